import 'server-only'
import { and, asc, eq, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { db, transact } from '@/db'
import { mails } from '@/db/schema'
import { later, MINUTE, now } from '@/lib/clock'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { keptOnceSent } from './keys'
import { type Mailer, mailerOf } from './mailer'

/** After this many tries a letter is given up, for somebody to look at. */
const MOST_ATTEMPTS = 8
/** How long a worker has a letter to itself. If it dies meanwhile, another one takes over. */
const LEASE = 2 * MINUTE
const AT_ONCE = 50

let carrier: Mailer | undefined
const configured = () => {
  carrier ??= mailerOf(env())
  return carrier
}

type Mail = typeof mails.$inferSelect

/**
 * A job: sends what is due and answers how many letters left. Any number of workers may run at once; each
 * letter is claimed by one of them. A letter that could not leave is tried again, later each time, and so long
 * the later letters to the same address wait: nobody reads that their order has left before it was confirmed.
 */
export async function deliverDueMails(mailer: Mailer = configured()): Promise<number> {
  let sent = 0
  const waiting = new Set<string>() // saves asking: claim() would refuse the letters behind them anyway
  for (const { id, recipient } of await dueMails()) {
    if (waiting.has(recipient)) continue
    const mail = await claim(id)
    if (mail && (await deliver(mail, mailer))) sent++
    else waiting.add(recipient)
  }
  return sent
}

const isDue = () =>
  and(eq(mails.state, 'queued'), lte(mails.dueAt, now()), or(isNull(mails.leasedUntil), lt(mails.leasedUntil, now())))

/** Letters to the same address that were written earlier and have neither left nor been given up. */
const noneBefore = (which = sql`true`) => sql`not exists (
  select 1 from mails e
  where e.recipient = ${mails.recipient} and e.state = 'queued' and ${which}
    and (e.created_at < ${mails.createdAt} or (e.created_at = ${mails.createdAt} and e.id < ${mails.id})))`

/** What waits for its time, or is in another worker's hands. */
const isAway = () =>
  sql`(e.due_at > ${sql.param(now(), mails.dueAt)} or e.leased_until >= ${sql.param(now(), mails.leasedUntil)})`

/** Oldest first, without those that wait for an earlier one: however many they are, the others get their turn. */
const dueMails = () =>
  db
    .select({ id: mails.id, recipient: mails.recipient })
    .from(mails)
    .where(and(isDue(), noneBefore(isAway())))
    .orderBy(asc(mails.createdAt), asc(mails.id))
    .limit(AT_ONCE)

/** The letter, if this worker is the one that got it. A try counts from here, whatever becomes of it. */
function claim(id: string): Promise<Mail | undefined> {
  return transact({ mail: id }, async (tx) => {
    const [mail] = await tx
      .update(mails)
      .set({ leasedUntil: later(LEASE), attempts: sql`${mails.attempts} + 1` })
      .where(and(eq(mails.id, id), isDue(), noneBefore()))
      .returning()
    return mail
  })
}

async function deliver(mail: Mail, mailer: Mailer): Promise<boolean> {
  try {
    await mailer(mail)
  } catch (error) {
    await postpone(mail, reasonOf(error))
    return false
  }
  const kept = env().MAIL === 'local' ? {} : keptOnceSent(mail) // the local mailbox is where they are read
  await settle(mail, { ...kept, state: 'sent', sentAt: now(), lastError: null })
  return true
}

/** One minute after the first failure, then two, four, eight … */
async function postpone(mail: Mail, lastError: string) {
  const dead = mail.attempts >= MOST_ATTEMPTS
  const dueAt = later(MINUTE * 2 ** (mail.attempts - 1))
  log.error(
    { mail: mail.id, template: mail.template, attempts: mail.attempts, dead, lastError },
    'a letter did not leave',
  )
  await settle(mail, { state: dead ? 'dead' : 'queued', dueAt, lastError })
}

async function settle(mail: Mail, values: Partial<Mail>) {
  await transact({ mail: mail.id }, async (tx) => {
    await tx
      .update(mails)
      .set({ ...values, leasedUntil: null })
      .where(and(eq(mails.id, mail.id), eq(mails.attempts, mail.attempts)))
  })
}

/** What went wrong, without anybody's address in it. */
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : 'unknown').replace(/\S+@\S+/g, '…').slice(0, 300)
