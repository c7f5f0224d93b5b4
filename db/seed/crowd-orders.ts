import { and, asc, eq, like } from 'drizzle-orm'
import { db } from '@/db'
import { bulk, type Insert } from '@/db/bulk'
import { newId } from '@/db/id'
import {
  customerShops,
  customers,
  deliveries,
  deliveryLines,
  fulfilmentCentres,
  invoices,
  orderHistory,
  orderLines,
  orderSearch,
  orders,
  payments,
  products,
  skus,
} from '@/db/schema'
import type { DeliveryState, OrderState } from '@/db/words'
import { DAY, later, now } from '@/lib/clock'
import { wallTime } from '@/lib/days'
import { taxInside } from '@/lib/money'
import { orderWords, searchRow } from '@/lib/orders/desk/words'
import { BY_HAND } from '@/lib/payments/runs'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import { faceOf } from './faces'

const AT_ONCE = 1_000
const SAY_EVERY = 100_000
/** They are spread over so long. */
const YEARS = 3 * 365 * DAY
const TAX = 2500

/** What an order went through. Nothing here was taken from a shelf: it is electronic, or was never paid for. */
type Life = { share: number; paid: boolean; order: OrderState[]; delivery: DeliveryState[] }

const lives: Life[] = [
  {
    share: 80,
    paid: true,
    order: ['os.none', 'os.pending', 'os.waiting', 'os.in.progress', 'os.completed'],
    delivery: ['ds.fullfillment', 'ds.inventory.reserved', 'ds.shipment.inprogress', 'ds.shipped'],
  },
  {
    share: 12,
    paid: false,
    order: ['os.none', 'os.cancelled'],
    delivery: ['ds.fullfillment', 'ds.inventory.void.wait'],
  },
  {
    share: 5,
    paid: true,
    order: ['os.none', 'os.pending', 'os.waiting', 'os.in.progress'],
    delivery: ['ds.fullfillment', 'ds.inventory.reserved', 'ds.shipment.inprogress'],
  },
  {
    share: 3,
    paid: false,
    order: ['os.none', 'os.pending', 'os.waiting'],
    delivery: ['ds.fullfillment', 'ds.inventory.reserved'],
  },
]

/** One of them for each of a hundred orders. */
const hundred = lives.flatMap((life) => Array<Life>(life.share).fill(life))
const lifeOf = (nth: number) => hundred[(nth * 37) % 100]!

type Buyer = { id: string | null; email: string; firstname: string; lastname: string; phone: string; company: string }
type Sold = { id: string; code: string }
type World = { shop: Shop; centreId: string; skus: Sold[]; buyers: Buyer[]; first: number; count: number; at: Date }

/** Adds so many synthetic orders to a shop, all or none, of the customers it has; it goes on from those it has made. */
export async function addOrders(shop: Shop, count: number, say: (done: number) => void = () => {}) {
  const shopId = catalogueShopId(shop)
  const [centre] = await db.select().from(fulfilmentCentres).where(eq(fulfilmentCentres.shopId, shopId)).limit(1)
  const world: World = {
    shop,
    count,
    centreId: centre!.id,
    skus: await electronicOf(shopId),
    buyers: await buyersOf(shop),
    first: (await db.$count(orders, like(orders.placementKey, 'many-%'))) + 1,
    at: now(),
  }
  await bulk(async (insert) => {
    for (let done = 0; done < count; done += AT_ONCE) {
      const size = Math.min(AT_ONCE, count - done)
      await insertAll(
        insert,
        Array.from({ length: size }, (_, n) => orderRows(world, done + n)),
      )
      if ((done + AT_ONCE) % SAY_EVERY === 0) say(done + AT_ONCE)
    }
  })
}

/** Any sku will do for what nobody takes from a shelf, but electronic ones are sold like this. */
async function electronicOf(shopId: string): Promise<Sold[]> {
  const of = db.select({ id: skus.id, code: skus.code }).from(skus).innerJoin(products, eq(products.id, skus.productId))
  const found = await of.where(and(eq(skus.shopId, shopId), eq(products.digital, true))).orderBy(asc(skus.code))
  if (found.length === 0) throw new Error('There is nothing electronic in this shop to be ordered.')
  return found
}

async function buyersOf({ id }: Shop): Promise<Buyer[]> {
  const found = await db
    .select({
      id: customers.id,
      email: customers.email,
      firstname: customers.firstname,
      lastname: customers.lastname,
      phone: customers.phone,
      company: customers.company,
    })
    .from(customers)
    .innerJoin(customerShops, and(eq(customerShops.customerId, customers.id), eq(customerShops.shopId, id)))
    .orderBy(asc(customers.id))
    .limit(20_000)
  return found.length > 0 ? found : Array.from({ length: 1000 }, (_, n) => ({ id: null, ...faceOf(n + 1) }))
}

type Rows = ReturnType<typeof orderRows>

