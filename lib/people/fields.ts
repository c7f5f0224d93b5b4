'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { ensureGuest } from '@/lib/auth/guest'
import { giveBackHere, limitHere } from '@/lib/auth/limit-here'
import * as cart from '@/lib/cart/commands'
import * as coupon from '@/lib/cart/coupon'
import * as draft from '@/lib/cart/draft'
import { AddToCart, EmptyCart, MoveDraft, QuickAdd, RemoveLine, SetQuantity } from '@/lib/cart/input'
import { toldOf } from '@/lib/cart/put'
import { EnterCoupon, RemoveCoupon } from '@/lib/coupons/input'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'

export const add = action(AddToCart, async (actor, input) => {
  const { name, quantity } = await cart.addToCart(await ensureGuest(actor), input)
  revalidatePath('/', 'layout')
  return translator(actor.locale)('goods.added', { name, quantity })
})

export const quickAdd = action(QuickAdd, async (actor, { article, quantity }) => {
  const added = await cart.addToCart(await ensureGuest(actor), { skuCode: article, quantity })
  revalidatePath('/', 'layout')
  return translator(actor.locale)('goods.added', { name: added.name, quantity: added.quantity })
})

/** Also after a refusal: somebody else may have changed the line meanwhile. */
const looksAgain = () => revalidatePath('/', 'layout')

export const setQuantity = action(SetQuantity, async (actor, input) => {
  await cart.setQuantity(actor, input).finally(looksAgain)
  return ''
})

export const removeLine = action(RemoveLine, async (actor, input) => {
  await cart.removeLine(actor, input).finally(looksAgain)
})

export const emptyCart = action(EmptyCart, async (actor) => {
  await cart.emptyCart(actor)
  revalidatePath('/', 'layout')
})

export const enterCoupon = action(EnterCoupon, async (actor, input): Promise<Answer> => {
  await limitHere('coupon', actor)
  await coupon.enterCoupon(actor, input)
  await giveBackHere('coupon', actor)
  revalidatePath('/', 'layout')
  return { good: translator(actor.locale)('coupons.applied') }
})

export const removeCoupon = action(RemoveCoupon, async (actor) => {
  await coupon.removeCoupon(actor)
  revalidatePath('/', 'layout')
})

export const moveDraft = action(MoveDraft, async (actor): Promise<Answer> => {
  const t = translator(actor.locale)
  const { pieces, left } = toldOf(await draft.moveDraft(actor), t)
  revalidatePath('/', 'layout')
  return { good: t('lock.moved', { count: pieces }), left }
})
