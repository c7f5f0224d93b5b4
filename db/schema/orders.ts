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
  deliveryGroups,
  deliveryStates,
  locales,
  orderStates,
  requestKinds,
  requestStates,
  reservationStates,
} from '../words'
import { assists } from './assists'
import type { PostalAddress } from './carts'
import { fulfilmentCentres, skus, stock } from './catalogue'
import { paymentTokens } from './payment-tokens'
import { customers } from './people'
import { deliveryMethods, shops } from './shops'

/** An order. Whatever may change elsewhere later (names, prices, addresses, the manager) is kept as of then. */
export const orders = table(
  'orders',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    number: text().notNull().unique(),
    /** The number's digits backwards, so that its last ones find it. */
    reversedNumber: text().notNull(),
    /** The form it was placed with: pressing twice makes one order. */
    placementKey: text().notNull().unique(),
    /** The cart it was made from, as it stood then: one cart is ordered once. */
    cartId: text(),
    cartVersion: integer(),
    state: oneOf(orderStates).notNull(),
    /** Counts transitions: an operator acts on the state they saw, or not at all. */
    version: integer().notNull().default(0),
    customerId: text().references(() => customers.id),
    guestHash: text(),
    email: text().notNull(),
    phone: text().notNull(),
    salutation: text().notNull(),
    firstname: text().notNull(),
    middlename: text().notNull(),
    lastname: text().notNull(),
    locale: oneOf(locales).notNull(),
    currency: text().notNull(),
    gateway: text().notNull(),
    /** The card to charge, as the gateway knows it. */
    paymentTokenId: text().references(() => paymentTokens.id),
    /** Minor units captured less those given back; the sum of the payment ledger, kept beside it for lists. */
    paid: money().notNull().default(0),
    shipTo: json<PostalAddress>().notNull(),
    billTo: json<PostalAddress>().notNull(),
    message: text().notNull(),
    separateDeliveries: flag().notNull(),
    requestedDate: text(),
    /** Minor units; items + shipping = total, tax is inside the total. */
    itemsTotal: money().notNull(),
    shippingTotal: money().notNull(),
    taxTotal: money().notNull(),
    total: money().notNull(),
    coupons: json<string[]>().notNull(),
    requiresApproval: flag().notNull(),
    approvedBy: text(),
    approvedAt: instant(),
    /** Set when a manager placed it on behalf: who that was then, in which assist, and why. */
    managerId: text(),
    managerName: text(),
    managerEmail: text(),
    assistId: text().references(() => assists.id),
    assistReason: text(),
    placedAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('orders_by_shop').on(t.shopId, t.placedAt, t.id),
    index('orders_by_state').on(t.shopId, t.state, t.placedAt, t.id),
    index('orders_by_total').on(t.shopId, t.state, t.total, t.id),
    index('orders_by_customer').on(t.customerId, t.placedAt),
    index('orders_by_cart').on(t.cartId),
    check('orders_paid', sql`paid >= 0 and paid <= total`),
    check('orders_total', sql`total = items_total + shipping_total and total >= 0`),
    check('orders_on_behalf', sql`(assist_id is null) = (manager_id is null)`),
  ],
)

/** Facts about an order that other systems read by key, such as ORDER_MANAGER_NAME. */
export const orderValues = table(
  'order_values',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    key: text().notNull(),
    value: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.key] })],
)

