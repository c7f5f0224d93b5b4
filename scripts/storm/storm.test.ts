import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('whatever 5 managers and 20 customers do at once, every line has its history', { timeout: 240_000 }, () => {
  const args = ['scripts/storm.mjs', '--actions', '600', '--seed', '1922']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect({ status, stderr, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('seed 1922: clean') })
})
