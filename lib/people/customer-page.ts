import 'server-only'
import { and, desc, eq, sum } from 'drizzle-orm'
import { db } from '@/db'
import { accounts, addresses, cartLines, carts, customerSearch, customerShops, customers, orders } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { formatMoney } from '@/lib/money'
import { missing } from '@/lib/refusal'
import { cardColumns, cardsOf } from './cards'
import { visibleTo } from './policy'

/** The customer a URL names, as the desk may know them; undefined for everybody else. */
export async function customerPage(actor: Actor, id: string) {
  await look(actor, 'customers.search')
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const [row] = await db
    .select({ ...cardColumns, locale: customers.locale, department: customers.department, tags: customers.tags })
    .from(customers)
    .innerJoin(customerSearch, eq(customerSearch.customerId, customers.id))
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(eq(customers.id, id), visibleTo(actor)))
  if (!row) return undefined
  const [card] = await cardsOf(actor, [row])
  const { locale, department, tags, createdAt } = row
  return {
    ...card!,
    locale,
    department,
    tags,
    createdAt,
    itemsInCart: await itemsInCart(actor, id),
    orders: await lastOrders(actor, id),
  }
}

async function itemsInCart(actor: Actor, customerId: string): Promise<number> {
  const [row] = await db
    .select({ items: sum(cartLines.quantity).mapWith(Number) })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .where(and(eq(carts.customerId, customerId), eq(carts.shopId, actor.shop.id), eq(carts.kind, 'live')))
  return row?.items ?? 0
}

const lastOrders = (actor: Actor, customerId: string) =>
  db
    .select({
      number: orders.number,
      state: orders.state,
      total: orders.total,
      currency: orders.currency,
      placedAt: orders.placedAt,
    })
    .from(orders)
    .where(and(eq(orders.customerId, customerId), eq(orders.shopId, actor.shop.id)))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(5)

/** What can be asked of a caller. Shown masked until looked at, and every look is written down. */
export const identityFacts = ['phone', 'postcode', 'lastOrder', 'lastAmount'] as const
export type IdentityFact = (typeof identityFacts)[number]

/** Reveals one fact of a customer to a manager; the ledger keeps that they looked, not what they saw. */
export function revealFact(actor: Actor, customerId: string, what: IdentityFact): Promise<string> {
  return act(actor, 'customers.reveal', { customer: customerId }, async (tx, note) => {
    note.about('customer', customerId)
    note.concerning(customerId)
    const [customer] = await tx
      .select({ phone: customers.phone })
      .from(customers)
      .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
      .innerJoin(accounts, eq(accounts.id, customers.accountId))
      .where(and(eq(customers.id, customerId), visibleTo(actor)))
    if (!customer) throw missing()
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
