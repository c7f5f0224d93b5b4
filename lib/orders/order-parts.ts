import 'server-only'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db'
import {
  deliveries,
  deliveryLines,
  invoices,
  orderLines,
  orderRequests,
  payments,
  paymentTokens,
  skus,
  stock,
} from '@/db/schema'
import { toldPayments } from './told'

/** What belongs to an order that somebody may see: whoever asks for a part has asked for the order first. */

/** What is in each delivery, with what its centre reported, and whether there is something to download. */
export async function contentsOf(reader: Reader, deliveryIds: string[]) {
  const { id, deliveryId, quantity, rejected, deliveredQuantity, estimatedMin, estimatedMax } = deliveryLines
  const rows = await reader
    .select({
      ...{ id, deliveryId, quantity, rejected, deliveredQuantity, estimatedMin, estimatedMax },
      orderLineId: orderLines.id,
      name: orderLines.name,
      position: orderLines.position,
      file: skus.file,
    })
    .from(deliveryLines)
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .innerJoin(skus, eq(skus.id, deliveryLines.skuId))
    .where(inArray(deliveryLines.deliveryId, deliveryIds))
    .orderBy(asc(orderLines.position), asc(deliveryLines.id))
  return rows.map(({ file, ...line }) => ({ ...line, hasFile: file !== null }))
}

/** When the last of each delivery's goods comes out, where something still has to. */
export async function releasesOf(reader: Reader, deliveryIds: string[]): Promise<Map<string, Date>> {
  const rows = await reader
    .select({ deliveryId: deliveryLines.deliveryId, releaseDate: stock.releaseDate })
    .from(deliveryLines)
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .innerJoin(stock, and(eq(stock.centreId, deliveries.centreId), eq(stock.skuId, deliveryLines.skuId)))
    .where(inArray(deliveryLines.deliveryId, deliveryIds))
  const latest = new Map<string, Date>()
  for (const { deliveryId, releaseDate } of rows) {
    const known = latest.get(deliveryId)
    if (releaseDate && (!known || known < releaseDate)) latest.set(deliveryId, releaseDate)
  }
  return latest
}

/** What may be shown of the card that was chosen, also after it was removed. */
export async function cardOf(reader: Reader, tokenId: string | null) {
  if (!tokenId) return null
  const { brand, lastFour, expiryMonth, expiryYear } = paymentTokens
  const [card] = await reader
    .select({ brand, lastFour, expiryMonth, expiryYear })
    .from(paymentTokens)
    .where(eq(paymentTokens.id, tokenId))
  return card ?? null
}

export async function paymentsOf(reader: Reader, orderId: string) {
  const rows = await reader.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.seq))
  return toldPayments(rows)
}

export const invoicesFor = (reader: Reader, orderId: string) =>
  reader
    .select({ id: invoices.id, number: invoices.number, kind: invoices.kind, total: invoices.total })
    .from(invoices)
    .where(eq(invoices.orderId, orderId))
    .orderBy(asc(invoices.issuedAt), asc(invoices.id))

/** What was asked of the shop, the newest first, and what it answered; not who asked or answered. */
export function requestsFor(reader: Reader, orderId: string) {
  const { id, kind, state, reason, answer, createdAt, answeredAt } = orderRequests
  return reader
    .select({ id, kind, state, reason, answer, createdAt, answeredAt })
    .from(orderRequests)
    .where(eq(orderRequests.orderId, orderId))
    .orderBy(desc(createdAt), desc(id))
}
