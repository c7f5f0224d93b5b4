import 'server-only'
import type { Tx } from '@/db'
import { newId } from '@/db/id'
import { deliveries, deliveryLines, orderLines, orders, orderValues } from '@/db/schema'
import type { Locale } from '@/db/words'
import { type Actor, placedBy } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { nameUse } from '@/lib/coupons/uses'
import { dayAfter, wallTime } from '@/lib/days'
import { inLocale } from '@/lib/i18n'
import { indexOrder } from '../desk/search-index'
import { firstState } from '../machine'
import type { OrderRow } from '../work'
import { needsApproval } from './approval'
import { nextOrderNumber } from './number'
import type { Quote, QuotedDelivery } from './quote'

/** Writes the order down as a new one: its lines, its deliveries, and who placed it for whom. Nothing is promised yet. */
export async function draftOrder(tx: Tx, actor: Actor, quote: Quote, placementKey: string): Promise<OrderRow> {
  const at = now()
  const number = await nextOrderNumber(tx, at)
  const [order] = await tx
    .insert(orders)
    .values({
      ...placing(number, at),
      ...buyer(actor, quote),
      // As they are called now, or were when they set it up: renaming them later changes nothing here.
      ...placedBy(actor),
      shopId: actor.shop.id,
      placementKey,
      cartId: quote.cart.id,
      cartVersion: quote.cart.version,
      state: firstState.order,
      currency: actor.shop.currency,
      gateway: quote.gateway!,
      paymentTokenId: quote.card?.id ?? null,
      shipTo: quote.shipTo!,
      billTo: quote.billTo!,
      message: quote.cart.message,
      reference: quote.reference ?? '',
      separateDeliveries: quote.cart.separateDeliveries,
      requestedDate: quote.requestedDate,
      itemsTotal: quote.itemsTotal,
      discount: quote.discount,
      shippingTotal: quote.shippingTotal,
      taxTotal: quote.taxTotal,
      total: quote.total,
      coupons: quote.coupons,
      requiresApproval: await needsApproval(tx, actor, quote.total),
    })
    .returning()
  const { coupon } = quote.cart
  if (coupon?.row && !coupon.refusal) await nameUse(tx, coupon.row, order!)
  const lineIds = await writeLines(tx, order!, quote)
  for (const [index, delivery] of quote.deliveries.entries()) {
    await writeDelivery(tx, order!, { quote, delivery, position: index + 1, lineIds })
  }
  await writeValues(tx, order!)
  await indexOrder(tx, order!)
  return order!
}

const placing = (number: string, at: Date) => ({
  number,
  reversedNumber: [...number.replace('-', '')].reverse().join(''),
  placedAt: at,
  updatedAt: at,
})

/** The buyer as of now; a guest is known by what they typed. */
function buyer({ customer, guestHash, locale }: Actor, { email, shipTo }: Quote) {
  if (!customer) {
    const names = { salutation: '', firstname: '', middlename: '', lastname: shipTo!.name }
    return { customerId: null, guestHash, email, phone: shipTo!.phone, locale, ...names }
  }
  const { id, salutation, firstname, middlename, lastname } = customer
  const names = { salutation, firstname, middlename, lastname }
  const phone = shipTo!.phone || customer.phone
  return { customerId: id, guestHash: null, email, phone, locale: customer.locale, ...names }
}

/** The lines, in the buyer's language; answers the id of each by its line in the cart. */
async function writeLines(tx: Tx, order: OrderRow, { cart }: Quote): Promise<Map<string, string>> {
  const ids = new Map(cart.lines.map(({ id }) => [id, newId()]))
  const rows = cart.lines.map((line, index) => ({
    id: ids.get(line.id)!,
    orderId: order.id,
    position: index + 1,
    skuId: line.skuId,
    skuCode: line.skuCode,
    name: inLocale(line.names, order.locale),
    quantity: line.quantity,
    unitPrice: line.unitPrice!,
    listPrice: line.listPrice,
    total: line.total,
    discount: line.discount,
    tax: line.tax,
    taxCode: line.taxCode,
    taxRate: line.taxRate,
    digital: line.digital,
    addedByName: line.addedByName,
    managedListLine: line.listReference || null,
  }))
  await tx.insert(orderLines).values(rows)
  return ids
}

type Written = { quote: Quote; delivery: QuotedDelivery; position: number; lineIds: Map<string, string> }

async function writeDelivery(tx: Tx, order: OrderRow, { quote, delivery, position, lineIds }: Written) {
  const id = newId()
  const method = delivery.group === 'D4' ? null : quote.method
  await tx.insert(deliveries).values({
    id,
    orderId: order.id,
    shopId: order.shopId,
    number: `${order.number}-${position}`,
    position,
    group: delivery.group,
    state: firstState.delivery,
    centreId: delivery.centreId,
    deliveryMethodId: method?.id ?? null,
    methodName: method ? inLocale(method.names as Record<Locale, string>, order.locale) : '',
    price: delivery.price,
    tax: delivery.tax,
    requestedDate: order.requestedDate,
    ...estimate(order, delivery, method),
  })
  await tx.insert(deliveryLines).values(
    delivery.lines.map((line) => ({
      deliveryId: id,
      orderLineId: lineIds.get(line.id)!,
      skuId: line.skuId,
      quantity: line.quantity,
    })),
  )
}

/** When it should arrive. What waits for a date or for stock has no day yet. */
function estimate(order: OrderRow, { group }: QuotedDelivery, method: { minDays: number; maxDays: number } | null) {
  if (group !== 'D1' || !method) return {}
  const fromNow = (days: number) => [dayAfter(days, order.placedAt), order.requestedDate ?? ''].sort().at(-1)
  return { estimatedMin: fromNow(method.minDays), estimatedMax: fromNow(method.maxDays) }
}

/** The facts other systems read by key, spelt as the platform spells them. */
async function writeValues(tx: Tx, order: OrderRow) {
  const { managerName, managerEmail, id: orderId } = order
  if (!managerName || !managerEmail) return
  await tx.insert(orderValues).values([
    { orderId, key: 'ORDER_MANAGER_NAME', value: managerName },
    { orderId, key: 'ORDER_MANAGER_EMAIL', value: managerEmail },
    { orderId, key: `MGR/ORD: ${wallTime(order.placedAt)}`, value: `${managerName} / ${managerEmail}` },
  ])
}
