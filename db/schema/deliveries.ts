import { flag, id, index, instant, integer, money, oneOf, table, text, uniqueIndex } from '../columns'
import { deliveryGroups, deliveryStates, reservationStates } from '../words'
import { fulfilmentCentres, skus, stock } from './catalogue'
import { orderLines, orders } from './orders'
import { deliveryMethods, shops } from './shops'

/** Goods of an order that travel together, from one centre. */
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
