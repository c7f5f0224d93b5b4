import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('three kills in the middle of everything lose nothing that anybody was told', { timeout: 300_000 }, () => {
  const server = process.env.TEST_POSTGRES_URL
  const args = ['scripts/kill-cycles.mjs', '--cycles', '3', '--seed', '1922', ...(server ? ['--db', server] : [])]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect({ status, stderr, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('0 violations') })
})
