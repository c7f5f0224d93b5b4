import 'server-only'
import { and, asc, countDistinct, eq, exists, inArray, ne, or, sql } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { products, recurringLines, recurringOrders, shops, skus, subscriptions, subscriptionTerms } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { stockShopIds } from '@/lib/inventory/policy'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { unitPrice } from '@/lib/pricing/price'
import { priceBooks } from '@/lib/pricing/queries'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import type { TermsView } from './desk-view'
import type { OfferTerm, SwitchTerm } from './input'

/** Articles, each with its terms and their forms. */
const PAGE = 25

export type ListedArticle = Awaited<ReturnType<typeof termPage>>['rows'][number]

/**
 * A page of the articles that can be had as a subscription in the manager's shops, by their codes: each with its terms,
 * what it costs everybody today, and how many customers of those shops have it. Who looks after a sub-shop alone sees
 * what its master offers, and changes nothing.
 */
export async function termPage(actor: Actor, view: TermsView) {
  await look(actor, 'term.offer')
  const cursor = readCursor(view.after, 'string')
  const page = pageBy({ key: skus.code, id: skus.id, order: 'up', cursor })
  const named = sql`lower(${skus.code}) = ${view.q.toLowerCase()}`
  const found = await db
    .select({ id: skus.id, code: skus.code, names: products.names, options: skus.options, shopId: skus.shopId })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(and(inArray(skus.shopId, await stockShopIds(actor)), hasTerms, view.q ? named : undefined, page.where))
    .orderBy(...page.orderBy)
    .limit(PAGE + 1)
  const { rows, ...neighbours } = pageOf(found, PAGE, cursor, ({ code, id }) => ({ value: code, id }))
  const ids = rows.map(({ id }) => id)
  const [terms, having, prices] = [await termsIn(ids), await customersWith(actor, ids), await pricesOf(actor, rows)]
  return {
    ...neighbours,
    rows: rows.map((row) => ({
      ...row,
      ...prices.get(row.id)!,
      isOwn: actor.oversees.includes(row.shopId),
      terms: terms
        .filter(({ skuId }) => skuId === row.id)
        .map((term) => ({ ...term, customers: having.get(`${row.id} ${term.months}`) ?? 0 })),
    })),
  }
}

const hasTerms = exists(
  db.select({ id: subscriptionTerms.id }).from(subscriptionTerms).where(eq(subscriptionTerms.skuId, skus.id)),
)

const termsIn = (ids: string[]) =>
  db
    .select()
    .from(subscriptionTerms)
    .where(inArray(subscriptionTerms.skuId, [...ids, '']))
    .orderBy(asc(subscriptionTerms.months), asc(subscriptionTerms.id))

/** How many customers of the manager's shops have which article with which term, and have not ended it. */
async function customersWith({ oversees }: Actor, ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({
      skuId: recurringLines.skuId,
      months: recurringOrders.every,
      customers: countDistinct(recurringOrders.customerId),
    })
    .from(recurringLines)
    .innerJoin(recurringOrders, eq(recurringOrders.id, recurringLines.recurringId))
    .innerJoin(subscriptions, eq(subscriptions.id, recurringOrders.id))
    .where(
      and(
        inArray(recurringLines.skuId, [...ids, '']),
        inArray(recurringOrders.shopId, [...oversees, '']),
        ne(recurringOrders.state, 'ended'),
      ),
    )
    .groupBy(recurringLines.skuId, recurringOrders.every)
  return new Map(rows.map(({ skuId, months, customers }) => [`${skuId} ${months}`, Number(customers)]))
}

/** Null where it is told upon request. */
type ArticlePrice = { shop: string; currency: string; price: number | null; regular: number | null }

/** What one costs everybody today in the shop whose catalogue it is in; in a sub-shop, for who looks after that alone. */
async function pricesOf({ oversees }: Actor, rows: { id: string; shopId: string }[]) {
  const found = new Map<string, ArticlePrice>()
  for (const shopId of new Set(rows.map((row) => row.shopId))) {
    const shop = (await shopById(await seenIn(oversees, shopId)))!
    const ids = rows.flatMap((row) => (row.shopId === shopId ? [row.id] : []))
    for (const [id, book] of await priceBooks({ shop, customer: null }, ids)) {
      const { unit, list } = unitPrice(book, 1, now())
      found.set(id, { shop: shop.name, currency: shop.currency, price: unit, regular: unit === null ? null : list })
    }
  }
  return found
}

async function seenIn(oversees: readonly string[], shopId: string): Promise<string> {
  const [found] = await db
    .select({ id: shops.id })
    .from(shops)
    .where(and(or(eq(shops.id, shopId), eq(shops.masterId, shopId)), inArray(shops.id, [...oversees, ''])))
    .orderBy(sql`case when ${shops.id} = ${shopId} then 0 else 1 end`, asc(shops.code), asc(shops.id))
    .limit(1)
  return found?.id ?? shopId
}

/** Offers an article of a shop that the manager looks after with one more term. */
export async function offerTerm(actor: Actor, { shopId, article, months }: OfferTerm): Promise<void> {
  const shop = actor.oversees.includes(shopId) ? await shopById(shopId) : undefined
  return act({ ...actor, shop: shop ?? actor.shop }, 'term.offer', { terms: shopId }, async (tx, note) => {
    if (!shop) throw missing()
    const [sku] = await tx
      .select({ id: skus.id, code: skus.code })
      .from(skus)
      .where(and(eq(skus.shopId, shop.id), sql`lower(${skus.code}) = ${article.toLowerCase()}`))
      .orderBy(asc(skus.code))
      .limit(1)
    if (!sku) throw new Refusal('unknownSku', 'missing', { code: article })
    const [made] = await tx
      .insert(subscriptionTerms)
      .values({ id: newId(), skuId: sku.id, months })
      .onConflictDoNothing()
      .returning()
    if (!made) throw new Refusal('termTaken', 'conflict', { code: sku.code })
    note.about('term', made.id)
    note.changed(undefined, { sku: sku.code, months })
  })
}

/** Switches a term off, or on again. Subscriptions that run with it go on. */
export async function switchTerm(actor: Actor, { termId, enabled }: SwitchTerm): Promise<void> {
  const [found] = await db
    .select({ months: subscriptionTerms.months, code: skus.code, shopId: skus.shopId })
    .from(subscriptionTerms)
    .innerJoin(skus, eq(skus.id, subscriptionTerms.skuId))
    .where(and(eq(subscriptionTerms.id, termId), inArray(skus.shopId, [...actor.oversees, ''])))
  const shop = found && (await shopById(found.shopId))
  return act({ ...actor, shop: shop ?? actor.shop }, 'term.switch', { term: termId }, async (tx, note) => {
    if (!found) throw missing()
    const isOn = enabled === 'yes'
    const [changed] = await tx
      .update(subscriptionTerms)
      .set({ enabled: isOn })
      .where(and(eq(subscriptionTerms.id, termId), ne(subscriptionTerms.enabled, isOn)))
      .returning()
    note.about('term', termId)
    if (!changed) return note.nothing()
    note.changed({ enabled: !isOn }, { sku: found.code, months: found.months, enabled: isOn })
  })
}
