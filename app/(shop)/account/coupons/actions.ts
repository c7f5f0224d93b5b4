'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { giveBackHere, limitHere } from '@/lib/auth/limit-here'
import { enterCoupon } from '@/lib/cart/coupon'
import { keepCoupon } from '@/lib/coupons/commands'
import { EnterCoupon } from '@/lib/coupons/input'
import { goTo } from '@/lib/href'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'

export const keep = action(EnterCoupon, async (actor, input): Promise<Answer> => {
  await limitHere('coupon', actor)
  const { name } = await keepCoupon(actor, input)
  await giveBackHere('coupon', actor)
  revalidatePath('/', 'layout')
  return { good: translator(actor.locale)('coupons.kept', { name }) }
})

export const use = action(EnterCoupon, async (actor, input): Promise<Answer> => {
  await limitHere('coupon', actor)
  await enterCoupon(actor, input)
  await giveBackHere('coupon', actor)
  revalidatePath('/', 'layout')
  return goTo(actor, '/cart')
})
