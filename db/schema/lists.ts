import { sql } from 'drizzle-orm'
import { check, flag, id, index, instant, integer, oneOf, table, text, uniqueIndex } from '../columns'
import { listKinds } from '../words'
import { skus } from './catalogue'
import { customers } from './people'
import { shops } from './shops'

/** What a customer keeps for later: a wish list, shopping lists, requisition lists, carts put aside. */
export const lists = table(
  'lists',
  {
    id: id(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    kind: oneOf(listKinds).notNull(),
    name: text().notNull(),
    /** For everybody of the owner's organisation to use. */
    shared: flag().notNull().default(false),
    /** A wish list's link: what its secret is made of, and the secret's hash; empty while it is private. */
    linkSeed: text().notNull().default(''),
    linkHash: text().unique(),
    /** How the owner calls themself on the page behind the link. */
    shownAs: text().notNull().default(''),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('lists_by_customer').on(t.shopId, t.customerId, t.kind),
    index('lists_shared').on(t.shopId).where(sql`shared`),
    uniqueIndex('lists_wish').on(t.shopId, t.customerId).where(sql`kind = 'wish'`),
  ],
)

export const listLines = table(
  'list_lines',
  {
    id: id(),
    listId: text()
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    skuId: text()
      .notNull()
      .references(() => skus.id),
    quantity: integer().notNull(),
    /** The manager who put it there, as named then; null for the customer. */
    addedById: text(),
    addedByName: text(),
    /** The managed list it came from, in a cart that was put aside; empty for none. */
    listReference: text().notNull().default(''),
    addedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('list_lines_sku').on(t.listId, t.skuId, t.listReference),
    check('list_lines_quantity', sql`quantity >= 1 and quantity <= 9999`),
  ],
)
