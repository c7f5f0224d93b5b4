import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, deliveryLines, orderLines, orders, skus } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { fileOf, type StoredFile } from '@/lib/catalogue/files'
import { missing } from '@/lib/refusal'
import { mayDownload } from '../machine'
import { visibleTo } from '../policy'

/** The file of a line that whoever is in hand has bought and may fetch now. Everything else is not there. */
export async function downloadOf(actor: Actor, orderLineId: string): Promise<StoredFile> {
  const { group, state } = deliveries
  const rows = await db
    .select({ order: orders.state, group, state, file: skus.file })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .innerJoin(deliveryLines, eq(deliveryLines.orderLineId, orderLines.id))
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .innerJoin(skus, eq(skus.id, orderLines.skuId))
    .where(and(eq(orderLines.id, orderLineId), visibleTo(actor)))
  const bought = rows.find((row) => mayDownload(row.order, row))
  const file = bought && (await fileOf(bought.file))
  if (!file) throw missing()
  return file
}
