import 'server-only'
import { createHmac, randomInt } from 'node:crypto'
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Reader, type Tx } from '@/db'
import { newId } from '@/db/id'
import { assistRequests, customers, managers } from '@/db/schema'
import type { ConsentWay } from '@/db/words'
import { act, look, type Note } from '@/lib/audit/act'
import { type Actor, type Customer, fullName } from '@/lib/auth/actor'
import { proveRecent } from '@/lib/auth/recent'
import { HOUR, later, MINUTE, now } from '@/lib/clock'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail/outbox'
import { missing, Refusal } from '@/lib/refusal'
import { attribute, type Shop } from '@/lib/shops/shop'
import type { AnswerRequest, EnterCode, SpokenConsent, StartAssist } from './input'
import { codeLetter } from './letters'
import { openAssistsOf } from './queries'
import { demandReason, targetOf } from './target'

/** How long a request waits for its answer, and a "yes" for the assist to begin. */
const REQUEST_LIFE = 10 * MINUTE
/** Wrong codes before a request is dead: a guess is right once in 200,000 requests. */
const TRIES = 5
/** Requests to one customer in an hour, whoever asks. */
const REQUESTS_AN_HOUR = 5

export type ConsentPolicy = 'none' | 'notify' | 'ask'

/** What the shop promises its customers (SHOP_SF_ASSIST_CONSENT): nothing, a letter afterwards, or to be asked before. */
export function consentPolicy(shop: Shop): ConsentPolicy {
  const value = attribute(shop, 'SHOP_SF_ASSIST_CONSENT')
  return value === 'ask' || value === 'notify' ? value : 'none'
}

/**
 * Asks a customer for leave to act for them: nothing of theirs can be reached yet. An older request of this sign-in for
 * them is over. Refuses whom one may not act for, and a sixth request in an hour.
 */
export async function askConsent(actor: Actor, input: z.output<typeof StartAssist>): Promise<{ id: string }> {
  await look(actor, 'assist.ask')
  await proveRecent(actor, input.currentPassword)
  const scope = { asking: input.customerId }
  return act(actor, 'assist.ask', scope, async (tx, note) => {
    note.about('customer', input.customerId)
    const { account, shop } = actor
    if (!account) throw new Refusal('notAllowed', 'forbidden')
    const customer = await targetOf(tx, actor, input.customerId)
    note.concerning(customer.id)
    demandReason(shop, input)
    const at = now()
    const ofCustomer = and(eq(assistRequests.customerId, customer.id), eq(assistRequests.shopId, shop.id))
    const lately = await tx.$count(assistRequests, and(ofCustomer, gt(assistRequests.askedAt, later(-HOUR, at))))
    if (lately >= REQUESTS_AN_HOUR) throw new Refusal('tooOften', 'throttled', { minutes: 60 })
    await tx
      .update(assistRequests)
      .set({ expiresAt: at })
      .where(and(ofCustomer, eq(assistRequests.sessionId, account.sessionId), isUsable()))
    const id = newId()
    await tx.insert(assistRequests).values({
      id,
      shopId: shop.id,
      managerId: account.id,
      sessionId: account.sessionId,
      customerId: customer.id,
      reason: input.reason,
      reasonText: input.reasonText,
      ticket: input.ticket,
      askedAt: at,
      expiresAt: later(REQUEST_LIFE, at),
      triesLeft: TRIES,
    })
    note.about('assist-request', id)
    note.changed(null, { reason: input.reason, ticket: input.ticket })
    return { id }
  })
}

