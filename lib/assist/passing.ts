import 'server-only'
import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Tx } from '@/db'
import { assists, assistTransfers, customers, managers } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import { type Actor, fullName, may } from '@/lib/auth/actor'
import { proveRecent } from '@/lib/auth/recent'
import { later, MINUTE, now } from '@/lib/clock'
import { tellChange } from '@/lib/live/event'
import { managerAccess, managersHere } from '@/lib/people/access'
import { missing, Refusal } from '@/lib/refusal'
import { begin, openAssist } from './commands'
import { givenConsent, markUsed } from './consent'
import { bringDraft, passDraft } from './drafts'
import { endingOf, endWithin } from './ending'
import type { DeclineOffer, OfferAssist, TakeAssist } from './input'
import { type AssistRow, timeEnding } from './standing'
import { targetOf } from './target'

/** How long a colleague is waited for. */
const OFFER_LIFE = 10 * MINUTE

/** Who could go on with an assist of this manager's: everybody else who may act for customers here. */
export const colleaguesOf = async ({ shop, account }: Actor) =>
  (await managersHere(shop, 'assist.start')).filter(({ id }) => id !== account?.id)

/**
 * Asks a colleague to go on with this assist. Until they do it is still this manager's, and of one assist one colleague
 * is asked at a time: the last one.
 */
export function offerAssist(actor: Actor, { to, words }: z.output<typeof OfferAssist>): Promise<{ name: string }> {
  return act(actor, 'assist.offer', {}, async (tx, note) => {
    const { assist, account, customer, shop } = actor
    if (!assist || !account || !customer) throw new Refusal('notAllowed', 'forbidden')
    note.about('assist', assist.id)
    const colleague = to === account.id ? undefined : await managerAccess(shop, to, tx)
    if (!colleague?.permissions.has('assist.start')) throw new Refusal('colleagueMayNot')
    const theirs = await openAssist(tx, { ...actor, account: { ...account, id: to } }, customer)
    if (theirs && !timeEnding(theirs, shop)) throw new Refusal('colleagueHelps')
    await withdrawWithin(tx, actor)
    const at = now()
    const expiresAt = new Date(Math.min(later(OFFER_LIFE, at).getTime(), assist.endsAt.getTime()))
    const whose = { shopId: shop.id, assistId: assist.id, customerId: customer.id }
    await tx
      .insert(assistTransfers)
      .values({ ...whose, fromManagerId: account.id, toManagerId: to, words, offeredAt: at, expiresAt })
    tellDesk(shop.id, to)
    note.changed(undefined, { to })
    return { name: colleague.name }
  })
}

/** Takes back what a colleague was asked, if they have not answered yet. */
export function withdrawOffer(actor: Actor): Promise<void> {
  return act(actor, 'assist.offer', {}, async (tx, note) => {
    if (!actor.assist) throw new Refusal('notAllowed', 'forbidden')
    note.about('assist', actor.assist.id)
    const withdrawn = await withdrawWithin(tx, actor)
    if (!withdrawn) return note.nothing()
    note.changed({ to: withdrawn.toManagerId }, undefined)
  })
}

/** "Not now": the assist stays where it is. */
export function declineOffer(actor: Actor, { transferId }: z.output<typeof DeclineOffer>): Promise<void> {
  return act(actor, 'assist.decline', { transfer: transferId }, async (tx, note) => {
    const offer = await claim(tx, actor, transferId, { isDeclined: true })
    note.about('assist', offer.assistId)
    note.concerning(offer.customerId)
  })
}

/**
 * Goes on with a colleague's assist under one's own name: with its reason, its draft, its lock and its notes. Theirs
 * ends in the same transaction; that one row ends decides who of several goes on. Whoever could not begin an assist for
 * this customer cannot take one over, and where the shop asks its customers, this one is asked anew.
 */
export async function takeAssist(actor: Actor, input: z.output<typeof TakeAssist>): Promise<{ id: string }> {
  await look(actor, 'assist.take')
  await proveRecent(actor, input.currentPassword)
  const asked = await offerTo(actor, input.transferId)
  if (!asked) throw new Refusal('offerIsOver')
  const scope = {
    assist: asked.assistId,
    assisting: `${actor.account?.id}:${asked.customerId}`,
    transfer: input.transferId,
  }
  return act(actor, 'assist.take', scope, async (tx, note) => {
    const offer = await claim(tx, actor, input.transferId)
    note.about('assist', offer.assistId)
    note.concerning(offer.customerId)
    const [old] = await tx.select().from(assists).where(eq(assists.id, offer.assistId))
    const customer = await targetOf(tx, actor, offer.customerId)
    if (!old || old.endedAt || (await endingOf(old, actor.shop))) throw new Refusal('offerIsOver')
    const own = await openAssist(tx, actor, customer)
    const overdue = own && timeEnding(own, actor.shop)
    if (own && !overdue) throw new Refusal('alreadyHelping')
    if (own && overdue) await endWithin(tx, own.id, overdue, actor.requestId)
    const consent = await givenConsent(tx, actor, customer.id)
    if (!(await endWithin(tx, old.id, 'passed-on', actor.requestId))) throw new Refusal('offerIsOver')
    const why = { customerId: customer.id, reason: old.reason, reasonText: old.reasonText, ticket: old.ticket }
    const started = note.also('assist.start')
    const assist = await begin(tx, actor, customer, { ...why, consent: consent?.way })
    if (consent) await markUsed(tx, consent.requestId, assist.id)
    await bringAlong(tx, old, assist.id, offer.words)
    if (!(await passDraft(tx, old.id, assist.id))) await bringDraft(tx, assist)
    await tx.update(assistTransfers).set({ takenAs: assist.id }).where(eq(assistTransfers.id, offer.id))
    started.about('assist', assist.id)
    started.concerning(customer.id)
    started.changed(null, { reason: assist.reason, ticket: assist.ticket, consent: assist.consent })
    note.changed({ assist: old.id, managerId: old.managerId }, { assist: assist.id })
    return { id: assist.id }
  })
}

