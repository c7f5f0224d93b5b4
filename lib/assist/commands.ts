import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db'
import { assists } from '@/db/schema'
import type { ConsentWay } from '@/db/words'
import { act, look, type Note } from '@/lib/audit/act'
import { type Actor, type Customer, may } from '@/lib/auth/actor'
import { isStale, proveRecent } from '@/lib/auth/recent'
import { later, now } from '@/lib/clock'
import { customerAccess } from '@/lib/people/access'
import { isHidden } from '@/lib/people/policy'
import { markVisit } from '@/lib/people/recent'
import { missing, Refusal } from '@/lib/refusal'
import { consentPolicy, givenConsent, markUsed } from './consent'
import { bringDraft } from './drafts'
import { endWithin } from './ending'
import type { AssistNote, StartAssist } from './input'
import { assistLimits } from './limits'
import { reasonsOf } from './reasons'
import { timeEnding } from './standing'
import { demandReason, targetOf } from './target'

/**
 * Begins to act for a customer: writes the assist and its audit row, or neither. Nothing of the customer is
 * touched. Whoever cannot be acted for (unknown, of another shop, hidden, disabled, locked, a manager) gets
 * one and the same refusal. Where the shop asks its customers, their "yes" is used up by it. A second start for
 * the same customer continues the assist that is open.
 */
export async function startAssist(actor: Actor, input: z.output<typeof StartAssist>): Promise<{ id: string }> {
  await look(actor, 'assist.start')
  await proveRecent(actor, input.currentPassword)
  const { account, shop } = actor
  const scope = { assisting: `${account?.id}:${input.customerId}` }
  return act(actor, 'assist.start', scope, async (tx, note) => {
    note.about('customer', input.customerId)
    if (!account || actor.assist) throw new Refusal('notAllowed', 'forbidden')
    const customer = await targetOf(tx, actor, input.customerId)
    note.concerning(customer.id)
    demandReason(shop, input)
    const open = await openAssist(tx, actor, customer)
    const overdue = open && timeEnding(open, shop)
    if (open && !overdue && open.sessionId === account.sessionId) {
      note.nothing()
      return open
    }
    if (open) await endWithin(tx, open.id, overdue ?? 'signed-out', actor.requestId) // or left open in another browser
    const consent = await givenConsent(tx, actor, customer.id)
    const assist = await begin(tx, actor, customer, { ...input, consent: consent?.way })
    await bringDraft(tx, assist)
    if (consent) await markUsed(tx, consent.requestId, assist.id)
    note.about('assist', assist.id)
    note.changed(null, { reason: assist.reason, ticket: assist.ticket, consent: assist.consent })
    return assist
  })
}

/**
 * Begins to act for a customer whom this very transaction has made; null if the manager may not, or if the shop
 * hides such a customer from them.
 */
export async function assistNewcomer(tx: Tx, note: Note, actor: Actor, customerId: string): Promise<string | null> {
  if (!may(actor, 'assist.start') || !actor.account || actor.assist) return null
  if (await isStale(actor, tx)) return null // their password is asked for on the customer's page
  const customer = await customerAccess(actor.shop, { customerId }, tx)
  if (!customer || isHidden(actor.shop, customer)) return null
  const started = note.also('assist.start')
  const consent = consentPolicy(actor.shop) === 'ask' ? 'registered' : undefined
  const why = { customerId, reason: 'account', reasonText: '', ticket: '', consent } as const
  const assist = await begin(tx, actor, customer, why)
  started.about('assist', assist.id)
  started.concerning(customerId)
  started.changed(null, { reason: assist.reason, ticket: assist.ticket })
  return assist.id
}

/** This manager's open assist for a customer. */
export async function openAssist(tx: Tx, { shop, account }: Actor, customer: Customer) {
  const [open] = await tx
    .select()
    .from(assists)
    .where(
      and(
        eq(assists.managerId, account?.id ?? ''),
        eq(assists.customerId, customer.id),
        eq(assists.shopId, shop.id),
        isNull(assists.endedAt),
      ),
    )
  return open
}

type Beginning = z.output<typeof StartAssist> & { consent?: ConsentWay }

/** Writes an assist of this manager's; whoever calls it has asked whether they may. */
export async function begin(tx: Tx, actor: Actor, customer: Customer, input: Beginning) {
  const { account, shop } = actor
  const at = now()
  const reason = reasonsOf(shop).includes(input.reason) ? input.reason : 'other'
  const [assist] = await tx
    .insert(assists)
    .values({
      shopId: shop.id,
      managerId: account!.id,
      sessionId: account!.sessionId,
      customerId: customer.id,
      reason,
      reasonText: input.reasonText,
      ticket: input.ticket,
      consent: input.consent ?? null,
      startedAt: at,
      lastSeenAt: at,
      expiresAt: later(assistLimits(shop).absolute, at),
    })
    .returning()
  await markVisit(tx, actor, customer.id)
  return assist!
}

/** Keeps the manager's wrap-up of an assist of theirs, open or ended. */
export function writeNote(actor: Actor, { assistId, note: text }: z.output<typeof AssistNote>): Promise<void> {
  return act({ ...actor, assist: null }, 'assist.note', { assist: assistId }, async (tx, note) => {
    const [kept] = await tx
      .update(assists)
      .set({ note: text })
      .where(
        and(
          eq(assists.id, assistId),
          eq(assists.managerId, actor.account?.id ?? ''),
          eq(assists.shopId, actor.shop.id),
        ),
      )
      .returning()
    if (!kept) throw missing()
    note.concerning(kept.customerId)
    note.about('assist', assistId)
    note.changed(null, { note: text })
  })
}
