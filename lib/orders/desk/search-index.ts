import 'server-only'
import { eq, isNull } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { customers, orderLines, orderSearch, orders } from '@/db/schema'
import { orderWords, searchRow } from './words'

/** Makes a new order findable in the admin app. Once, with its lines written: what it is found by never changes. */
export async function indexOrder(tx: Tx, order: typeof orders.$inferSelect) {
  const lines = await tx.select({ code: orderLines.skuCode }).from(orderLines).where(eq(orderLines.orderId, order.id))
  const [customer] = order.customerId
    ? await tx
        .select({ company: customers.company, tags: customers.tags })
        .from(customers)
        .where(eq(customers.id, order.customerId))
    : []
  const { company = '', tags = [] } = customer ?? {}
  const words = orderWords({ ...order, skuCodes: lines.map(({ code }) => code), company, tags })
  await tx.insert(orderSearch).values({ row: searchRow(order), orderId: order.id, shopId: order.shopId, words })
}

const AT_ONCE = 500

// Every order is indexed as it is drafted: once none is missing, none will be, and the question costs a walk over all.
let isComplete = false

/** A job: makes findable what was ordered before orders could be found. Answers how many. */
export async function indexMissingOrders(): Promise<number> {
  if (isComplete) return 0
  const missing = await db
    .select({ order: orders })
    .from(orders)
    .leftJoin(orderSearch, eq(orderSearch.orderId, orders.id))
    .where(isNull(orderSearch.orderId))
    .limit(AT_ONCE)
  for (const { order } of missing) {
    await transact({ order: order.id }, async (tx) => {
      const [known] = await tx
        .select({ id: orderSearch.orderId })
        .from(orderSearch)
        .where(eq(orderSearch.orderId, order.id))
      if (!known) await indexOrder(tx, order)
    })
  }
  isComplete = missing.length === 0
  return missing.length
}
