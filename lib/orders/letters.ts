import 'server-only'
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { orderLines } from '@/db/schema'
import type { OrderState } from '@/db/words'
import { fullName } from '@/lib/auth/actor'
import { type OrderFacts, type OrderTemplate, orderLetter } from '@/lib/mail/letters/order'
import { queueMail } from '@/lib/mail/outbox'
import { isOn, type Shop, shopUrl } from '@/lib/shops/shop'
import type { OrderRow } from './effects'
import type { KnownEvent } from './machine'

type Templates = { customer?: OrderTemplate; shop?: OrderTemplate }

/** Which letters an event writes, by the state it led to. Source: platform reference, §7.1. */
const lettersOf: Partial<Record<`${KnownEvent}-${OrderState}`, Templates>> = {
  'evt.pending-os.waiting': { customer: 'order-new', shop: 'adm-order-wait-confirmation' },
  'evt.order.cancel-os.cancelled': { customer: 'order-canceled', shop: 'adm-order-canceled' },
}

/** Queues what this event has to tell: the customer, the manager who placed it for them, and the shop. */
export async function queueOrderMails(tx: Tx, shop: Shop, order: OrderRow, event: KnownEvent): Promise<void> {
  const templates = lettersOf[`${event}-${order.state}`]
  if (!templates) return
  const facts = await factsOf(tx, shop, order)
  const told = isOn(shop, 'SHOP_SF_SHOW_MANAGER') ? facts : { ...facts, managerName: null }
  const { customer, shop: forShop } = templates
  if (customer) {
    const subShop = shop.masterId ? shop.attributes.SHOP_ADMIN_EMAIL : undefined
    for (const recipient of readers([order.email, order.managerEmail, subShop])) {
      await queueMail(tx, orderLetter(customer, told, { shop, locale: order.locale, recipient }))
    }
  }
  const admin = (shop.masterId ? shop.masterAttributes : shop.attributes).SHOP_ADMIN_EMAIL
  if (forShop && admin) {
    await queueMail(tx, orderLetter(forShop, facts, { shop, locale: shop.languages[0] ?? 'en', recipient: admin }))
  }
}

const readers = (all: (string | null | undefined)[]) =>
  [...new Set(all)].filter((email): email is string => Boolean(email))

async function factsOf(tx: Tx, shop: Shop, order: OrderRow): Promise<OrderFacts> {
  const lines = await tx
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position))
  const { number, version, currency, email, shipTo, requestedDate, managerName, message } = order
  const { shippingTotal, taxTotal, total } = order
  const path = order.customerId ? `/account/orders/${number}` : `/checkout/done/${number}`
  return {
    number,
    version,
    currency,
    email,
    shipTo,
    requestedDate,
    managerName,
    message,
    shippingTotal,
    taxTotal,
    total,
    lines,
    name: fullName(order) || shipTo.name,
    url: shopUrl(shop, path),
  }
}
