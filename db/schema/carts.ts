import { sql } from 'drizzle-orm'
import { check, flag, id, index, instant, integer, json, oneOf, table, text, uniqueIndex } from '../columns'
import { cartKinds } from '../words'
import { assists } from './assists'
import { skus } from './catalogue'
import { paymentTokens } from './payment-tokens'
import { customers } from './people'
import { deliveryMethods, shops } from './shops'

/** An address as it was typed or chosen, kept with a cart or an order. */
export type PostalAddress = {
  name: string
  company: string
  line1: string
  line2: string
  postcode: string
  city: string
  country: string
  phone: string
}

/**
 * What somebody means to buy. One live cart per customer and shop, guests' by the hash of their cookie;
 * drafts belong to an assist. `version` counts every change, so that two people can tell.
 */
export const carts = table(
  'carts',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    kind: oneOf(cartKinds).notNull(),
    customerId: text().references(() => customers.id),
    guestHash: text(),
    assistId: text().references(() => assists.id),
    version: integer().notNull().default(0),
    /** The checkout so far. */
    email: text().notNull().default(''),
    shipTo: json<PostalAddress>(),
    billTo: json<PostalAddress>(),
    /** The assist in whose bar it was said where this order goes; null for any other way it came to be known. */
    placeSaidInId: text(),
    deliveryMethodId: text().references(() => deliveryMethods.id),
    requestedDate: text(), // yyyy-mm-dd: a day has no time zone
    separateDeliveries: flag().notNull().default(false),
    gateway: text(),
    paymentTokenId: text().references(() => paymentTokens.id),
    message: text().notNull().default(''),
    /** What the buyer calls the order; null until they have said, and then theirs from their profile counts. */
    reference: text(),
    /** Entered, and looked at anew whenever the cart is; empty for none. */
    couponCode: text().notNull().default(''),
    /** Who changed it last, as named then. */
    changedById: text(),
    changedByName: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('carts_live').on(t.shopId, t.customerId).where(sql`kind = 'live'`),
    uniqueIndex('carts_guest').on(t.shopId, t.guestHash),
    uniqueIndex('carts_draft').on(t.assistId).where(sql`kind = 'draft'`),
    index('carts_by_update').on(t.updatedAt),
    index('carts_by_shop').on(t.shopId, t.kind, t.updatedAt, t.id),
    check('carts_owner', sql`(customer_id is null) <> (guest_hash is null)`),
  ],
)

export const cartLines = table(
  'cart_lines',
  {
    id: id(),
    cartId: text()
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    quantity: integer().notNull(),
    /** The manager who put it there, as named then; null for the customer. */
    addedById: text(),
    addedByName: text(),
    /** The managed list it came from; empty for none. */
    listReference: text().notNull().default(''),
    addedAt: instant().notNull(),
    /** Who changed it last, as named then, and when. */
    changedById: text(),
    changedByName: text(),
    changedAt: instant(),
  },
  (t) => [
    uniqueIndex('cart_lines_sku').on(t.cartId, t.skuId, t.listReference),
    check('cart_lines_quantity', sql`quantity >= 1`),
  ],
)
