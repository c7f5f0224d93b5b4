import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import { managedListLines, products, skus } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { goodsFor } from '@/lib/cart/goods'
import { type CartLine, linesToday } from '@/lib/cart/queries'
import { catalogueShopId } from '@/lib/shops/shop'

export type ManagedLineRow = typeof managedListLines.$inferSelect

export const linesOn = (reader: Reader, listId: string): Promise<ManagedLineRow[]> =>
  reader
    .select()
    .from(managedListLines)
    .where(eq(managedListLines.listId, listId))
    .orderBy(asc(managedListLines.position), asc(managedListLines.id))

/** How many of a line no order has taken yet. */
export const leftOf = ({ quantity, ordered }: Pick<ManagedLineRow, 'quantity' | 'ordered'>) => quantity - ordered

/** Of each line what no order has taken and the customer's cart does not hold, under the list's name, either. */
export function outOf<Line extends ManagedLineRow>(lines: Line[], cart: { skuId: string; quantity: number }[]) {
  const left = lines.map((line) => {
    const isOfLine = (skuId: string) => skuId === line.skuId || line.alternatives.includes(skuId)
    const inCart = cart.filter(({ skuId }) => isOfLine(skuId)).reduce((sum, { quantity }) => sum + quantity, 0)
    return { line, quantity: leftOf(line) - inCart }
  })
  return left.filter(({ quantity }) => quantity > 0)
}

/** So many of a sku. */
export type Pieces = { skuId: string; quantity: number }

/** Of each line what was taken, itself first and then what would do as well; `all` is what was taken of the list. */
export function takenOf<Line extends ManagedLineRow>(lines: Line[], all: Pieces[]): Map<string, Pieces[]> {
  const left = new Map<string, number>()
  for (const { skuId, quantity } of all) left.set(skuId, (left.get(skuId) ?? 0) + quantity)
  return new Map(
    lines.map((line) => {
      let open = line.quantity
      const taken = [line.skuId, ...line.alternatives].flatMap((skuId) => {
        const quantity = Math.min(left.get(skuId) ?? 0, open)
        open -= quantity
        left.set(skuId, (left.get(skuId) ?? 0) - quantity)
        return quantity > 0 ? [{ skuId, quantity }] : []
      })
      return [line.id, taken]
    }),
  )
}

export type Wanted = { id: string; skuId: string; quantity: number }

/** So many of skus as the customer in hand would find them in a cart today: prices, availability, what is in the way. */
export async function asToday(actor: Actor, wanted: Wanted[], reader: Reader): Promise<CartLine[]> {
  if (wanted.length === 0) return []
  const ids = [...new Set(wanted.map(({ skuId }) => skuId))]
  const rows = await reader
    .select({ sku: skus, product: products })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(and(inArray(skus.id, ids), eq(skus.shopId, catalogueShopId(actor.shop))))
  const goods = new Map(rows.map((row) => [row.sku.id, row]))
  const nobody = { addedById: null, addedByName: null, listReference: '' }
  const found = wanted.flatMap((line) => {
    const row = goods.get(line.skuId)
    return row ? [{ ...row, line: { ...line, ...nobody } }] : []
  })
  return linesToday(actor, found, reader)
}

/** What a manager says of a sku they propose; its alternatives by their article numbers. */
export type Offered = { skuId: string; quantity: number; note: string; alternatives: string[] }

/** Writes the lines of a list, each with what it costs the customer at this moment. */
export async function writeLines(tx: Tx, actor: Actor, listId: string, offered: Offered[]): Promise<CartLine[]> {
  const today = await asToday(
    actor,
    offered.map(({ skuId, quantity }) => ({ id: skuId, skuId, quantity })),
    tx,
  )
  for (const [index, { skuId, quantity, note, alternatives }] of offered.entries()) {
    await tx.insert(managedListLines).values({
      listId,
      position: index + 1,
      skuId,
      quantity,
      note,
      alternatives: await idsOf(tx, actor, skuId, alternatives),
      priceThen: today.find((line) => line.skuId === skuId)?.unitPrice ?? null,
      currencyThen: actor.shop.currency,
    })
  }
  return today
}

/** The skus of article numbers, each once and none the sku itself; refuses what the customer could not buy. */
async function idsOf(tx: Tx, actor: Actor, skuId: string, codes: string[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const skuCode of codes) ids.add((await goodsFor(tx, actor, { skuCode })).id)
  ids.delete(skuId)
  return [...ids]
}
