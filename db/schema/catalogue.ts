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
  rowNumber,
  table,
  text,
  uniqueIndex,
} from '../columns'
import { availabilities, type Texts } from '../words'
import { shops } from './shops'

/** The catalogue belongs to a master shop; its sub-shops show the same goods at their own prices. */
export const categories = table(
  'categories',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    slug: text().notNull(),
    names: json<Texts>().notNull(),
    intros: json<Texts>().notNull(),
    picture: text().notNull(),
    parentId: text(),
    position: integer().notNull(),
  },
  (t) => [uniqueIndex('categories_slug').on(t.shopId, t.slug)],
)

export const products = table(
  'products',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    slug: text().notNull(),
    names: json<Texts>().notNull(),
    summaries: json<Texts>().notNull(),
    /** Folded names, to sort by in each language. */
    sortEn: text().notNull(),
    sortFr: text().notNull(),
    brand: text().notNull(),
    picture: text().notNull(),
    /** What distinguishes its skus, such as "Volume". */
    axis: json<Texts>(),
    taxCode: text().notNull(),
    digital: flag().notNull(),
    enabled: flag().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('products_slug').on(t.shopId, t.slug), index('products_by_time').on(t.shopId, t.createdAt, t.id)],
)

export const productCategories = table(
  'product_categories',
  {
    categoryId: text()
      .notNull()
      .references(() => categories.id),
    productId: text()
      .notNull()
      .references(() => products.id),
  },
  (t) => [primaryKey({ columns: [t.categoryId, t.productId] }), index('product_categories_by_product').on(t.productId)],
)

export const skus = table(
  'skus',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    productId: text()
      .notNull()
      .references(() => products.id),
    code: text().notNull(),
    /** Its value on the product's axis, such as "250 ml". */
    options: json<Texts>(),
    /** What a buyer of an electronic one downloads: a name in the folder of files. */
    file: text(),
    position: integer().notNull(),
    enabled: flag().notNull(),
  },
  (t) => [uniqueIndex('skus_code').on(t.shopId, t.code), index('skus_by_product').on(t.productId, t.position)],
)

export const productSearch = table('product_search', {
  row: rowNumber(),
  productId: text()
    .notNull()
    .unique()
    .references(() => products.id),
  words: text().notNull(),
})

/**
 * A price row: for whoever has the policy (everybody, if empty), from this quantity up. Several may apply;
 * the cheapest is charged. Rows of a sub-shop come before its master's. See lib/pricing.
 */
export const prices = table(
  'prices',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    currency: text().notNull(),
    policy: text().notNull().default(''),
    quantity: integer().notNull(),
    regular: money().notNull(),
    sale: money(),
    saleFrom: instant(),
    saleTo: instant(),
    onRequest: flag().notNull(),
    /** What the row is called in the price explanation, such as a contract number. */
    reference: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('prices_row').on(t.shopId, t.skuId, t.currency, t.policy, t.quantity, t.reference),
    index('prices_by_sku').on(t.skuId, t.shopId, t.currency),
    check('prices_not_negative', sql`regular >= 0 and (sale is null or sale >= 0)`),
    check('prices_quantity', sql`quantity >= 1`),
  ],
)

/** Where goods lie. The flags steer how an order is split into deliveries. */
export const fulfilmentCentres = table(
  'fulfilment_centres',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    code: text().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    position: integer().notNull(),
    multiShip: flag().notNull(),
    forceBackorderSplit: flag().notNull(),
    forceAllSplit: flag().notNull(),
    /** The centre keeps its own books: what it reports as sent is not debited here a second time. */
    keepsOwnStock: flag().notNull().default(false),
  },
  (t) => [uniqueIndex('fulfilment_centres_code').on(t.shopId, t.code)],
)

/** A sku in a fulfilment centre. What can be promised is quantity - reserved. */
export const stock = table(
  'stock',
  {
    id: id(),
    centreId: text()
      .notNull()
      .references(() => fulfilmentCentres.id),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    quantity: integer().notNull(),
    reserved: integer().notNull().default(0),
    /** How many promised pieces a later count took away again: nobody may be promised more meanwhile. */
    owed: integer().notNull().default(0),
    availability: oneOf(availabilities).notNull(),
    availableFrom: instant(),
    availableTo: instant(),
    releaseDate: instant(),
    disabled: flag().notNull().default(false),
    minOrder: integer().notNull().default(1),
    maxOrder: integer(),
    stepOrder: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('stock_place').on(t.centreId, t.skuId),
    index('stock_by_sku').on(t.skuId),
    check('stock_not_negative', sql`quantity >= 0 and reserved >= 0 and owed >= 0`),
    // Overselling must fail here even if every lock above were wrong.
    check('stock_not_oversold', sql`availability = 'BACKORDER' or reserved <= quantity + owed`),
    check('stock_order_steps', sql`min_order >= 1 and step_order >= 1`),
  ],
)
