import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { jobs } from '@/db/schema'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { runDueJobs } from './runner'

const counting = (name: string, work: () => Promise<unknown> = async () => {}) => {
  const run = async () => {
    job.runs++
    await work()
  }
  const job = { name, everyMs: MINUTE, runs: 0, run }
  return job
}

describe('a job', () => {
  test('runs when it is due, and not before', async () => {
    const job = counting('due')

    await runDueJobs([job])
    await runDueJobs([job])
    setClock(MINUTE + 1_000)
    await runDueJobs([job])
    setClock(0)

    expect(job.runs).toBe(2)
  })

  test('runs once, however many processes ask at the same time', async () => {
    const job = counting('once', () => new Promise((resolve) => setTimeout(resolve, 20)))

    await Promise.all(Array.from({ length: 8 }, () => runDueJobs([job])))

    expect(job.runs).toBe(1)
  })

  test('that fails is noted, tried again in its turn, and stops no other', async () => {
    const broken = counting('broken', () => Promise.reject(new TypeError('secret detail')))
    const fine = counting('fine')

    await runDueJobs([broken, fine])

    const [row] = await db.select().from(jobs).where(eq(jobs.name, 'broken'))
    expect(row).toMatchObject({ lastError: 'TypeError', leasedUntil: null })
    expect(fine.runs).toBe(1)
  })

  test('whose process died is taken over when its lease is out', async () => {
    const job = counting('orphan', () => new Promise(() => {}))
    void runDueJobs([job])
    await new Promise((resolve) => setTimeout(resolve, 30))
    const heir = counting('orphan')

    await runDueJobs([heir])
    expect(heir.runs).toBe(0)
    setClock(3 * MINUTE)
    await runDueJobs([heir])
    setClock(0)

    expect(heir.runs).toBe(1)
  })
})
