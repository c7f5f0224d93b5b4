import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { accounts, shops } from '@/db/schema'

const load = (flags: string[], values: Record<string, string>) => {
  const env = { ...process.env, NODE_ENV: 'production', ...values } as NodeJS.ProcessEnv
  return spawnSync(process.execPath, ['scripts/run.mjs', 'db/seed/index.ts', ...flags], { env, encoding: 'utf8' })
}

test('a new production system has nobody in it, and takes no demo with known passwords unless it is told to', async () => {
  for (const said of ['', 'no']) {
    const { status, stderr } = load(['--reset'], { LOAD_DEMO: said })
    expect([status, stderr]).toEqual([1, expect.stringContaining('known passwords')])
  }
  expect(await db.$count(accounts)).toBe(0)
  expect(await db.$count(shops)).toBe(0)
})
