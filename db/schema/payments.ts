import { sql } from 'drizzle-orm'
import {
  check,
  flag,
  id,
  index,
  instant,
  integer,
  json,
  money,
  oneOf,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../columns'
import {
  callbackStates,
  intentStates,
  invoiceKinds,
  paymentOperations,
  paymentResults,
  runKinds,
  runStates,
} from '../words'
import { deliveries } from './deliveries'
import { orders } from './orders'
import { shops } from './shops'

/** How a shop has set a gateway up, and in tests which faults it shows. A sub-shop uses its master's. */
export const gatewayParameters = table(
  'gateway_parameters',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    gateway: text().notNull(),
    name: text().notNull(),
    value: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.gateway, t.name] })],
)

/**
 * A conversation with a gateway that an order waits for. It is written down before the first call, so that
 * whoever finds it open after a crash can finish it. At most one an order: meanwhile nothing else moves it.
 */
export const paymentRuns = table(
  'payment_runs',
  {
    id: id(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    kind: oneOf(runKinds).notNull(),
    state: oneOf(runStates).notNull(),
    result: oneOf(paymentResults),
    /** What was going on: the event, its cause, and what is still to follow. See lib/orders/work.ts. */
    frame: json<unknown>().notNull(),
    /** Until then somebody is at it. */
    leasedUntil: instant().notNull(),
    tries: integer().notNull().default(0),
    createdAt: instant().notNull(),
    doneAt: instant(),
  },
  (t) => [
    uniqueIndex('payment_runs_open').on(t.orderId).where(sql`state = 'open'`),
    index('payment_runs_by_lease').on(t.state, t.leasedUntil),
  ],
)

/** One call to a gateway, written down before it is made. */
export const paymentIntents = table(
  'payment_intents',
  {
    id: id(),
    runId: text()
      .notNull()
      .references(() => paymentRuns.id),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    deliveryId: text().references(() => deliveries.id),
    operation: oneOf(paymentOperations).notNull(),
    amount: money().notNull(),
    /** The idempotency key: asking again with it never moves money a second time. */
    key: text().notNull(),
    /** The payment it acts on: the authorisation to capture, the capture to give back. */
    aboutId: text(),
    state: oneOf(intentStates).notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index('payment_intents_by_run').on(t.runId), index('payment_intents_by_order').on(t.orderId)],
)

/** The payment ledger: one row an attempt, with the answer it got; never changed. */
export const payments = table(
  'payments',
  {
    id: id(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    deliveryId: text().references(() => deliveries.id),
    /** The order of the ledger: 1, 2, 3 … for each order. */
    seq: integer().notNull(),
    gateway: text().notNull(),
    operation: oneOf(paymentOperations).notNull(),
    result: oneOf(paymentResults).notNull(),
    settled: flag().notNull(),
    amount: money().notNull(),
    currency: text().notNull(),
    /** What the gateway calls it. */
    reference: text(),
    message: text(),
    cardBrand: text(),
    cardLastFour: text(),
    /** Where the answer is from: a call, a callback, or a person who said so. */
    runId: text().references(() => paymentRuns.id),
    intentId: text()
      .unique()
      .references(() => paymentIntents.id),
    callbackId: text().references(() => paymentCallbacks.id),
    aboutId: text(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('payments_seq').on(t.orderId, t.seq),
    index('payments_by_order').on(t.orderId, t.at),
    index('payments_by_shop').on(t.shopId, t.at, t.id),
    index('payments_by_reference').on(t.gateway, t.reference),
    check('payments_amount', sql`amount >= 0`),
  ],
)

/** Whatever a gateway told us, as it came: stored before anything is believed. */
export const paymentCallbacks = table(
  'payment_callbacks',
  {
    id: id(),
    gateway: text().notNull(),
    shopId: text().references(() => shops.id),
    /** The gateway's own id of the event: told twice, it happened once. Null until the signature was believed. */
    eventId: text(),
    body: text().notNull(),
    state: oneOf(callbackStates).notNull(),
    /** PAYMENT, REFUND, INFO or INVALID. */
    operation: text(),
    orderId: text().references(() => orders.id),
    amount: money(),
    currency: text(),
    /** Why it was refused or waits; a key of the messages. */
    reason: text(),
    closedByName: text(),
    receivedAt: instant().notNull(),
    processedAt: instant(),
  },
  (t) => [
    uniqueIndex('payment_callbacks_event').on(t.gateway, t.eventId),
    index('payment_callbacks_by_state').on(t.state, t.receivedAt),
    index('payment_callbacks_by_order').on(t.orderId),
  ],
)

/** The test gateways' own book of what they were asked for: it is kept outside the shop's transactions. */
export const testGatewayBook = table('test_gateway_book', {
  key: text().primaryKey(),
  shopId: text().notNull(),
  orderNumber: text().notNull(),
  operation: oneOf(paymentOperations).notNull(),
  amount: money().notNull(),
  currency: text().notNull(),
  result: oneOf(paymentResults).notNull(),
  settled: flag().notNull(),
  reference: text().notNull(),
  at: instant().notNull(),
})

/** An invoice for money that was captured, or a credit note for money that was given back. Numbers have no gaps. */
export const invoices = table(
  'invoices',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    number: text().notNull(),
    kind: oneOf(invoiceKinds).notNull(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    deliveryId: text().references(() => deliveries.id),
    paymentId: text()
      .notNull()
      .unique()
      .references(() => payments.id),
    /** Minor units, tax inside. */
    total: money().notNull(),
    tax: money().notNull(),
    currency: text().notNull(),
    issuedAt: instant().notNull(),
    /** yyyy-mm-dd: the last day to pay, by the organisation's terms as of then. Null where it was paid already. */
    dueOn: text(),
  },
  (t) => [uniqueIndex('invoices_number').on(t.shopId, t.number), index('invoices_by_order').on(t.orderId)],
)

/** That an invoice with a day to pay by was paid, and a credit note set off; who saw it. */
export const invoiceSettlements = table('invoice_settlements', {
  invoiceId: text()
    .primaryKey()
    .references(() => invoices.id),
  byName: text().notNull(),
  at: instant().notNull(),
})
