import 'server-only'
import { assertDurable } from '@/db'
import { knowAddresses } from '@/lib/auth/address'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { allJobs } from './all'
import { stopBeingReady } from './ready'
import { runDueJobs } from './runner'

const TICK = 500
/** A request that has not ended by then is cut: a slow client must not keep the process alive for ever. */
const GRACE = 10_000

/** What the process does when it starts: refuse a wrong configuration, check the database, begin the jobs. */
export async function startProcess() {
  try {
    env()
    await assertDurable()
    knowAddresses()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
  let running = true
  process.once('SIGTERM', () => {
    running = false
    stopBeingReady()
    setTimeout(() => process.exit(143), GRACE).unref()
  })
  const tick = async () => {
    if (!running) return
    await runDueJobs(allJobs).catch((error) => log.error({ err: error }, 'the jobs could not run'))
    setTimeout(tick, TICK).unref()
  }
  setTimeout(tick, TICK).unref()
  log.info({ mail: env().MAIL }, 'started')
}
