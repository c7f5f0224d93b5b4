import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db'
import { accounts, assists } from '@/db/schema'
import { act, look, type Note } from '@/lib/audit/act'
import { type Actor, type Customer, may } from '@/lib/auth/actor'
import { isStale, proveRecent } from '@/lib/auth/recent'
import { later, now } from '@/lib/clock'
import { customerAccess } from '@/lib/people/access'
import { isHidden } from '@/lib/people/policy'
import { missing, Refusal } from '@/lib/refusal'
import { endWithin } from './ending'
import type { AssistNote, StartAssist } from './input'
import { assistLimits } from './limits'
import { needsReason, reasonsOf } from './reasons'
import { timeEnding } from './standing'

/**
 * Begins to act for a customer: writes the assist and its audit row, or neither. Nothing of the customer is
 * touched. Whoever cannot be acted for (unknown, of another shop, hidden, disabled, locked, a manager) gets
 * one and the same refusal. A second start for the same customer continues the assist that is open.
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
    if (needsReason(shop) && !reasonsOf(shop).includes(input.reason)) {
      throw new Refusal('checkFields', 'invalid', {}, { reason: 'reasonNeeded' })
    }
    const open = await openAssist(tx, actor, customer)
    const overdue = open && timeEnding(open, shop)
    if (open && !overdue && open.sessionId === account.sessionId) {
      note.nothing()
      return open
    }
    if (open) await endWithin(tx, open.id, overdue ?? 'signed-out', actor.requestId) // or left open in another browser
    const assist = await begin(tx, actor, customer, input)
    note.about('assist', assist.id)
    note.changed(null, { reason: assist.reason, ticket: assist.ticket })
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
  const assist = await begin(tx, actor, customer, { customerId, reason: 'account', reasonText: '', ticket: '' })
  started.about('assist', assist.id)
  started.concerning(customerId)
  started.changed(null, { reason: assist.reason, ticket: assist.ticket })
  return assist.id
}

async function targetOf(tx: Tx, actor: Actor, customerId: string): Promise<Customer> {
  const customer = await customerAccess(actor.shop, { customerId }, tx)
  const refused = new Refusal('notAvailable', 'missing')
  if (!customer || isHidden(actor.shop, customer)) throw refused
  const [locked] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, customer.accountId), gt(accounts.lockedUntil, now())))
  if (locked) throw refused
  return customer
}

async function openAssist(tx: Tx, { shop, account }: Actor, customer: Customer) {
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

async function begin(tx: Tx, actor: Actor, customer: Customer, input: z.output<typeof StartAssist>) {
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
      startedAt: at,
      lastSeenAt: at,
      expiresAt: later(assistLimits(shop).absolute, at),
    })
    .returning()
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
