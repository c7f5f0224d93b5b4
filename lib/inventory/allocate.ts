import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import { deliveries, deliveryLines, stock } from '@/db/schema'
import * as sold from './availability'
import { move } from './move'

/**
 * What happens to promised goods once a delivery is worked on. Electronic deliveries, and skus there is no end
 * of, hold nothing: every function here leaves them as they are. Doing one twice does nothing the second time.
 */

/** Takes what these deliveries were promised from the shelf; refuses unless all of it is there. */
export async function allocate(tx: Tx, deliveryIds: string[]): Promise<void> {
  await move(tx, deliveryIds, 'allocated')
}

/** Puts back what was taken for these deliveries and has not left. */
export async function deallocate(tx: Tx, deliveryIds: string[]): Promise<void> {
  await move(tx, deliveryIds, 'deallocated')
}

/** What was taken has left the house: no counter changes, but it can only come back by `restock`. */
export async function sendOff(tx: Tx, deliveryIds: string[]): Promise<void> {
  await move(tx, deliveryIds, 'sent-off')
}

/** A centre that keeps its own books has sent the goods: the promise ends, and the quantity is theirs to report. */
export async function handOver(tx: Tx, deliveryIds: string[]): Promise<void> {
  await move(tx, deliveryIds, 'handed-over')
}

/** Puts goods that came back on the shelf again, once; answers how many pieces. */
export const restock = (tx: Tx, deliveryId: string): Promise<number> => move(tx, [deliveryId], 'restocked')

/** Whether every line of the delivery may leave by its date: for sale now, and out. */
export async function isReleased(reader: Reader, deliveryId: string, at: Date): Promise<boolean> {
  const needed = await neededBy(reader, deliveryId)
  return needed.every(({ row }) => row !== null && isForSale(row, at) && sold.isReleased(row, at))
}

/** Whether every line of the delivery lies there, or is something there is no end of, and is for sale now. */
export async function isAtHand(reader: Reader, deliveryId: string, at: Date): Promise<boolean> {
  const needed = await neededBy(reader, deliveryId)
  return needed.every(
    ({ row, quantity }) =>
      row !== null && isForSale(row, at) && (row.availability === 'ALWAYS' || row.quantity >= quantity),
  )
}

type StockRow = typeof stock.$inferSelect

const isForSale = (row: StockRow, at: Date) => row.availability !== 'SHOWROOM' && sold.isOpen(row, at)

/** How much the delivery needs of each sku, and the row it would come from. Nothing, if it is electronic. */
async function neededBy(reader: Reader, deliveryId: string) {
  const lines = await reader
    .select({ skuId: deliveryLines.skuId, quantity: deliveryLines.quantity, row: stock })
    .from(deliveryLines)
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .leftJoin(stock, and(eq(stock.centreId, deliveries.centreId), eq(stock.skuId, deliveryLines.skuId)))
    .where(and(eq(deliveryLines.deliveryId, deliveryId), ne(deliveries.group, 'D4')))
  const bySku = new Map<string, { row: StockRow | null; quantity: number }>()
  for (const { skuId, row, quantity } of lines) {
    bySku.set(skuId, { row, quantity: quantity + (bySku.get(skuId)?.quantity ?? 0) })
  }
  return [...bySku.values()]
}