export const orderLines = table(
  'order_lines',
  {
    id: id(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    skuCode: text().notNull(),
    name: text().notNull(),
    quantity: integer().notNull(),
    /** Charged for one, tax included. */
    unitPrice: money().notNull(),
    /** What one would cost without sale, policy or quantity break. */
    listPrice: money().notNull(),
    total: money().notNull(),
    tax: money().notNull(),
    taxCode: text().notNull(),
    /** Basis points. */
    taxRate: integer().notNull(),
    digital: flag().notNull(),
    addedByName: text(),
    managedListLine: text(),
  },
  (t) => [
    uniqueIndex('order_lines_position').on(t.orderId, t.position),
    index('order_lines_by_sku').on(t.skuId),
    check('order_lines_total', sql`total = quantity * unit_price`),
  ],
)

export const deliveries = table(
  'deliveries',
  {
    id: id(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    number: text().notNull().unique(),
    position: integer().notNull(),
    group: oneOf(deliveryGroups).notNull(),
    state: oneOf(deliveryStates).notNull(),
    version: integer().notNull().default(0),
    centreId: text()
      .notNull()
      .references(() => fulfilmentCentres.id),
    deliveryMethodId: text().references(() => deliveryMethods.id),
    methodName: text().notNull(),
    price: money().notNull(),
    tax: money().notNull(),
    requestedDate: text(),
    estimatedMin: text(),
    estimatedMax: text(),
    externalReference: text(),
    externalUrl: text(),
    updatedAt: instant(),
  },
  (t) => [
    uniqueIndex('deliveries_position').on(t.orderId, t.position),
    index('deliveries_by_state').on(t.state, t.shopId, t.id),
    index('deliveries_by_centre').on(t.centreId, t.state),
  ],
)

export const deliveryLines = table(
  'delivery_lines',
  {
    id: id(),
    deliveryId: text()
      .notNull()
      .references(() => deliveries.id),
    orderLineId: text()
      .notNull()
      .references(() => orderLines.id),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    quantity: integer().notNull(),
    /** What the centre reported: see `evt.delivery.update`. */
    deliveredQuantity: integer(),
    rejected: flag().notNull().default(false),
    estimatedMin: text(),
    estimatedMax: text(),
    guaranteed: text(),
    confirmed: text(),
    statusText: text(),
    supplierInvoiceNo: text(),
    supplierInvoiceDate: text(),
  },
  (t) => [
    uniqueIndex('delivery_lines_line').on(t.deliveryId, t.orderLineId),
    index('delivery_lines_by_sku').on(t.skuId, t.deliveryId),
  ],
)

/** Stock promised to a line of a delivery. `stock.reserved` is the sum of what is held. */
export const reservations = table(
  'reservations',
  {
    id: id(),
    stockId: text()
      .notNull()
      .references(() => stock.id),
    deliveryLineId: text()
      .notNull()
      .unique()
      .references(() => deliveryLines.id),
    quantity: integer().notNull(),
    state: oneOf(reservationStates).notNull(),
  },
  (t) => [index('reservations_by_stock').on(t.stockId, t.state)],
)

/** Every change of a stock row, and why. Quantity is the sum of the deltas. */
export const stockMovements = table(
  'stock_movements',
  {
    id: id(),
    stockId: text()
      .notNull()
      .references(() => stock.id),
    quantity: integer().notNull(),
    reserved: integer().notNull(),
    reason: text().notNull(),
    deliveryId: text().references(() => deliveries.id),
    at: instant().notNull(),
  },
  (t) => [index('stock_movements_by_stock').on(t.stockId, t.at)],
)

/** Every transition of an order or of one of its deliveries, and who caused it for whom. Written once. */
export const orderHistory = table(
  'order_history',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    seq: integer().notNull(),
    deliveryId: text().references(() => deliveries.id),
    event: text().notNull(),
    fromState: text().notNull(),
    toState: text().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    onBehalfOfId: text(),
    assistId: text(),
    /** Internal; the message is for the customer. */
    remark: text(),
    message: text(),
    requestId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.seq] })],
)

/** What a customer asked the shop to do with an order, and what came of it. One open question of a kind at a time. */
export const orderRequests = table(
  'order_requests',
  {
    id: id(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    kind: oneOf(requestKinds).notNull(),
    state: oneOf(requestStates).notNull(),
    reason: text().notNull(),
    askedById: text(),
    assistId: text(),
    /** Who answered, and what they wrote to the customer. */
    answeredByName: text(),
    answer: text(),
    createdAt: instant().notNull(),
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex('order_requests_open').on(t.orderId, t.kind).where(sql`state = 'open'`),
    index('order_requests_by_shop').on(t.shopId, t.state, t.createdAt),
  ],
)
