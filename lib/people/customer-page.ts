import 'server-only'
import { and, desc, eq, gt } from 'drizzle-orm'
import { db } from '@/db'
import { accounts, addresses, auditEntries, customerSearch, customerShops, customers, orders } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import { canonical } from '@/lib/audit/ledger'
import type { Actor } from '@/lib/auth/actor'
import { later, MINUTE } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import { cardColumns, cardsOf } from './cards'
import { visibleTo } from './policy'
import { customerAtDesk } from './visible'

export type CustomerAtDesk = NonNullable<Awaited<ReturnType<typeof customerPage>>>

/** The customer a URL names, as the desk may know them; undefined for everybody else. */
export async function customerPage(actor: Actor, id: string) {
  await look(actor, 'customers.search')
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const [row] = await db
    .select({ ...cardColumns, accountId: accounts.id, person: customers })
    .from(customers)
    .innerJoin(customerSearch, eq(customerSearch.customerId, customers.id))
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(eq(customers.id, id), visibleTo(actor)))
  if (!row) return undefined
  const [card] = await cardsOf(actor, [row])
  const { createdAt, accountId } = row
  const person = { ...row.person, accountId }
  const { locale, department, tags } = person
  const revealed = await ordersRevealed(actor, id)
  return {
    ...card!,
    email: row.email,
    person,
    locale,
    department,
    tags,
    createdAt,
    revealed,
    orders: await lastOrders(actor, id, revealed),
  }
}

const SHOWN_ORDERS = 8

export type OrderAtDesk = Awaited<ReturnType<typeof lastOrders>>[number]

/** Number and amount are what callers are asked for: they are told only to who has looked on purpose. */
async function lastOrders(actor: Actor, customerId: string, revealed: boolean) {
  const { id, number, state, total, paid, currency, placedAt } = orders
  const rows = await db
    .select({ id, number, state, total, paid, currency, placedAt })
    .from(orders)
    .where(and(eq(orders.customerId, customerId), eq(orders.shopId, actor.shop.id)))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(SHOWN_ORDERS)
  return rows.map((row) => ({ ...row, number: revealed ? row.number : null, total: revealed ? row.total : null }))
}

/** How long a look lasts: a phone call. */
const REVEALED_FOR = 15 * MINUTE

/** Whether this manager has looked at the numbers and amounts of the customer's orders a short while ago. */
async function ordersRevealed(actor: Actor, customerId: string): Promise<boolean> {
  const { shopId, customerId: concerned, actorId, action, outcome, after, at, seq } = auditEntries
  const [look] = await db
    .select({ seq })
    .from(auditEntries)
    .where(
      and(
        eq(concerned, customerId),
        gt(at, later(-REVEALED_FOR)),
        eq(shopId, actor.shop.id),
        eq(actorId, actor.account?.id ?? ''),
        eq(action, 'customers.reveal'),
        eq(outcome, 'ok'),
        eq(after, canonical({ revealed: 'orders' }) ?? ''),
      ),
    )
    .limit(1)
  return look !== undefined
}

/** Shows a manager the numbers and amounts of a customer's orders for the time of a call, and writes down that they looked. */
export function revealOrders(actor: Actor, customerId: string): Promise<void> {
  return act(actor, 'customers.reveal', { customer: customerId }, async (tx, note) => {
    await customerAtDesk(tx, note, actor, customerId)
    note.changed(null, { revealed: 'orders' })
  })
}

/** What can be asked of a caller. Shown masked until looked at, and every look is written down. */
export const identityFacts = ['phone', 'postcode', 'lastOrder', 'lastAmount'] as const
export type IdentityFact = (typeof identityFacts)[number]

/** Reveals one fact of a customer to a manager; the ledger keeps that they looked, not what they saw. */
export function revealFact(actor: Actor, customerId: string, what: IdentityFact): Promise<string> {
  return act(actor, 'customers.reveal', { customer: customerId }, async (tx, note) => {
    const customer = await customerAtDesk(tx, note, actor, customerId)
    note.changed(null, { revealed: what })
    if (what === 'phone') return customer.phone
    if (what === 'postcode') {
      const [home] = await tx
        .select({ postcode: addresses.postcode })
        .from(addresses)
        .where(eq(addresses.customerId, customerId))
        .orderBy(desc(addresses.isDefault), addresses.id)
        .limit(1)
      return home?.postcode ?? ''
    }
    const [order] = await tx
      .select({ number: orders.number, total: orders.total, currency: orders.currency })
      .from(orders)
      .where(and(eq(orders.customerId, customerId), eq(orders.shopId, actor.shop.id)))
      .orderBy(desc(orders.placedAt), desc(orders.id))
      .limit(1)
    if (!order) return ''
    return what === 'lastOrder' ? order.number : formatMoney(order.total, order.currency, actor.locale)
  })
}
