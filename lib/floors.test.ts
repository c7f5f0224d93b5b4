import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/**
 * Versions below which a package has a hole that matters here (last looked through on 2026-11-22):
 * next and sharp: remote code execution; next-auth: e-mail look-alikes; nodemailer: header injection;
 * drizzle-orm: identifiers in SQL; better-sqlite3: its SQLite's corruption race.
 */
const floors: Record<string, string> = {
  next: '16.4.5',
  sharp: '0.35.5',
  'next-auth': '4.24.15',
  nodemailer: '9.0.1',
  'drizzle-orm': '0.45.2',
  'better-sqlite3': '12.8.0',
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version?: string }>
}

const isAtLeast = (version: string, floor: string) => {
  const [a, b] = [version, floor].map((text) => text.split('.').map(Number))
  const at = b!.findIndex((part, place) => part !== a![place])
  return at < 0 || a![at]! > b![at]!
}

describe('the lock', () => {
  test.each(Object.entries(floors))('has %s at %s or later, everywhere', (name, floor) => {
    const installed = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))

    expect(installed).not.toEqual([])
    expect(installed.map(([, { version }]) => version).filter((version) => !isAtLeast(version ?? '0', floor))).toEqual(
      [],
    )
  })

  test('names no registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"')
  })

  test('compares versions by number', () => {
    expect([isAtLeast('16.10.0', '16.4.5'), isAtLeast('16.4.5', '16.4.5'), isAtLeast('16.4.4', '16.4.5')]).toEqual([
      true,
      true,
      false,
    ])
  })
})
