import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { DAY, now } from './clock'

test('time is moved by a file that is named only after the clock was read', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'behalf-clock-')), 'clock')
  writeFileSync(file, String(DAY))
  vi.stubEnv('CLOCK_FILE', file)
  const moved = now().getTime() - Date.now()
  vi.unstubAllEnvs()
  expect(moved).toBeGreaterThan(DAY / 2)
})
