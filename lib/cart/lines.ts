import 'server-only'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { cartLines, carts } from '@/db/schema'
import { sumOf } from '@/db/sql'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { missing } from '@/lib/refusal'
import { demandChangeable } from './lock'
import { demandOwner, inDraft } from './policy'
import { findCart } from './queries'

/** The manager who put something there, as named then; nobody, if the customer did. */
export type AddedBy = { addedById: string | null; addedByName: string | null }

export const addedBy = ({ assist, account }: Actor): AddedBy =>
  assist && account ? { addedById: account.id, addedByName: account.name } : { addedById: null, addedByName: null }

/** The cart in hand, to be changed; made now if there is none. Everybody who could make it waits for the same scope. */
export async function cartFor(tx: Tx, actor: Actor) {
  const owner = demandOwner(actor)
  await demandChangeable(tx, actor)
  const found = await findCart(tx, actor)
  if (found) return found
  if (actor.recurring) throw missing()
  const at = now()
  const kind = inDraft(actor) ? { kind: 'draft' as const, assistId: actor.assist!.id } : { kind: 'live' as const }
  const values = { shopId: actor.shop.id, ...kind, ...owner, createdAt: at, updatedAt: at }
  const [cart] = await tx.insert(carts).values(values).returning()
  return cart!
}

export async function lineOf(tx: Tx, cartId: string, skuId: string, listReference = '') {
  const [line] = await tx
    .select()
    .from(cartLines)
    .where(and(eq(cartLines.cartId, cartId), eq(cartLines.skuId, skuId), eq(cartLines.listReference, listReference)))
  return line
}

/** How many of the sku other lines of the cart have: they share what is left of it. */
export async function onOtherLines(tx: Tx, cartId: string, skuId: string, lineId = '') {
  const [row] = await tx
    .select({ sum: sumOf(cartLines.quantity) })
    .from(cartLines)
    .where(and(eq(cartLines.cartId, cartId), eq(cartLines.skuId, skuId), ne(cartLines.id, lineId)))
  return row?.sum ?? 0
}

/** Who changes it, for the other one who sees it. */
const changedBy = ({ account }: Actor) => ({ changedById: account?.id ?? null, changedByName: account?.name ?? null })

type NewLine = { cartId: string; skuId: string; quantity: number; listReference?: string; addedAt?: Date }

/** Adds a line in the name of who puts it there, or of the manager who did before it was put aside. */
export async function addLine(tx: Tx, actor: Actor, line: NewLine, by: AddedBy = addedBy(actor)) {
  await tx.insert(cartLines).values({ addedAt: now(), ...line, ...by, ...changedBy(actor), changedAt: now() })
}

export const setLine = async (tx: Tx, actor: Actor, id: string, quantity: number) => {
  const changed = { quantity, ...changedBy(actor), changedAt: now() }
  await tx.update(cartLines).set(changed).where(eq(cartLines.id, id))
}

/** Counts a change of the cart, so that whoever looks at an older one can tell; throws if it is locked by somebody else. */
export async function raise(tx: Tx, actor: Actor, cartId: string) {
  await demandChangeable(tx, actor)
  await tx
    .update(carts)
    .set({ version: sql`${carts.version} + 1`, updatedAt: now(), ...changedBy(actor) })
    .where(eq(carts.id, cartId))
}
