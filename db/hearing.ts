import { Client } from 'pg'

/** Hears what committed transactions have told, and when something may have been told without its hearing it. */
export type Ear = { told(message: string): void; lost(): void }

/** Who hears what is told in this process. */
export function ears() {
  const all = new Set<Ear>()
  return {
    add: (ear: Ear) => {
      all.add(ear)
      return () => void all.delete(ear)
    },
    told: (message: string) => {
      for (const ear of all) ear.told(message)
    },
    lost: () => {
      for (const ear of all) ear.lost()
    },
  }
}

export const CHANNEL = 'behalf_live'

const LONGEST_WAIT = 10_000
/** A line that has died without a word is found out by asking. */
const ASK_EVERY = 15_000

/**
 * One connection that listens to what every process tells, opened by the first who wants to hear. When it breaks it is
 * opened again, and everybody is told that something may have been lost meanwhile.
 */
export function hearing(connectionString: string) {
  const all = ears()
  let client: Client | undefined
  let opening: Promise<void> | undefined
  let again: NodeJS.Timeout | undefined
  let tries = 0
  let closed = false

  async function open() {
    const fresh = new Client({
      connectionString,
      application_name: CHANNEL,
      keepAlive: true,
      query_timeout: 5_000,
      connectionTimeoutMillis: 5_000,
    })
    client = fresh
    fresh.on('error', () => gone(fresh))
    fresh.on('end', () => gone(fresh))
    fresh.on('notification', ({ payload }) => all.told(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
      if (tries > 0) all.lost()
      tries = 0
      const asking = setInterval(() => fresh.query('select 1').catch(() => gone(fresh)), ASK_EVERY).unref()
      fresh.once('end', () => clearInterval(asking))
    } catch {
      gone(fresh)
    }
  }

  function gone(which: Client) {
    if (client !== which || closed) return
    client = undefined
    which.end().catch(() => {})
    again = setTimeout(
      () => void open(),
      Math.min(100 * 2 ** tries++, LONGEST_WAIT) * (0.5 + Math.random() / 2),
    ).unref()
  }

  return {
    hear: async (ear: Ear) => {
      const stop = all.add(ear)
      opening ??= open()
      await opening
      return stop
    },
    close: async () => {
      closed = true
      clearTimeout(again)
      await client?.end().catch(() => {})
    },
  }
}
