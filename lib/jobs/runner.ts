import 'server-only'
import { and, eq, isNull, lt, lte, or } from 'drizzle-orm'
import { db, transact } from '@/db'
import { jobs } from '@/db/schema'
import { later, MINUTE, now } from '@/lib/clock'
import { log } from '@/lib/log'

/** Recurring work. It must be safe to run twice: a process may die between its work and writing that down. */
export type Job = { name: string; everyMs: number; run(): Promise<unknown> }

const LEASE = 2 * MINUTE

/** Runs what is due side by side, each job in one process at a time. A job that fails is logged and tried again in its turn. */
export async function runDueJobs(all: Job[]): Promise<void> {
  await Promise.all(all.map(runIfDue))
}

async function runIfDue(job: Job) {
  if (!(await mayBeDue(job)) || !(await claim(job))) return
  let lastError: string | null = null
  try {
    await job.run()
  } catch (error) {
    lastError = error instanceof Error ? error.name : 'unknown'
    log.error({ err: error, job: job.name }, 'a job failed')
  }
  await finish(job, lastError)
}

/** A look that costs nobody a turn at writing: most of the time nothing is due. */
async function mayBeDue({ name }: Job): Promise<boolean> {
  const [row] = await db.select({ dueAt: jobs.dueAt }).from(jobs).where(eq(jobs.name, name))
  return !row || row.dueAt <= now()
}

async function claim(job: Job): Promise<boolean> {
  return transact({ job: job.name }, async (tx) => {
    const at = now()
    await tx.insert(jobs).values({ name: job.name, dueAt: at }).onConflictDoNothing()
    const claimed = await tx
      .update(jobs)
      .set({ leasedUntil: later(LEASE, at) })
      .where(and(eq(jobs.name, job.name), lte(jobs.dueAt, at), or(isNull(jobs.leasedUntil), lt(jobs.leasedUntil, at))))
      .returning()
    return claimed.length === 1
  })
}

async function finish(job: Job, lastError: string | null) {
  const at = now()
  await transact({ job: job.name }, async (tx) => {
    await tx
      .update(jobs)
      .set({ leasedUntil: null, lastRunAt: at, lastError, dueAt: later(job.everyMs, at) })
      .where(eq(jobs.name, job.name))
  })
}
