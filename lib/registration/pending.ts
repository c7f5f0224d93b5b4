import 'server-only'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customerShops, customers, registrations } from '@/db/schema'
import { now } from '@/lib/clock'
import { writeAttributes } from '@/lib/people/attributes'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { consentsIn, namesIn, replaceAnswers, type Said } from './answers'
import { tellShop } from './letters'
import { needsLook } from './look'

type Pending = Said & { accountId: string; linkId: string | null; written: boolean }

/** Keeps what was answered until somebody shows, by a letter's link, whose answers these are. */
export const keepAnswers = (tx: Tx, { accountId, linkId, type, answers, written }: Pending) =>
  tx.insert(registrations).values({ accountId, linkId, type, answers, written, createdAt: now() })

/** What is pending for an account, the newest first; nothing for those that somebody else wrote down. */
export const pendingFor = (tx: Tx, accountId: string) =>
  tx
    .select()
    .from(registrations)
    .where(eq(registrations.accountId, accountId))
    .orderBy(desc(registrations.createdAt), desc(registrations.id))

/**
 * Whoever waits to be let in has no link: what they answered last is what the shop looks at. Answers what the customer
 * is now; the same once more changes nothing, and nothing is changed once they have been let in.
 */
export async function answerAgain(
  tx: Tx,
  customerId: string,
  { accountId, type, answers }: Said & { accountId: string },
) {
  const [known] = await tx.select().from(registrations).where(waitsAs(accountId))
  if (known && wordsOf(known) === wordsOf({ type, answers })) return 'same'
  const [before] = await tx.delete(registrations).where(waitsAs(accountId)).returning()
  if (!before) return 'letIn'
  await replaceAnswers(tx, customerId, before, { type, answers })
  await keepAnswers(tx, { accountId, linkId: null, type, answers, written: true })
  return 'changed'
}

const wordsOf = ({ type, answers }: Said) => JSON.stringify([type, Object.entries(answers).sort()])
const waitsAs = (accountId: string) => and(eq(registrations.accountId, accountId), isNull(registrations.linkId))

/** Whoever lets somebody in has looked at what they answer now; what they answer is held until that is done. */
export async function demandLookedAt(tx: Tx, accountId: string, shown = '') {
  const current = await tx
    .update(registrations)
    .set({ written: true })
    .where(and(eq(registrations.accountId, accountId), eq(registrations.written, true)))
    .returning({ id: registrations.id })
  if ((current[0]?.id ?? '') !== shown) throw new Refusal('answersChanged')
}

/** What the shop has looked at belongs to the letter with which it lets them in: no later answers take its place. */
export const letInAs = (tx: Tx, accountId: string, linkId: string) =>
  tx.update(registrations).set({ linkId }).where(waitsAs(accountId))

/**
 * Makes the answers of the registration whose link is used those of the customer, in the place of whatever somebody
 * else may have answered, along with the yes and no that only they may say. The other registrations are forgotten. A
 * link that the shop has sent belongs to what it looked at. Where the shop looks at a type first, nobody is let in by
 * answers that it has not seen.
 */
export async function takeAnswers(tx: Tx, shop: Shop, accountId: string, linkId: string): Promise<void> {
  const all = await pendingFor(tx, accountId)
  const taken = all.find((one) => one.linkId === linkId)
  await tx.delete(registrations).where(eq(registrations.accountId, accountId))
  const customer = await newcomerOf(tx, accountId)
  if (!taken || !customer) return
  const before = all.find(({ written }) => written)
  if (!taken.written && before) {
    await replaceAnswers(tx, customer.id, before, taken)
    if (needsLook(shop, taken.type)) {
      const here = and(eq(customerShops.customerId, customer.id), eq(customerShops.shopId, shop.id))
      await tx.update(customerShops).set({ enabled: false }).where(here)
      const [row] = await tx.select().from(customers).where(eq(customers.id, customer.id))
      await tellShop(tx, shop, row!, linkId)
    }
  }
  await writeAttributes(tx, customer.id, consentsIn(taken.answers))
}

/**
 * Whoever chooses their first password by asking for a new one has used nobody's registration: no address and nothing
 * else of what somebody answered becomes theirs, but what they are called.
 */
export async function dropAnswers(tx: Tx, accountId: string): Promise<void> {
  const before = (await pendingFor(tx, accountId)).find(({ written }) => written)
  await tx.delete(registrations).where(eq(registrations.accountId, accountId))
  const customer = await newcomerOf(tx, accountId)
  if (!before || !customer) return
  await replaceAnswers(tx, customer.id, before, { type: customer.type, answers: namesIn(before.answers) })
}

/** The customer of an account that nobody has chosen a password for. */
async function newcomerOf(tx: Tx, accountId: string) {
  const [customer] = await tx
    .select({ id: customers.id, type: customers.type })
    .from(customers)
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(eq(accounts.id, accountId), isNull(accounts.passwordHash)))
  return customer
}
