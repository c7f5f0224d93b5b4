import 'server-only'
import { and, asc, count, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import {
  accounts,
  customers,
  managedListLines,
  managedListOrders,
  managedLists,
  orderLines,
  products,
  skus,
} from '@/db/schema'
import { sumOf } from '@/db/sql'
import { type Actor, fullName } from '@/lib/auth/actor'
import { hashOfSecret } from '@/lib/auth/secret'
import { skuNames } from '@/lib/cart/goods'
import { type CartLine, findCart, linesIn } from '@/lib/cart/queries'
import { now } from '@/lib/clock'
import { inLocale } from '@/lib/i18n'
import { priceDisplay } from '@/lib/pricing/display'
import { asToday, leftOf, linesOn, type ManagedLineRow, outOf, type Pieces, takenOf } from './lines'
import { isInTime, isTypeServed, type ManagedListRow, openStates, visibleTo } from './policy'
import { type PriceChange, priceChangeOf } from './price-change'

export type ManagedListSummary = Awaited<ReturnType<typeof managedListsOf>>[number]

/** More than a page shows; who has had more looks at the desk. */
const MOST = 100

/** The managed lists of the customer in hand, what happened last first. */
export const managedListsOf = (actor: Actor, reader: Reader = db) =>
  reader
    .select({
      id: managedLists.id,
      name: managedLists.name,
      state: managedLists.state,
      managerName: managedLists.managerName,
      validUntil: managedLists.validUntil,
      decidedAt: managedLists.decidedAt,
      updatedAt: managedLists.updatedAt,
      lines: count(managedListLines.id),
      pieces: sumOf(managedListLines.quantity),
    })
    .from(managedLists)
    .innerJoin(managedListLines, eq(managedListLines.listId, managedLists.id))
    .where(visibleTo(actor))
    .groupBy(managedLists.id)
    .orderBy(desc(managedLists.updatedAt), desc(managedLists.id))
    .limit(MOST)

/** Whether the customer in hand has any, or is of a type that gets them. */
export async function hasManagedLists(actor: Actor): Promise<boolean> {
  if (isTypeServed(actor)) return true
  const [one] = await db.select({ id: managedLists.id }).from(managedLists).where(visibleTo(actor)).limit(1)
  return one !== undefined
}

export type ManagedLine = ManagedLineRow & {
  /** How many of it are left, at today's price for so many. */
  today: CartLine
  change: PriceChange
  instead: CartLine[]
  /** What orders took of it and the customer's cart holds; null while nothing is decided. */
  taken: Pieces[] | null
}

export type ManagedListInFull = ManagedListRow & { lines: ManagedLine[] }

/** A managed list of the customer in hand, line by line as it was offered and as it is today; undefined if there is none. */
export async function managedListById(
  actor: Actor,
  id: string,
  reader: Reader = db,
): Promise<ManagedListInFull | undefined> {
  const [list] = await reader
    .select()
    .from(managedLists)
    .where(and(eq(managedLists.id, id), visibleTo(actor)))
  if (!list) return undefined
  const lines = await linesOn(reader, id)
  const asked = lines.flatMap((line) => {
    const quantity = leftOf(line) || line.quantity
    return [line.skuId, ...line.alternatives].map((skuId) => ({ id: `${line.id} ${skuId}`, skuId, quantity }))
  })
  const today = new Map<string, CartLine>()
  // One by one: in one cart they would share what is left of a sku, and an alternative is instead of it.
  for (const each of asked) for (const found of await asToday(actor, [each], reader)) today.set(each.id, found)
  const taken = isTaken(list) ? takenOf(lines, await takenFrom(reader, actor, id)) : undefined
  const of = (line: ManagedLineRow, skuId: string) => today.get(`${line.id} ${skuId}`)
  return {
    ...list,
    lines: lines.flatMap((line) => {
      const now = of(line, line.skuId)
      if (!now) return []
      const instead = line.alternatives.flatMap((skuId) => of(line, skuId) ?? [])
      const change = priceChangeOf(line, now, actor.shop.currency)
      return [{ ...line, today: now, change, instead, taken: taken?.get(line.id) ?? null }]
    }),
  }
}

const isTaken = ({ state }: ManagedListRow) => state === 'accepted'

/** What was taken of a list: what orders still have of it, and what the customer's cart holds. */
async function takenFrom(reader: Reader, actor: Actor, listId: string): Promise<Pieces[]> {
  const ordering = reader
    .select({ orderId: managedListOrders.orderId })
    .from(managedListOrders)
    .innerJoin(managedListLines, eq(managedListLines.id, managedListOrders.lineId))
    .where(and(eq(managedListLines.listId, listId), isNull(managedListOrders.givenBackAt)))
  const ordered = await reader
    .select({ skuId: orderLines.skuId, quantity: orderLines.quantity })
    .from(orderLines)
    .where(and(eq(orderLines.managedListLine, listId), inArray(orderLines.orderId, ordering)))
  return [...ordered, ...(await inCartFrom(reader, actor, listId))]
}

async function inCartFrom(reader: Reader, actor: Actor, listId: string) {
  const cart = await findCart(reader, actor)
  const there = cart ? await linesIn(reader, cart.id) : []
  return there.filter(({ listReference }) => listReference === listId)
}

/**
 * The list behind a letter's link, as it was offered: no customer's name, no stock, no prices of today. It signs nobody
 * in, and being looked at changes nothing. Whoever is signed in as somebody else sees what a dead link shows, and so
 * does everybody once the customer has decided.
 */
export async function managedListBehind(actor: Actor, secret: string, reader: Reader = db) {
  if (!/^[\w-]{43}$/.test(secret)) return undefined
  const [row] = await reader
    .select({ list: managedLists, customer: customers })
    .from(managedLists)
    .innerJoin(customers, eq(customers.id, managedLists.customerId))
    .innerJoin(accounts, and(eq(accounts.id, customers.accountId), eq(accounts.enabled, true)))
    .where(
      and(
        eq(managedLists.linkHash, hashOfSecret(secret)),
        eq(managedLists.shopId, actor.shop.id),
        gt(managedLists.linkExpiresAt, now()),
        inArray(managedLists.state, openStates),
        isInTime(),
      ),
    )
  if (!row) return undefined
  const { list, customer } = row
  if (actor.account && actor.customer?.id !== customer.id) return undefined
  const lines = await reader
    .select({ line: managedListLines, sku: skus, product: products })
    .from(managedListLines)
    .innerJoin(skus, eq(skus.id, managedListLines.skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .where(eq(managedListLines.listId, list.id))
    .orderBy(asc(managedListLines.position))
  const { hidden } = priceDisplay({ shop: actor.shop, customer })
  return {
    ...list,
    isOwn: actor.customer?.id === customer.id,
    lines: lines.map(({ line, sku, product }) => ({
      id: line.id,
      name: inLocale(skuNames(product.names, sku.options), actor.locale),
      skuCode: sku.code,
      picture: product.picture,
      quantity: line.quantity,
      note: line.note,
      price: hidden ? null : line.priceThen,
      currency: line.currencyThen,
    })),
  }
}

/** What the lists are called that lines of carts and orders refer to, and by whom they are; of this customer's only. */
export async function listsNamed(actor: Actor, references: (string | null)[], reader: Reader = db) {
  const ids = [...new Set(references.filter((id) => id !== null && id !== ''))] as string[]
  if (ids.length === 0 || !actor.customer) return new Map<string, ListNamed>()
  const { id, name, managerName, decidedByName, customerId, shopId } = managedLists
  const rows = await reader
    .select({ id, name, managerName, decidedByName })
    .from(managedLists)
    .where(and(inArray(id, ids), eq(customerId, actor.customer.id), eq(shopId, actor.shop.id)))
  const own = fullName(actor.customer)
  return new Map<string, ListNamed>(
    rows.map(({ decidedByName: decided, ...row }) => [row.id, { ...row, takenBy: decided ?? own, isOwn: !decided }]),
  )
}

/** What a managed list is called, who made it, and who had it put into the cart: the customer, or somebody for them. */
export type ListNamed = { id: string; name: string; managerName: string; takenBy: string; isOwn: boolean }

/** Whether the customer's cart holds all that is left of a list. */
export async function isAllInCart(actor: Actor, list: ManagedListInFull, reader: Reader = db): Promise<boolean> {
  return outOf(list.lines, await inCartFrom(reader, actor, list.id)).length === 0
}