/** Where the manager was, what they had locked, and what they had written down. */
async function bringAlong(tx: Tx, old: AssistRow, to: string, words: string) {
  const { inDraft, lockedUntil, lockEndedAt } = old
  const note = [words, old.note].filter(Boolean).join('\n')
  await tx.update(assists).set({ inDraft, lockedUntil, lockEndedAt, note }).where(eq(assists.id, to))
}

/** Ends an offer made to this manager, once. */
async function claim(tx: Tx, actor: Actor, transferId: string, as: { isDeclined?: true } = {}) {
  const [offer] = await tx
    .update(assistTransfers)
    .set({ endedAt: now(), ...as })
    .where(and(eq(assistTransfers.id, transferId), isToMe(actor), isWaiting()))
    .returning()
  if (!offer) throw new Refusal('offerIsOver')
  return offer
}

async function withdrawWithin(tx: Tx, { assist, shop }: Actor) {
  const [withdrawn] = await tx
    .update(assistTransfers)
    .set({ endedAt: now() })
    .where(and(eq(assistTransfers.assistId, assist?.id ?? ''), isNull(assistTransfers.endedAt)))
    .returning()
  if (withdrawn) tellDesk(shop.id, withdrawn.toManagerId)
  return withdrawn
}

const isWaiting = () => and(isNull(assistTransfers.endedAt), gt(assistTransfers.expiresAt, now()))

const isToMe = ({ account, shop }: Actor) =>
  and(eq(assistTransfers.toManagerId, account?.id ?? ''), eq(assistTransfers.shopId, shop.id))

/** A manager at the desk hears of what concerns them there as if they were a customer of theirs: by their own id. */
const tellDesk = (shopId: string, managerId: string) =>
  tellChange({ shopId, customerId: managerId, kind: 'assist', sessionId: null })

/** What colleagues ask this manager to go on with, as the desk shows it; only of assists that are open. */
export async function offersTo(actor: Actor) {
  if (!actor.account || actor.assist || !may(actor, 'assist.start')) return []
  const rows = await db
    .select({ transfer: assistTransfers, assist: assists, customer: customers, manager: managers })
    .from(assistTransfers)
    .innerJoin(assists, and(eq(assists.id, assistTransfers.assistId), isNull(assists.endedAt)))
    .innerJoin(customers, eq(customers.id, assistTransfers.customerId))
    .innerJoin(managers, eq(managers.id, assistTransfers.fromManagerId))
    .where(and(isToMe(actor), isWaiting()))
    .orderBy(assistTransfers.offeredAt, assistTransfers.id)
  return rows.map(({ transfer: { id, customerId, assistId, words, expiresAt }, assist, customer, manager }) => ({
    id,
    customerId,
    assistId,
    words,
    expiresAt,
    why: { reason: assist.reason, reasonText: assist.reasonText, ticket: assist.ticket },
    customer: fullName(customer),
    manager: `${manager.firstname} ${manager.lastname}`,
  }))
}

/** One of them, by its own id or by the customer's. */
export const offerTo = async (actor: Actor, id: string) =>
  (await offersTo(actor)).find((offer) => offer.id === id || offer.customerId === id)

/** The last colleague who was asked to go on with the assist in hand, and how that stands. */
export async function lastOffer({ assist }: Actor) {
  if (!assist) throw missing()
  const [row] = await db
    .select({ transfer: assistTransfers, manager: managers })
    .from(assistTransfers)
    .innerJoin(managers, eq(managers.id, assistTransfers.toManagerId))
    .where(eq(assistTransfers.assistId, assist.id))
    .orderBy(desc(assistTransfers.offeredAt), desc(assistTransfers.id))
    .limit(1)
  if (!row) return undefined
  const { endedAt, expiresAt, isDeclined } = row.transfer
  const name = `${row.manager.firstname} ${row.manager.lastname}`
  return { name, expiresAt, isDeclined, isWaiting: !endedAt && expiresAt > now() }
}

/** What a colleague who passed the assist in hand on wanted this manager to know, if they did. */
export async function passedWith({ assist, customer }: Actor) {
  if (!assist || !customer) return undefined
  const [row] = await db
    .select({ words: assistTransfers.words, manager: managers })
    .from(assistTransfers)
    .innerJoin(managers, eq(managers.id, assistTransfers.fromManagerId))
    .where(and(eq(assistTransfers.customerId, customer.id), eq(assistTransfers.takenAs, assist.id)))
  return row?.words ? { words: row.words, name: `${row.manager.firstname} ${row.manager.lastname}` } : undefined
}

/** Who went on with an assist that was passed on. */
export async function passedOnTo(assistId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ manager: managers })
    .from(assistTransfers)
    .innerJoin(managers, eq(managers.id, assistTransfers.toManagerId))
    .where(and(eq(assistTransfers.assistId, assistId), isNotNull(assistTransfers.takenAs)))
  return row && `${row.manager.firstname} ${row.manager.lastname}`
}
