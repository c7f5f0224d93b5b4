import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, assists, customers, managers } from '@/db/schema'
import { fullName } from '@/lib/auth/actor'
import { hasRoomForNotice, timeForNotice } from '@/lib/auth/letter-room'
import { queueMail } from '@/lib/mail/outbox'
import { shopById } from '@/lib/shops/queries'
import { consentPolicy } from './consent'
import { deedsOf } from './deeds'
import { endedLetter, takenBackLetter } from './letters'
import type { AssistRow } from './standing'

/**
 * Tells the customer what was done for them, where the shop promises that (SHOP_SF_ASSIST_CONSENT: notify or ask). After
 * many such letters what was done is told later, and that nothing was is told no more.
 */
export async function noticeOfEnd(tx: Tx, assist: AssistRow & { endedAt: Date | null }) {
  const told = await whoIsTold(tx, assist)
  if (!told || !assist.endedAt) return
  const { id, reason, reasonText, startedAt, endedAt } = assist
  const deeds = await deedsOf([id], tx)
  const { recipient } = told.reader
  if (deeds.length === 0 && !(await hasRoomForNotice(tx, recipient))) return
  const letter = endedLetter({ id, reason, reasonText, startedAt, endedAt, deeds, ...told.names }, told.reader)
  await queueMail(tx, { ...letter, notBefore: deeds.length > 0 ? await timeForNotice(tx, recipient) : undefined })
}

/** Tells the customer, in the same shops, that the manager has put back something of what was done for them. */
export async function noticeOfTakingBack(tx: Tx, assistId: string, taken: { id: string }[]) {
  const [assist] = await tx.select().from(assists).where(eq(assists.id, assistId))
  const [first] = taken
  const told = assist && (await whoIsTold(tx, assist))
  if (!told || !first) return
  // A change is taken back once: with the first of them it is one letter.
  const facts = { id: first.id, count: taken.length, startedAt: assist.startedAt }
  const letter = takenBackLetter({ ...facts, ...told.names }, told.reader)
  await queueMail(tx, { ...letter, notBefore: await timeForNotice(tx, told.reader.recipient) })
}

/** Whom a notice goes to, and who acted for them; nobody where the shop promises none. */
async function whoIsTold(tx: Tx, assist: AssistRow) {
  const shop = await shopById(assist.shopId, tx)
  if (!shop || consentPolicy(shop) === 'none') return undefined
  const [people] = await tx
    .select({ customer: customers, email: accounts.email, manager: managers })
    .from(customers)
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .innerJoin(managers, eq(managers.id, assist.managerId))
    .where(eq(customers.id, assist.customerId))
  if (!people) return undefined
  const { customer, email, manager } = people
  return {
    names: { name: fullName(customer), manager: `${manager.firstname} ${manager.lastname}` },
    reader: { shop, locale: customer.locale, recipient: email },
  }
}
