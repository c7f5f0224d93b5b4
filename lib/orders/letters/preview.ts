import 'server-only'
import { and, asc, desc, eq, inArray, isNotNull, ne, or } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, mails, orderHistory, orderRequests, orders } from '@/db/schema'
import type { Locale } from '@/db/words'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import type { OrderFacts } from '@/lib/mail/letters/facts'
import type { Letter } from '@/lib/mail/letters/letter'
import { orderLetter, type Reader } from '@/lib/mail/letters/order'
import { sheetOf, type Template } from '@/lib/mail/letters/templates'
import { shopById } from '@/lib/shops/queries'
import { overseenBy } from '../policy'
import type { OrderRow } from '../work'
import { deliveryFacts, lastRefund, orderFacts } from './facts'
import { copiedTo, factsFor, readersOf } from './readers'

/** The order of this number, or without one the last that was placed; only among those the manager looks after. */
export async function orderToShow(actor: Actor, number?: string): Promise<OrderRow | undefined> {
  await look(actor, 'orders.search')
  const wanted = number ? eq(orders.number, number) : ne(orders.state, 'os.none')
  const [order] = await db
    .select()
    .from(orders)
    .where(and(overseenBy(actor), wanted))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(1)
  return order
}

type Wanted = { template: Template; number?: string; locale: Locale; as?: 'centre' }

export type Preview = { letter: Letter; number: string; readers: Reader[] }

/** A letter as it would be written about an order now, and to whom; nothing is sent. */
export async function letterPreview(actor: Actor, wanted: Wanted): Promise<Preview | undefined> {
  const order = await orderToShow(actor, wanted.number)
  const shop = order && (await shopById(order.shopId))
  if (!order || !shop) return undefined
  const { template, locale } = wanted
  const { facts, centre } = await exampleOf(template, order, await orderFacts(db, shop, order, 'preview'))
  const readers = readersOf(template, { shop, order, manager: await copiedTo(db, shop, order), centre })
  const isCentre = sheetOf(template).to === 'centre' && wanted.as === 'centre'
  const recipient = readers.find(({ as }) => (as === 'centre') === isCentre)?.recipient ?? ''
  const letter = orderLetter(template, factsFor(template, facts, shop), {
    shop,
    locale,
    recipient,
    as: isCentre ? 'centre' : undefined,
  })
  return { letter, number: order.number, readers }
}

/** What the letter would be about: the order's first delivery, its money, what was last said and asked. */
async function exampleOf(template: Template, order: OrderRow, facts: OrderFacts) {
  const [delivery] = await db
    .select()
    .from(deliveries)
    .where(eq(deliveries.orderId, order.id))
    .orderBy(asc(deliveries.position))
    .limit(1)
  const sent = delivery && (await deliveryFacts(db, delivery))
  const { shows, amount } = sheetOf(template)
  const refund = template === 'order-refunded' || template === 'adm-refund' ? await lastRefund(db, order.id) : undefined
  const result = template.endsWith('-failed') ? ('Failed' as const) : ('Ok' as const)
  const example: OrderFacts = {
    ...facts,
    said: await lastSaid(order),
    delivery: shows === 'delivery' ? sent?.facts : undefined,
    money: amount && {
      amount: refund?.amount ?? order.total,
      result: sheetOf(template).to === 'customer' ? undefined : result,
    },
    request: template.includes('-request') ? await lastAsked(order) : undefined,
  }
  return { facts: example, centre: shows === 'delivery' ? sent?.email : undefined }
}

async function lastSaid({ id }: OrderRow): Promise<OrderFacts['said']> {
  const [row] = await db
    .select({ message: orderHistory.message, remark: orderHistory.remark })
    .from(orderHistory)
    .where(and(eq(orderHistory.orderId, id), or(isNotNull(orderHistory.message), isNotNull(orderHistory.remark))))
    .orderBy(desc(orderHistory.seq))
    .limit(1)
  return { message: row?.message ?? undefined, remark: row?.remark ?? undefined }
}

async function lastAsked({ id }: OrderRow): Promise<OrderFacts['request']> {
  const [row] = await db
    .select({ kind: orderRequests.kind, reason: orderRequests.reason })
    .from(orderRequests)
    .where(eq(orderRequests.orderId, id))
    .orderBy(desc(orderRequests.createdAt), desc(orderRequests.id))
    .limit(1)
  return row ?? { kind: 'cancel', reason: '' }
}

const { id, template, recipient, subject, state, attempts, lastError, createdAt, sentAt } = mails
const listed = { id, template, recipient, subject, state, attempts, lastError, createdAt, sentAt }

/** What an order that the manager looks after has caused so far, the newest first. */
export async function lettersAbout(actor: Actor, orderId: string) {
  await look(actor, 'orders.search')
  return db
    .select(listed)
    .from(mails)
    .innerJoin(orders, eq(orders.id, mails.orderId))
    .where(and(eq(mails.orderId, orderId), overseenBy(actor)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(200)
}

/** Letters that were given up, which somebody has to look at. */
export async function deadLetters(actor: Actor) {
  await look(actor, 'orders.search')
  if (actor.oversees.length === 0) return []
  return db
    .select(listed)
    .from(mails)
    .where(and(eq(mails.state, 'dead'), isNotNull(mails.orderId), inArray(mails.shopId, [...actor.oversees])))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(50)
}

/** One letter about an order that the manager looks after, as it was written. */
export async function letterById(actor: Actor, mailId: string) {
  await look(actor, 'orders.search')
  const [found] = await db
    .select({ mail: mails, number: orders.number })
    .from(mails)
    .innerJoin(orders, eq(orders.id, mails.orderId))
    .where(and(eq(mails.id, mailId), overseenBy(actor)))
  return found
}
