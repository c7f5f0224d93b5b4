import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { auditEntries, managedLists, orders, products, recurringLines, recurringOrders, skus } from '@/db/schema'
import { type Locale, locales, type RecurringUnit, type Texts } from '@/db/words'
import { translator } from '@/lib/i18n'
import { shopById } from '@/lib/shops/queries'
import { catalogueShopId } from '@/lib/shops/shop'

/** What was changed in assists, in order, by the audit ledger; what was tried in a draft cart is the manager's own. */
export async function deedsOf(assistIds: string[], reader: Reader = db) {
  if (assistIds.length === 0) return []
  const { shopId, assistId, action, at, after, seq, objectType, objectId } = auditEntries
  const rows = await reader
    .select({ shopId, assistId, action, at, after, seq, objectType, objectId })
    .from(auditEntries)
    .where(and(inArray(assistId, assistIds), eq(auditEntries.outcome, 'ok')))
    .orderBy(at, seq)
  const deeds = rows
    .filter((row) => !row.action.startsWith('assist.') && row.objectType !== 'draft')
    .map((row) => ({ ...row, kept: JSON.parse(row.after ?? '{}') as Kept }))
  const goods = await goodsNamed(reader, deeds)
  const named = new Map([
    ...(await listsNamed(reader, deeds)),
    ...(await ordersNamed(reader, deeds)),
    ...(await recurringNamed(reader, deeds)),
  ])
  return deeds.map(({ kept, shopId: _, after: __, objectType: ___, objectId: id, ...deed }) => ({
    ...deed,
    kind: kept?.kind,
    detail: detailOf(kept, goods) ?? named.get(id ?? '') ?? sameInAll(''),
  }))
}

/** Of what the ledger keeps of a change: which order, or which article and how many. */
type Kept = { number?: string; sku?: string; quantity?: number; kind?: string } | null
type Row = { shopId: string; objectType: string | null; objectId: string | null; kept: Kept }

const sameInAll = (text: string): Texts => ({ en: text, fr: text })

/** Which order, or which goods and how many. */
function detailOf(kept: Kept, goods: Map<string, Texts>): Texts | undefined {
  if (kept?.number) return sameInAll(kept.number)
  if (!kept?.sku) return undefined
  const names = goods.get(kept.sku) ?? sameInAll(kept.sku)
  return { en: `${kept.quantity} × ${names.en}`, fr: `${kept.quantity} × ${names.fr}` }
}

/** What article numbers stand for, by the catalogue of the shop they were used in. */
async function goodsNamed(reader: Reader, rows: Row[]): Promise<Map<string, Texts>> {
  const codes = [...new Set(rows.flatMap(({ kept }) => kept?.sku ?? []))]
  const shop = codes.length > 0 && rows[0] && (await shopById(rows[0].shopId, reader))
  if (!shop) return new Map()
  const found = await reader
    .select({ code: skus.code, names: products.names, options: skus.options })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(and(inArray(skus.code, codes), eq(skus.shopId, catalogueShopId(shop))))
  return new Map(
    found.map(({ code, names, options }) => [
      code,
      options ? { en: `${names.en}, ${options.en}`, fr: `${names.fr}, ${options.fr}` } : names,
    ]),
  )
}

/** The numbers of the orders among them. */
async function ordersNamed(reader: Reader, rows: Row[]): Promise<Map<string, Texts>> {
  const ids = idsOf(rows, 'order')
  if (ids.length === 0) return new Map()
  const { id, number } = orders
  const found = await reader.select({ id, number }).from(orders).where(inArray(id, ids))
  return new Map(found.map((order) => [order.id, sameInAll(order.number)]))
}

/** What the recurring orders and subscriptions among them bring, and how often, as they are now. */
async function recurringNamed(reader: Reader, rows: Row[]): Promise<Map<string, Texts>> {
  const ids = idsOf(rows, 'recurring', 'subscription')
  if (ids.length === 0) return new Map()
  const { id, every, unit } = recurringOrders
  const lines = await reader
    .select({ id, every, unit, quantity: recurringLines.quantity, names: products.names, options: skus.options })
    .from(recurringOrders)
    .innerJoin(recurringLines, eq(recurringLines.recurringId, id))
    .innerJoin(skus, eq(skus.id, recurringLines.skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .where(inArray(id, ids))
    .orderBy(recurringLines.position, recurringLines.id)
  const goodsOf = (one: string) => lines.filter((line) => line.id === one)
  const there = ids.filter((one) => goodsOf(one).length > 0)
  return new Map(there.map((one) => [one, inAll((locale) => recurringInWords(goodsOf(one), locale))]))
}

type RecurringGoods = { every: number; unit: RecurringUnit; quantity: number; names: Texts; options: Texts | null }

function recurringInWords(goods: RecurringGoods[], locale: Locale): string {
  const t = translator(locale)
  const [{ every, unit, quantity, names, options }] = goods as [RecurringGoods]
  const name = options ? `${names[locale]}, ${options[locale]}` : names[locale]
  const more = goods.length > 1 ? [t('actions.more', { count: goods.length - 1 })] : []
  return [`${quantity} × ${name}`, ...more, t(`recurring.rhythm.${unit}`, { count: every })].join(' · ')
}

const inAll = (say: (locale: Locale) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, say(locale)])) as Texts

const idsOf = (rows: Row[], ...types: string[]) => [
  ...new Set(
    rows.flatMap(({ objectType, objectId }) => (types.includes(objectType ?? '') && objectId ? [objectId] : [])),
  ),
]

/** What the managed lists among them are called: a manager's own words, not the customer's. */
async function listsNamed(reader: Reader, rows: Row[]): Promise<Map<string, Texts>> {
  const ids = idsOf(rows, 'managedList')
  if (ids.length === 0) return new Map()
  const { id, name } = managedLists
  const found = await reader.select({ id, name }).from(managedLists).where(inArray(id, ids))
  return new Map(found.map((list) => [list.id, { en: `“${list.name}”`, fr: `« ${list.name} »` }]))
}
