import 'server-only'
import { assertDurable } from '@/db'
import { knowAddresses } from '@/lib/auth/address'
import { env } from '@/lib/env'
import { startHearing, stopHearing } from '@/lib/live/hub'
import { log } from '@/lib/log'
import { allJobs } from './all'
import { stopBeingReady } from './ready'
import { type Job, runDueJobs } from './runner'

const TICK = 500
/** A request that has not ended by then is cut: a slow client must not keep the process alive for ever. */
const GRACE = 10_000

/** What the process does when it starts: refuse a wrong configuration, check the database, hear of what changes, begin the jobs. */
export async function startProcess() {
  try {
    env()
    await assertDurable()
    // Before the first page: one that was made earlier would have to look again, for what nobody has heard.
    await startHearing()
    knowAddresses()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
  let running = true
  process.once('SIGTERM', () => {
    running = false
    stopBeingReady()
    stopHearing()
    setTimeout(() => process.exit(143), GRACE).unref()
  })
  // Each in a loop of its own: one that waits for a slow gateway must not keep the letters waiting.
  const loop = async (job: Job) => {
    if (!running) return
    await runDueJobs([job]).catch((error) => log.error({ err: error, job: job.name }, 'a job could not run'))
    setTimeout(loop, TICK, job).unref()
  }
  for (const job of allJobs) setTimeout(loop, TICK, job).unref()
  log.info({ mail: env().MAIL }, 'started')
}
