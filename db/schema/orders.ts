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
import { locales, orderStates } from '../words'
import { assists } from './assists'
import type { PostalAddress } from './carts'
import { skus } from './catalogue'
import { paymentTokens } from './payment-tokens'
import { customers } from './people'
import { shops } from './shops'

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
    /** What the customer's own company calls the order. */
    reference: text().notNull().default(''),
    separateDeliveries: flag().notNull(),
    requestedDate: text(),
    /** Minor units; items, after the discount, + shipping = total, tax is inside the total. */
    itemsTotal: money().notNull(),
    /** What coupons took off the goods: the sum of its lines' discounts. */
    discount: money().notNull().default(0),
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
    /** While it waits for its money: when it is called off by itself, as its customer was told. Null: never. */
    payBy: instant(),
  },
  (t) => [
    index('orders_by_shop').on(t.shopId, t.placedAt, t.id),
    index('orders_by_state').on(t.shopId, t.state, t.placedAt, t.id),
    index('orders_by_total').on(t.shopId, t.state, t.total, t.id),
    index('orders_by_customer').on(t.customerId, t.placedAt),
    index('orders_waiting')
      .on(t.shopId, t.placedAt, t.id)
      .where(sql`state in ('os.waiting', 'os.waiting.approve', 'os.waiting.payment')`),
    index('orders_by_cart').on(t.cartId),
    index('orders_pay_by').on(t.payBy, t.id).where(sql`pay_by is not null`),
    index('orders_unpaid')
      .on(t.shopId, t.email)
      .where(sql`state in ('os.pending', 'os.waiting', 'os.waiting.approve', 'os.waiting.payment')`),
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
    /** The line's part of the order's discount; the tax is in what is left. */
    discount: money().notNull().default(0),
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
