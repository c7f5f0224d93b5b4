import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { cartLines, carts, listLines, lists } from '@/db/schema'
import type { AddressState, LineState, ListState, ValueState } from '@/lib/audit/changes'
import type { Actor, Customer } from '@/lib/auth/actor'
import { cartFor, raise } from '@/lib/cart/lines'
import { now } from '@/lib/clock'
import { putAddressBack } from '@/lib/people/addresses'
import { writeProfile } from '@/lib/people/profile'
import type { ChangeRow } from './queries'

/** Who puts it back, and whose it is. */
type Hands = { actor: Actor; customer: Customer }

/** Puts one thing back as it was before the assist changed it. */
export function putBack(tx: Tx, hands: Hands, { thing, key, before, after }: ChangeRow): Promise<void> {
  switch (thing) {
    case 'line':
      return putLineBack(tx, hands, { before: before as LineState | null, after: after as LineState | null })
    case 'coupon':
      return putCouponBack(tx, hands, before as ValueState | null)
    case 'list':
      return putListBack(tx, hands, key, before as ListState | null)
    case 'address': {
      const address = before as AddressState | null
      const row = address && { ...address, createdAt: new Date(address.createdAt) }
      return putAddressBack(tx, hands, key, row)
    }
    case 'profile':
      return writeProfile(tx, hands.customer.id, { [key]: (before as ValueState | null)?.value ?? '' })
  }
}

/** The customer's live cart, whoever asks: what is put back is put back there. */
const liveCart = (tx: Tx, { actor, customer }: Hands) =>
  cartFor(tx, { ...actor, account: null, assist: null, customer })

async function putLineBack(
  tx: Tx,
  hands: Hands,
  { before, after }: { before: LineState | null; after: LineState | null },
) {
  const cart = await liveCart(tx, hands)
  const { skuId, listReference } = (before ?? after)!
  const { account } = hands.actor
  const changed = { changedById: account?.id ?? null, changedByName: account?.name ?? null, changedAt: now() }
  const one = and(eq(cartLines.cartId, cart.id), eq(cartLines.skuId, skuId), eq(cartLines.listReference, listReference))
  const row = before && { ...before, addedAt: new Date(before.addedAt), ...changed }
  if (!row) await tx.delete(cartLines).where(one)
  else if (after) await tx.update(cartLines).set(row).where(one)
  else await tx.insert(cartLines).values({ cartId: cart.id, ...row })
  await raise(tx, hands.actor, cart.id)
}

async function putCouponBack(tx: Tx, hands: Hands, before: ValueState | null) {
  const cart = await liveCart(tx, hands)
  await tx
    .update(carts)
    .set({ couponCode: before?.value ?? '' })
    .where(eq(carts.id, cart.id))
  await raise(tx, hands.actor, cart.id)
}

async function putListBack(tx: Tx, { actor, customer }: Hands, id: string, before: ListState | null) {
  if (!before) {
    await tx.delete(lists).where(eq(lists.id, id))
    return
  }
  const { lines, ...values } = before
  const at = now()
  const [there] = await tx
    .update(lists)
    .set({ ...values, updatedAt: at })
    .where(eq(lists.id, id))
    .returning()
  if (!there) {
    const whose = { shopId: actor.shop.id, customerId: customer.id }
    await tx.insert(lists).values({ id, ...whose, ...values, createdAt: at, updatedAt: at })
  }
  await tx.delete(listLines).where(eq(listLines.listId, id))
  const rows = lines.map((line) => ({ ...line, listId: id, addedAt: new Date(line.addedAt) }))
  if (rows.length > 0) await tx.insert(listLines).values(rows)
}