/** A request of this sign-in with the customer's name, as its page shows it; undefined for anybody else and when it is over. */
export async function ownRequest(actor: Actor, id: string) {
  if (!actor.account || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  const [row] = await db
    .select({ request: assistRequests, customer: customers })
    .from(assistRequests)
    .innerJoin(customers, eq(customers.id, assistRequests.customerId))
    .where(and(eq(assistRequests.id, id), ofSession(actor), isUsable()))
  return row && { ...row.request, customerName: fullName(row.customer) }
}

/** Who is asking this customer for leave at the moment, for the customer's own screens. */
export async function requestsTo(actor: Actor) {
  if (!actor.customer || actor.assist || consentPolicy(actor.shop) !== 'ask') return []
  const rows = await db
    .select({
      id: assistRequests.id,
      reason: assistRequests.reason,
      reasonText: assistRequests.reasonText,
      manager: { firstname: managers.firstname, lastname: managers.lastname },
    })
    .from(assistRequests)
    .innerJoin(managers, eq(managers.id, assistRequests.managerId))
    .where(and(ofCustomer(actor), isUsable(), isNull(assistRequests.answer)))
    .orderBy(assistRequests.askedAt, assistRequests.id)
  return rows.map(({ manager, ...row }) => ({ ...row, manager: `${manager.firstname} ${manager.lastname}` }))
}

/** Sends the customer a letter with six digits to read out; once for a request. Nobody else ever sees them. */
export function sendCode(actor: Actor, requestId: string): Promise<void> {
  return deal(actor, requestId, async (tx, note, request, customer) => {
    if (request.codeDigest) throw new Refusal('codeSent')
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    await tx
      .update(assistRequests)
      .set({ codeDigest: digestOf(requestId, code) })
      .where(eq(assistRequests.id, requestId))
    const manager = actor.account?.name ?? ''
    const reader = { shop: actor.shop, locale: customer.locale, recipient: customer.email }
    await queueMail(tx, codeLetter({ requestId, code, manager, name: fullName(customer) }, reader))
    note.changed(null, { code: 'sent' })
  })
}

/** Takes the digits that the customer read out. Wrong ones are counted; after five the request is over. */
export async function enterCode(actor: Actor, { requestId, code }: z.output<typeof EnterCode>): Promise<void> {
  const right = await deal(actor, requestId, async (tx, note) => {
    const [tried] = await tx
      .update(assistRequests)
      .set({ triesLeft: sql`${assistRequests.triesLeft} - 1` })
      .where(
        and(eq(assistRequests.id, requestId), gt(assistRequests.triesLeft, 0), isNotNull(assistRequests.codeDigest)),
      )
      .returning()
    if (!tried) throw missing()
    const isRight = tried.codeDigest === digestOf(requestId, code)
    if (isRight) await answerWithin(tx, requestId, 'given', 'code')
    else if (tried.triesLeft === 0)
      await tx.update(assistRequests).set({ expiresAt: now() }).where(eq(assistRequests.id, requestId))
    note.changed(null, { code: isRight ? 'right' : 'wrong', triesLeft: tried.triesLeft })
    return isRight
  })
  if (!right) throw new Refusal('checkFields', 'invalid', {}, { code: 'wrongCode' })
}

/** Writes down that the customer said yes on the telephone, with what they said yes to. */
export function recordSpoken(actor: Actor, { requestId, words }: z.output<typeof SpokenConsent>): Promise<void> {
  return deal(actor, requestId, async (tx, note) => {
    await answerWithin(tx, requestId, 'given', 'spoken')
    await tx.update(assistRequests).set({ words }).where(eq(assistRequests.id, requestId))
    note.changed(null, { consent: 'spoken', spokenText: words })
  })
}

/** The customer's own answer, on their own screen. */
export function answerRequest(actor: Actor, { requestId, answer }: z.output<typeof AnswerRequest>): Promise<void> {
  return act(actor, 'assist.answer', { asking: actor.customer?.id ?? '' }, async (tx, note) => {
    note.about('assist-request', requestId)
    const [open] = await tx
      .select({ id: assistRequests.id })
      .from(assistRequests)
      .where(and(eq(assistRequests.id, requestId), ofCustomer(actor), isUsable(), isNull(assistRequests.answer)))
    if (!open) throw missing()
    await answerWithin(tx, requestId, answer, 'screen')
    note.changed(null, { answer })
  })
}

/** Whether the customer has to be asked before this sign-in may act for them: it does not act already, nor has their "yes". */
export async function mustAsk(actor: Actor, customerId: string): Promise<boolean> {
  if (consentPolicy(actor.shop) !== 'ask') return false
  const open = await openAssistsOf(actor)
  return !open.some((assist) => assist.customerId === customerId) && !(await yesOf(db, actor, customerId))
}

/**
 * The "yes" that an assist about to begin in this transaction uses up; throws where there is none. How they agreed is
 * kept with the assist. In shops that do not ask there is nothing to use.
 */
export async function givenConsent(tx: Tx, actor: Actor, customerId: string) {
  if (consentPolicy(actor.shop) !== 'ask') return null
  const given = await yesOf(tx, actor, customerId)
  if (!given?.way) throw new Refusal('consentNeeded', 'forbidden')
  return { requestId: given.id, way: given.way }
}

async function yesOf(reader: Reader, actor: Actor, customerId: string) {
  const [given] = await reader
    .select({ id: assistRequests.id, way: assistRequests.way })
    .from(assistRequests)
    .where(
      and(eq(assistRequests.customerId, customerId), ofSession(actor), isUsable(), eq(assistRequests.answer, 'given')),
    )
  return given
}

/** Ties a used "yes" to its assist: once. */
export async function markUsed(tx: Tx, requestId: string, assistId: string) {
  await tx.update(assistRequests).set({ assistId }).where(eq(assistRequests.id, requestId))
}

type Request = typeof assistRequests.$inferSelect

/** What the asking manager does with a request of theirs that is still open, and for a customer they may still act for. */
function deal<T>(
  actor: Actor,
  requestId: string,
  work: (tx: Tx, note: Note, request: Request, customer: Customer) => Promise<T>,
): Promise<T> {
  return act(actor, 'assist.consent', { request: requestId }, async (tx, note) => {
    note.about('assist-request', requestId)
    const [request] = await tx
      .select()
      .from(assistRequests)
      .where(and(eq(assistRequests.id, requestId), ofSession(actor), isUsable(), isNull(assistRequests.answer)))
    if (!request) throw missing()
    const customer = await targetOf(tx, actor, request.customerId)
    note.concerning(customer.id)
    return work(tx, note, request, customer)
  })
}

async function answerWithin(tx: Tx, requestId: string, answer: 'given' | 'refused', way: ConsentWay) {
  const at = now()
  const [answered] = await tx
    .update(assistRequests)
    .set({ answer, way, answeredAt: at, expiresAt: later(REQUEST_LIFE, at) })
    .where(and(eq(assistRequests.id, requestId), isNull(assistRequests.answer)))
    .returning({ id: assistRequests.id })
  if (!answered) throw missing()
}

const isUsable = () => and(isNull(assistRequests.assistId), gt(assistRequests.expiresAt, now()))

const ofSession = ({ account, shop }: Actor) =>
  and(eq(assistRequests.sessionId, account?.sessionId ?? ''), eq(assistRequests.shopId, shop.id))

const ofCustomer = ({ customer, shop }: Actor) =>
  and(eq(assistRequests.customerId, customer?.id ?? ''), eq(assistRequests.shopId, shop.id))

/** Six digits are few: their digest is keyed, so that whoever reads the database cannot try them all. */
const digestOf = (requestId: string, code: string) =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`consent ${requestId} ${code}`).digest('base64url')
