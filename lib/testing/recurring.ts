import { and, asc, eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { addresses, mails, orders, recurringDates, recurringOrders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { addToCart, emptyCart } from '@/lib/cart/commands'
import { DAY, now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { deliveryMethodsOf } from '@/lib/orders/checkout/delivery-methods'
import { saveAddress } from '@/lib/people/addresses'
import { changeRecurring, makeRecurring } from '@/lib/recurring/commands'
import { ChangeRecurring, MakeRecurring } from '@/lib/recurring/input'
import { orderRecurring } from '@/lib/recurring/job'
import { setClock } from './clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from './make'

export const recurringAttributes = {
  SHOP_SF_RECURRING_ORDER_TYPES: 'B2C,B2B',
  SHOP_PAYMENT_GATEWAYS: 'invoicePaymentGateway,courierPaymentGateway,testPaymentGateway,testExtFormPaymentGateway',
  SHOP_SF_ASSIST_CARD_ENTRY: 'true',
}

/** A shop with recurring orders, a customer with an address, a manager who acts for them, and a lamp. */
export async function peopleWithRecurring(attributes: Record<string, string> = {}, type: 'B2C' | 'B2B' = 'B2C') {
  const shop = await makeShop({ attributes: { ...recurringAttributes, ...attributes } })
  const customer = await makeCustomer(shop, { type })
  const carla = asCustomer(shop, customer)
  const home = await giveAddress(carla)
  const anna = await assisting(await makeManager(shop), customer)
  return { shop, customer, carla, anna, home, lamp: await makeSku(shop, { name: 'Lamp', price: 1000, quantity: 500 }) }
}

export const giveAddress = (actor: Actor, values: Partial<typeof addresses.$inferInsert> = {}) =>
  saveAddress(actor, {
    kind: 'shipping',
    name: 'Carla Customer',
    company: '',
    line1: 'Blegdamsvej 17',
    line2: '',
    postcode: '2100',
    city: 'Copenhagen',
    country: 'DK',
    phone: '',
    ...values,
  } as Parameters<typeof saveAddress>[1])

/** Sets one up from a cart with these goods; the cart is empty again afterwards. */
export async function setUp(actor: Actor, goods: [sku: { id: string }, quantity: number][], typed: object = {}) {
  for (const [{ id: skuId }, quantity] of goods) await addToCart(actor, { skuId, quantity })
  const made = await makeRecurring(actor, await typedRecurring(actor, typed))
  await emptyCart(actor)
  return made
}

/** What somebody types into the form of a new one: monthly from tomorrow on, unless the test says otherwise. */
export async function typedRecurring(actor: Actor, typed: object = {}) {
  const [address] = await db
    .select()
    .from(addresses)
    .where(eq(addresses.customerId, actor.customer?.id ?? ''))
    .orderBy(asc(addresses.createdAt))

  const [method] = await deliveryMethodsOf(actor.shop)
  return MakeRecurring.parse({
    id: newId(),
    from: 'cart',
    every: '1',
    unit: 'month',
    nextDay: dayAfter(1, now()),
    shipTo: address?.id ?? '',
    deliveryMethodId: method?.id ?? '',
    pay: 'invoicePaymentGateway',
    ...typed,
  })
}

/** What somebody changes of one, and everything else as the form shows it. */
export async function changeTo(actor: Actor, { id }: { id: string }, typed: object) {
  const row = await recurringRow({ id })
  const { version, every, unit, nextDay, deliveryMethodId, shipToId: shipTo, paymentTokenId, gateway } = row
  const pay = paymentTokenId ? `card:${paymentTokenId}` : gateway
  const shown = { id, version, every, unit, nextDay, deliveryMethodId, shipTo, pay, billTo: row.billToId ?? 'same' }
  return changeRecurring(actor, ChangeRecurring.parse({ ...shown, ...typed }))
}

let passed = 0

/** So many days pass, and the job runs. */
export async function afterDays(days: number) {
  passed += days * DAY
  setClock(passed)
  await orderRecurring()
}

/** Time passes and nothing is ordered. */
export function timePasses(ms: number) {
  passed += ms
  setClock(passed)
}

export async function recurringRow({ id }: { id: string }) {
  const [row] = await db.select().from(recurringOrders).where(eq(recurringOrders.id, id))
  return row!
}

/** What became of its dates, the oldest first. */
export const datesOf = ({ id }: { id: string }) =>
  db.select().from(recurringDates).where(eq(recurringDates.recurringId, id)).orderBy(asc(recurringDates.day))

export const ordersOf = ({ customer }: Actor) =>
  db
    .select()
    .from(orders)
    .where(eq(orders.customerId, customer?.id ?? ''))
    .orderBy(asc(orders.placedAt), asc(orders.id))

/** The templates of the letters about one, in the order they were written, with what they say. */
export const lettersAbout = async ({ customer, shop }: Actor) =>
  (
    await db
      .select()
      .from(mails)
      .where(and(eq(mails.recipient, customer?.email ?? ''), eq(mails.shopId, shop.id)))
      .orderBy(asc(mails.createdAt), asc(mails.id))
  ).filter(({ template }) => template.startsWith('recurring-'))
