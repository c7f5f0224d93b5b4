import { bigInteger, table, text } from '../columns'
import { orders } from './orders'

/**
 * What an order can be found by, folded (lib/orders/desk/words.ts); triggers keep the word index beside it in
 * step. The row counts upwards with the time of placing, so that hits come in the order lists are read in.
 */
export const orderSearch = table('order_search', {
  row: bigInteger().primaryKey(),
  orderId: text()
    .notNull()
    .unique()
    .references(() => orders.id, { onDelete: 'cascade' }),
  shopId: text().notNull(),
  words: text().notNull(),
})
