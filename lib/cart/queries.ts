import 'server-only'
import { eq } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { cartLines, carts, products, skus } from '@/db/schema'
import type { PostalAddress } from '@/db/schema/carts'
import { sumOf } from '@/db/sql'
import type { Texts } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { inLocale } from '@/lib/i18n'
import { type Availability, canBeBought, quantityProblem } from '@/lib/inventory/availability'
import { availabilities } from '@/lib/inventory/queries'
import { noPrices, type PriceBook, type UnitPrice, unitPrice } from '@/lib/pricing/price'
import { priceBooks, rateOf, taxRatesOf } from '@/lib/pricing/queries'
import { grossUnit, lineAmounts, type TaxRate } from '@/lib/pricing/tax'
import { type CartCoupon, withCoupon } from './discounted'
import { skuNames } from './goods'
import { ownCart } from './policy'

/** Who changed something last, as named then, and when. */
export type Changed = { byId: string | null; byName: string; at: Date }

export type CartLine = {
  id: string
  skuId: string
  skuCode: string
  productId: string
  slug: string
  /** In the reader's language, with the sku's option. */
  name: string
  names: Texts
  picture: string
  quantity: number
  /** With tax; null upon request. */
  unitPrice: number | null
  /** With tax. */
  listPrice: number
  because: UnitPrice['because']
  /** With tax, which `tax` is the part of. */
  total: number
  /** What the cart's coupon takes off it; `tax` is in what is left. */
  discount: number
  tax: number
  taxCode: string
  taxRate: number
  digital: boolean
  availability: Availability
  /** Why the line cannot be ordered as it stands. */
  problem: null | 'unavailable' | 'soldOut' | 'tooMany' | 'onRequest' | 'quantity'
  addedById: string | null
  addedByName: string | null
  listReference: string
  changed: Changed | null
}

export type Cart = {
  id: string
  shopId: string
  version: number
  lines: CartLine[]
  /** After the discount. */
  itemsTotal: number
  itemsTax: number
  discount: number
  coupon: CartCoupon | null
  email: string
  shipTo: PostalAddress | null
  billTo: PostalAddress | null
  deliveryMethodId: string | null
  requestedDate: string | null
  separateDeliveries: boolean
  gateway: string | null
  paymentTokenId: string | null
  message: string
  changed: Changed | null
  reference: string | null
}

/** The row of the live cart in hand, or undefined. */
export async function findCart(reader: Reader, actor: Actor) {
  const own = ownCart(actor)
  if (!own) return undefined
  const [cart] = await reader.select().from(carts).where(own)
  return cart
}

