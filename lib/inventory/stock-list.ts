import 'server-only'
import { and, asc, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db'
import { fulfilmentCentres, productSearch, products, shops, skus, stock } from '@/db/schema'
import { beginningWith } from '@/db/search'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { wordsOf } from '@/lib/fold'
import { pageBy, pageOf, readCursor } from '@/lib/keyset'
import { stockShopIds } from './policy'
import type { StockView } from './stock-view'

/** Each row has a form of its own. */
const PAGE = 25

const columns = {
  id: stock.id,
  quantity: stock.quantity,
  reserved: stock.reserved,
  owed: stock.owed,
  availability: stock.availability,
  disabled: stock.disabled,
  releaseDate: stock.releaseDate,
  skuCode: skus.code,
  names: products.names,
  options: skus.options,
  centreCode: fulfilmentCentres.code,
  centre: fulfilmentCentres.name,
  keepsOwnStock: fulfilmentCentres.keepsOwnStock,
  shopId: shops.id,
  shopCode: shops.code,
  shop: shops.name,
}

const rowsWhere = (where: SQL | undefined) =>
  db
    .select(columns)
    .from(stock)
    .innerJoin(skus, eq(skus.id, stock.skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .innerJoin(fulfilmentCentres, eq(fulfilmentCentres.id, stock.centreId))
    .innerJoin(shops, eq(shops.id, fulfilmentCentres.shopId))
    .where(where)

export type ListedStock = Awaited<ReturnType<typeof rowsWhere>>[number]

/** A page of what lies in the centres of the manager's shops, by the code of the sku. */
export async function stockPage(actor: Actor, view: StockView) {
  await look(actor, 'stock.count')
  const shopIds = await stockShopIds(actor)
  const cursor = readCursor(view.after, 'string')
  const page = pageBy({ key: skus.code, id: stock.id, order: 'up', cursor })
  const found = and(inArray(fulfilmentCentres.shopId, shopIds), narrowed(view), page.where)
  const rows = await rowsWhere(found)
    .orderBy(...page.orderBy)
    .limit(PAGE + 1)
  return pageOf(rows, PAGE, cursor, ({ skuCode, id }) => ({ value: skuCode, id }))
}

function narrowed({ q, centre, show }: StockView): SQL | undefined {
  const left = sql`${stock.quantity} - ${stock.reserved}`
  return and(
    centre ? eq(stock.centreId, centre) : undefined,
    show === 'owed' ? gt(stock.owed, 0) : undefined,
    show === 'gone' ? and(inArray(stock.availability, ['STANDARD', 'BACKORDER']), lte(left, 0)) : undefined,
    q ? or(eq(skus.code, q), inArray(skus.productId, productsNamed(q))) : undefined,
  )
}

/** The products that the shop's own search finds by the beginnings of these words, codes among them. */
function productsNamed(q: string) {
  const hits = beginningWith(
    'product',
    [...new Set(wordsOf(q))].map((word) => [word]),
  )
  return db
    .select({ id: productSearch.productId })
    .from(hits.from)
    .innerJoin(productSearch, eq(productSearch.row, hits.row))
}

/** One row of the manager's shops; any other is not there. */
export async function stockRow(actor: Actor, id: string): Promise<ListedStock | undefined> {
  await look(actor, 'stock.count')
  const [row] = await rowsWhere(and(eq(stock.id, id), inArray(fulfilmentCentres.shopId, await stockShopIds(actor))))
  return row
}

/** The centres of the manager's shops, for choosing one. */
export async function stockCentres(actor: Actor) {
  const { id, code, name, shopId, position } = fulfilmentCentres
  return db
    .select({ id, code, name, shop: shops.name })
    .from(fulfilmentCentres)
    .innerJoin(shops, eq(shops.id, shopId))
    .where(inArray(shopId, await stockShopIds(actor)))
    .orderBy(asc(shops.name), asc(position), asc(id))
}
