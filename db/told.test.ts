import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { hear, rowsOf, tellAfter, transact } from '@/db'
import { isPostgres } from './dialect'
import { CHANNEL } from './hearing'

async function ear() {
  const heard: string[] = []
  const lost = vi.fn()
  const stop = await hear({ told: (message) => heard.push(message), lost })
  return { heard, lost, stop }
}

const say = (message: string) => transact({}, async () => tellAfter(message, message))

describe('what is told', () => {
  test('is heard in the order of the commits by everybody who listens, until they stop', async () => {
    const [one, two] = [await ear(), await ear()]
    await say('a')
    await vi.waitFor(() => expect([one.heard, two.heard]).toEqual([['a'], ['a']]))
    two.stop()
    await say('b')
    await vi.waitFor(() => expect([one.heard, two.heard]).toEqual([['a', 'b'], ['a']]))
    one.stop()
  })

  test('cannot be told where nothing is committed', () => {
    expect(() => tellAfter('a', 'a')).toThrow('belongs inside transact')
  })
})

/** Says `message` from a process of its own, which commits or rolls back. */
const elsewhere = (message: string, commits: boolean) =>
  promisify(execFile)(process.execPath, [
    '--conditions=react-server',
    '--import',
    'tsx',
    '--input-type=module',
    '--eval',
    `const { transact, tellAfter, close } = await import('./db/index.ts')
     const work = async () => { tellAfter('x', '${message}'); if (!${commits}) throw new Error('no') }
     await transact({}, work).catch(() => {})
     await close()`,
  ])

if (isPostgres) {
  describe('with more than one process', () => {
    test('what another one has committed is heard, what it rolled back is not', async () => {
      const { heard, stop } = await ear()
      await elsewhere('rolled back', false)
      await elsewhere('committed', true)
      await vi.waitFor(() => expect(heard).toEqual(['committed']))
      stop()
    })

    test('a line that was cut is opened again, and who listens is told that something may be lost', async () => {
      const { heard, lost, stop } = await ear()
      const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = ${CHANNEL}`
      await vi.waitFor(async () => expect(await rowsOf(cut)).toHaveLength(1))
      await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1), { timeout: 60_000 })
      await say('again')
      await vi.waitFor(() => expect(heard).toEqual(['again']))
      stop()
    })
  })
}
