import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { customers, orderLines, orderSearch, type orders } from '@/db/schema'
import { orderWords, searchRow } from './admin-words'

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