async function insertAll(insert: Insert, all: Rows[]) {
  await insert(
    orders,
    all.map(({ order }) => order),
  )
  await insert(
    orderLines,
    all.map(({ line }) => line),
  )
  await insert(
    deliveries,
    all.map(({ delivery }) => delivery),
  )
  await insert(
    deliveryLines,
    all.map(({ carried }) => carried),
  )
  await insert(
    orderHistory,
    all.flatMap(({ history }) => history),
  )
  await insert(
    payments,
    all.flatMap(({ paid }) => paid),
  )
  await insert(
    invoices,
    all.flatMap(({ paid }) => paid.map(paperOf)),
  )
  await insert(
    orderSearch,
    all.map(({ search }) => search),
  )
}

/** The nth of them, from the oldest to the newest. */
function orderRows(world: World, nth: number) {
  const { shop, centreId, first, count, at } = world
  const n = first + nth
  const life = lifeOf(n)
  const sku = world.skus[(n * 7) % world.skus.length]!
  const buyer = world.buyers[(n * 7_919) % world.buyers.length]!
  const placedAt = later(-Math.floor(YEARS * (1 - nth / count)) - (n % 977), at)
  const number = `${wallTime(placedAt).replace(/\D/g, '').slice(2)}-9${String(n).padStart(7, '0')}`
  const unitPrice = 500 + ((n * 6_151) % 60_000)
  const quantity = 1 + (n % 3)
  const total = unitPrice * quantity
  const [orderId, lineId, deliveryId] = [newId(), newId(), newId()]
  const place = placeOf(n, buyer)
  const money = { itemsTotal: total, shippingTotal: 0, taxTotal: taxInside(total, TAX), total }
  const order = {
    ...asOrdered,
    ...money,
    id: orderId,
    shopId: shop.id,
    number,
    reversedNumber: [...number.replace('-', '')].reverse().join(''),
    placementKey: `many-${n}`,
    state: life.order.at(-1)!,
    version: life.order.length - 1,
    customerId: buyer.id,
    email: buyer.email,
    phone: buyer.phone,
    firstname: buyer.firstname,
    lastname: buyer.lastname,
    currency: shop.currency,
    paid: life.paid ? total : 0,
    shipTo: place,
    billTo: place,
    placedAt,
    updatedAt: placedAt,
  }
  const line = {
    id: lineId,
    orderId,
    position: 1,
    skuId: sku.id,
    skuCode: sku.code,
    name: sku.code,
    quantity,
    unitPrice,
    listPrice: unitPrice,
    total,
    tax: money.taxTotal,
    taxCode: 'standard',
    taxRate: TAX,
    digital: true,
  }
  const delivery = {
    id: deliveryId,
    orderId,
    shopId: shop.id,
    number: `${number}-1`,
    position: 1,
    group: 'D4' as const,
    state: life.delivery.at(-1)!,
    version: life.delivery.length - 1,
    centreId,
    methodName: '',
    price: 0,
    tax: 0,
    updatedAt: placedAt,
  }
  const words = orderWords({ ...order, cartId: null, skuCodes: [sku.code], company: buyer.company, tags: [] })
  return {
    order,
    line,
    delivery,
    carried: { id: newId(), deliveryId, orderLineId: lineId, skuId: sku.id, quantity, rejected: false },
    history: historyOf(order, deliveryId, life),
    paid: life.paid ? [payment(order)] : [],
    search: { row: searchRow(order), orderId, shopId: shop.id, words },
  }
}

const asOrdered = {
  salutation: '',
  middlename: '',
  locale: 'en' as const,
  gateway: 'invoicePaymentGateway',
  message: '',
  separateDeliveries: false,
  coupons: [],
  requiresApproval: false,
}

type Placed = { id: string; shopId: string; total: number; currency: string; placedAt: Date }

function historyOf({ id: orderId, placedAt: at }: Placed, deliveryId: string, life: Life) {
  const steps = (states: string[], about: string | null) =>
    states.slice(1).map((toState, n) => ({ deliveryId: about, fromState: states[n]!, toState }))
  return [...steps(life.order, null), ...steps(life.delivery, deliveryId)].map((step, n) => ({
    ...step,
    orderId,
    seq: n + 1,
    event: 'evt.many',
    actorName: '',
    requestId: 'many',
    at,
  }))
}

/** Somebody said that it was paid: no gateway was asked. */
const payment = ({ id: orderId, shopId, total: amount, currency, placedAt: at }: Placed) => ({
  id: newId(),
  orderId,
  shopId,
  seq: 1,
  gateway: BY_HAND,
  operation: 'AUTH_CAPTURE' as const,
  result: 'Ok' as const,
  settled: true,
  amount,
  currency,
  at,
})

/** Its number is of a row of its own, so that it takes none from the shop's. */
const paperOf = ({ id, orderId, shopId, amount: total, currency, at }: ReturnType<typeof payment>) => ({
  id: newId(),
  shopId,
  number: `${at.getUTCFullYear()}-M${id}`,
  kind: 'invoice' as const,
  orderId,
  paymentId: id,
  total,
  tax: taxInside(total, TAX),
  currency,
  issuedAt: at,
})

function placeOf(n: number, { firstname, lastname, company, phone }: Buyer) {
  const { place } = faceOf((n % 5_000) + 1)
  return { name: `${firstname} ${lastname}`, company, line2: '', phone, ...place }
}
