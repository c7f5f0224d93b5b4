import 'server-only'
import { and, asc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import {
  couponHolders,
  coupons,
  couponUses,
  deliveries,
  invoices,
  mails,
  orderHistory,
  orderLines,
  orderRequests,
  orderSearch,
  orders,
  paymentCallbacks,
  payments,
  paymentTokens,
} from '@/db/schema'
import { withoutKeys } from '@/lib/mail/keys'
import { indexOrder } from '@/lib/orders/desk/search-index'
import type { Noun, Person } from './noun'

const theirs = ({ customerId }: Person) => eq(orders.customerId, customerId)
const ordersOf = (reader: Reader, person: Person) => reader.select({ id: orders.id }).from(orders).where(theirs(person))

/** Written to them, whatever address they had; of a letter from before that was kept, whatever went to the one they have. */
const readBy = ({ customerId, email }: Person) =>
  or(eq(mails.readerId, customerId), and(isNull(mails.readerId), eq(mails.recipient, email)))

/** Letters that do not say whom they are about, but name the very address: not one that only ends like it. */
async function naming(tx: Tx, { email }: Person): Promise<string[]> {
  const literally = (special: RegExp) => email.replace(special, '\\$&')
  const says = sql`${mails.text} like ${`%${literally(/[\\%_]/g)}%`} escape '\\'`
  const unsaid = [mails.readerId, mails.customerId, mails.orderId].map((id) => isNull(id))
  const found = await tx
    .select({ id: mails.id, text: mails.text })
    .from(mails)
    .where(and(...unsaid, says))
  const exactly = new RegExp(`(?<![\\w.%+'-])${literally(/[.*+?^${}()|[\]\\]/g)}(?![\\w-]|\\.\\w)`, 'i')
  return found.filter(({ text }) => exactly.test(text)).map(({ id }) => id)
}

/** Papers the shop has to keep: who bought what, for how much, and where it went (tax and bookkeeping law). */
const PAPERS = 'part of the order papers, which the law makes a shop keep'
const NOTHING = 'says nothing about anybody that the order does not'

/** What an order leaves behind. */
export const orderNouns: readonly Noun[] = [
  {
    table: 'mails',
    shows: async (reader, person) => {
      const rows = await reader.select().from(mails).where(readBy(person)).orderBy(asc(mails.createdAt))
      return rows.map((mail) => {
        const { createdAt: at, recipient: email, subject } = mail
        return { at, email, subject, text: withoutKeys(mail).text }
      })
    },
    // Those to the shop about them, too: they name them.
    erases: async (tx, person) => {
      const about = [eq(mails.customerId, person.customerId), inArray(mails.orderId, ordersOf(tx, person))]
      await tx.delete(mails).where(or(readBy(person), ...about, inArray(mails.id, await naming(tx, person))))
    },
  },
  {
    table: 'couponHolders',
    shows: (reader, { customerId }) =>
      reader
        .select({ coupon: coupons.code, name: coupons.name, at: couponHolders.at })
        .from(couponHolders)
        .innerJoin(coupons, eq(coupons.id, couponHolders.couponId))
        .where(eq(couponHolders.customerId, customerId)),
    erases: (tx, { customerId }) => tx.delete(couponHolders).where(eq(couponHolders.customerId, customerId)),
  },
  {
    table: 'couponUses',
    shows: (reader, { customerId }) =>
      reader
        .select({ coupon: coupons.code, order: orders.number, at: couponUses.at })
        .from(couponUses)
        .innerJoin(coupons, eq(coupons.id, couponUses.couponId))
        .innerJoin(orders, eq(orders.id, couponUses.orderId))
        .where(eq(couponUses.customerId, customerId)),
    keeps: NOTHING,
  },
  {
    table: 'orderRequests',
    shows: (reader, person) => {
      const { kind, state, reason, answer, createdAt: at } = orderRequests
      return reader
        .select({ order: orders.number, kind, state, reason, answer, at })
        .from(orderRequests)
        .innerJoin(orders, eq(orders.id, orderRequests.orderId))
        .where(theirs(person))
    },
    erases: (tx, person) =>
      tx
        .update(orderRequests)
        .set({ reason: '', answer: null })
        .where(inArray(orderRequests.orderId, ordersOf(tx, person))),
  },
  {
    table: 'paymentCallbacks',
    untold: 'what gateways told the shop, in their own words; what came of it stands under payments',
    // A gateway may tell names and addresses. What still waits for a person stays until it is dealt with.
    erases: (tx, person) =>
      tx
        .update(paymentCallbacks)
        .set({ body: '' })
        .where(
          and(
            inArray(paymentCallbacks.orderId, ordersOf(tx, person)),
            notInArray(paymentCallbacks.state, ['received', 'parked', 'unprocessed']),
          ),
        ),
  },
  {
    table: 'orders',
    shows: (reader, person) => {
      const { number, state, placedAt, email, phone, salutation, firstname, middlename, lastname, shipTo, billTo } =
        orders
      const {
        message,
        requestedDate,
        reference,
        gateway,
        coupons: coupon,
        currency,
        itemsTotal,
        discount,
        shippingTotal,
        taxTotal,
        total,
        paid,
      } = orders
      const who = {
        email,
        phone,
        salutation,
        firstname,
        middlename,
        lastname,
        shipTo,
        billTo,
        message,
        requestedDate,
        reference,
        gateway,
        coupon,
      }
      const sums = { currency, itemsTotal, discount, shippingTotal, taxTotal, total, paid }
      return reader
        .select({ order: number, state, at: placedAt, ...who, ...sums })
        .from(orders)
        .where(theirs(person))
        .orderBy(asc(placedAt))
    },
    // The names and the addresses stay, see `PAPERS`; how to reach them, and what they wrote, goes.
    erases: eraseOrders,
  },
  {
    table: 'orderLines',
    shows: (reader, person) => {
      const { skuCode: sku, name, quantity, unitPrice, total } = orderLines
      return reader
        .select({ order: orders.number, sku, name, quantity, currency: orders.currency, unitPrice, total })
        .from(orderLines)
        .innerJoin(orders, eq(orders.id, orderLines.orderId))
        .where(theirs(person))
        .orderBy(asc(orders.placedAt), asc(orderLines.position))
    },
    keeps: PAPERS,
  },
  {
    table: 'orderHistory',
    shows: (reader, person) =>
      reader
        .select({
          order: orders.number,
          state: orderHistory.toState,
          message: orderHistory.message,
          at: orderHistory.at,
        })
        .from(orderHistory)
        .innerJoin(orders, eq(orders.id, orderHistory.orderId))
        .where(theirs(person))
        .orderBy(asc(orderHistory.at), asc(orderHistory.seq)),
    keeps: `${PAPERS}; its rows cannot be changed`,
  },
  { table: 'orderValues', untold: 'says who of the staff placed it', keeps: NOTHING },
  {
    table: 'orderSearch',
    untold: 'the words of the order again',
    keeps: 'made anew from the order as it stays',
  },
  {
    table: 'deliveries',
    shows: (reader, person) => {
      const { number, state, methodName: method, requestedDate, externalReference: tracking } = deliveries
      return reader
        .select({ order: orders.number, number, state, method, requestedDate, tracking })
        .from(deliveries)
        .innerJoin(orders, eq(orders.id, deliveries.orderId))
        .where(theirs(person))
    },
    keeps: PAPERS,
  },
  {
    table: 'payments',
    shows: (reader, person) => {
      const { gateway, operation, result, amount, currency, cardBrand, cardLastFour, at } = payments
      return reader
        .select({ order: orders.number, gateway, operation, result, currency, amount, cardBrand, cardLastFour, at })
        .from(payments)
        .innerJoin(orders, eq(orders.id, payments.orderId))
        .where(theirs(person))
        .orderBy(asc(payments.at), asc(payments.seq))
    },
    keeps: `${PAPERS}; its rows cannot be changed`,
  },
  { table: 'paymentRuns', untold: 'how the shop talked to a gateway', keeps: NOTHING },
  { table: 'paymentIntents', untold: 'how the shop talked to a gateway', keeps: NOTHING },
  {
    table: 'invoices',
    shows: (reader, person) => {
      const { number, kind, total, currency, issuedAt: at, dueOn: until } = invoices
      return reader
        .select({ order: orders.number, number, kind, currency, total, at, until })
        .from(invoices)
        .innerJoin(orders, eq(orders.id, invoices.orderId))
        .where(theirs(person))
    },
    keeps: PAPERS,
  },
  {
    table: 'paymentTokens',
    shows: (reader, { customerId }) => {
      const { brand, lastFour, expiryMonth, expiryYear, createdAt: at, removedAt } = paymentTokens
      return reader
        .select({ brand, lastFour, expiryMonth, expiryYear, at, removedAt })
        .from(paymentTokens)
        .where(eq(paymentTokens.customerId, customerId))
    },
    erases: (tx, { customerId }) =>
      tx
        .update(paymentTokens)
        .set({
          token: sql`${paymentTokens.id}`,
          lastFour: '',
          saved: false,
          removedAt: sql`coalesce(removed_at, created_at)`,
        })
        .where(eq(paymentTokens.customerId, customerId)),
  },
]

async function eraseOrders(tx: Tx, person: Person) {
  for (const order of await tx.select().from(orders).where(theirs(person))) {
    const { shipTo, billTo } = order
    const gone = { email: nowhere(person), phone: '', message: '', guestHash: null }
    const [left] = await tx
      .update(orders)
      .set({ ...gone, shipTo: { ...shipTo, phone: '' }, billTo: { ...billTo, phone: '' } })
      .where(eq(orders.id, order.id))
      .returning()
    await tx.delete(orderSearch).where(eq(orderSearch.orderId, order.id))
    await indexOrder(tx, left!)
  }
}

/** An address that leads nowhere, and is nobody else's either. */
export const nowhere = ({ accountId }: Person) => `closed-${accountId}@closed.invalid`
