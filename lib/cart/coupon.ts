import 'server-only'
import { eq } from 'drizzle-orm'
import { carts } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { EnterCoupon } from '@/lib/coupons/input'
import { couponByCode } from '@/lib/coupons/queries'
import { Refusal } from '@/lib/refusal'
import { cartFor, raise } from './lines'
import { cartScope, demandLive, demandOwner } from './policy'

/** Puts a coupon into the cart in place of the one there, or refuses with the reason. */
export async function enterCoupon(actor: Actor, given: EnterCoupon) {
  const { code } = EnterCoupon.parse(given)
  return act(actor, 'cart.coupon', cartScope(actor), async (tx, note) => {
    demandOwner(actor)
    demandLive(actor)
    const found = await couponByCode(actor, code, tx)
    const refusal = found ? found.refusal : 'couponUnknown'
    if (!found || refusal) throw new Refusal(refusal ?? 'couponUnknown')
    const cart = await cartFor(tx, actor)
    if (cart.couponCode === code) return note.nothing()
    await tx.update(carts).set({ couponCode: code }).where(eq(carts.id, cart.id))
    await raise(tx, actor, cart.id)
    note.about('cart', cart.id)
    note.changed({ coupon: cart.couponCode }, { coupon: code })
  })
}

export async function removeCoupon(actor: Actor) {
  return act(actor, 'cart.coupon', cartScope(actor), async (tx, note) => {
    demandLive(actor)
    const cart = await cartFor(tx, actor)
    if (!cart.couponCode) return note.nothing()
    await tx.update(carts).set({ couponCode: '' }).where(eq(carts.id, cart.id))
    await raise(tx, actor, cart.id)
    note.about('cart', cart.id)
    note.changed({ coupon: cart.couponCode }, { coupon: '' })
  })
}