/** The cart in hand at today's prices and stock; null if there is none yet. */
export async function cartOf(actor: Actor, reader: Reader = db): Promise<Cart | null> {
  const cart = await findCart(reader, actor)
  if (!cart) return null
  const inIt = await linesOf(actor, cart.id, reader)
  const { lines, coupon, discount } = await withCoupon(actor, cart.couponCode, inIt, reader)
  const sum = (of: (line: CartLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const {
    kind,
    customerId,
    guestHash,
    assistId,
    createdAt,
    updatedAt,
    couponCode,
    changedById,
    changedByName,
    ...rest
  } = cart
  const itemsTotal = sum((line) => line.total - line.discount)
  const changed = changeOf({ changedById, changedByName, changedAt: updatedAt })
  return { ...rest, changed, lines, coupon, discount, itemsTotal, itemsTax: sum((line) => line.tax) }
}

/** The bare lines of a cart. */
export const linesIn = (reader: Reader, cartId: string) =>
  reader.select().from(cartLines).where(eq(cartLines.cartId, cartId)).orderBy(cartLines.addedAt, cartLines.id)

/** How many pieces are in the cart in hand. */
export async function cartCount(actor: Actor): Promise<number> {
  const own = ownCart(actor)
  if (!own) return 0
  const [row] = await db
    .select({ pieces: sumOf(cartLines.quantity) })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .where(own)
  return row?.pieces ?? 0
}

async function linesOf(actor: Actor, cartId: string, reader: Reader): Promise<CartLine[]> {
  const rows = await reader
    .select({ line: cartLines, sku: skus, product: products })
    .from(cartLines)
    .innerJoin(skus, eq(skus.id, cartLines.skuId))
    .innerJoin(products, eq(products.id, skus.productId))
    .where(eq(cartLines.cartId, cartId))
    .orderBy(cartLines.addedAt, cartLines.id)
  return linesToday(actor, rows, reader)
}

/** What lines of a cart, or of anything that may become one, cost today, and what stands in their way. */
export async function linesToday(actor: Actor, rows: Row[], reader: Reader): Promise<CartLine[]> {
  const asked = rows.map(({ sku, product }) => ({ id: sku.id, digital: product.digital }))
  const ids = asked.map((sku) => sku.id)
  const books = await priceBooks(actor, ids, reader)
  const states = await availabilities(actor.shop, asked, reader)
  const rates = await taxRatesOf(actor.shop, reader)
  const wanted = new Map<string, number>()
  for (const { line } of rows) wanted.set(line.skuId, (wanted.get(line.skuId) ?? 0) + line.quantity)

  return rows.map((row) =>
    lineFrom(actor, row, {
      book: books.get(row.sku.id) ?? noPrices,
      availability: states.get(row.sku.id)!,
      rate: rateOf(rates, row.product.taxCode),
      wanted: wanted.get(row.sku.id) ?? 0,
    }),
  )
}

type Row = {
  line: Pick<CartLine, 'id' | 'skuId' | 'quantity' | 'addedById' | 'addedByName' | 'listReference'> &
    Partial<ChangedRow>
  sku: typeof skus.$inferSelect
  product: typeof products.$inferSelect
}
type ChangedRow = { changedById: string | null; changedByName: string | null; changedAt: Date | null }
type Today = { book: PriceBook; availability: Availability; rate: TaxRate; wanted: number }

function lineFrom(
  { locale }: Actor,
  { line, sku, product }: Row,
  { book, availability, rate, wanted }: Today,
): CartLine {
  const price = unitPrice(book, line.quantity, now())
  const amounts = lineAmounts(price.unit ?? 0, line.quantity, rate)
  const names = skuNames(product.names, sku.options)
  return {
    id: line.id,
    skuId: sku.id,
    skuCode: sku.code,
    productId: product.id,
    slug: product.slug,
    name: inLocale(names, locale),
    names,
    picture: product.picture,
    quantity: line.quantity,
    unitPrice: price.unit === null ? null : grossUnit(price.unit, rate),
    listPrice: grossUnit(price.list, rate),
    because: price.because,
    total: amounts.total,
    discount: 0,
    tax: amounts.tax,
    taxCode: product.taxCode,
    taxRate: rate.rate,
    digital: product.digital,
    availability,
    problem: sku.enabled && product.enabled ? problemOf(availability, price, line.quantity, wanted) : 'unavailable',
    addedById: line.addedById,
    addedByName: line.addedByName,
    listReference: line.listReference,
    changed: changeOf(line),
  }
}

const changeOf = ({ changedById = null, changedByName, changedAt }: Partial<ChangedRow>): Changed | null =>
  changedByName && changedAt ? { byId: changedById, byName: changedByName, at: changedAt } : null

function problemOf(state: Availability, price: UnitPrice, quantity: number, wanted: number): CartLine['problem'] {
  if (!canBeBought(state)) return state.state === 'sold-out' ? 'soldOut' : 'unavailable'
  if (price.unit === null) return 'onRequest'
  const problem = quantityProblem(state, quantity)
  if (problem && problem !== 'notLeft') return 'quantity'
  return state.sellable !== null && wanted > state.sellable ? 'tooMany' : null
}
