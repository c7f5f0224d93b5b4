'use server'

import { refresh } from 'next/cache'
import { adminAction } from '@/lib/action'
import { makeTypedCoupon, switchCoupon } from '@/lib/coupons/desk'
import { CouponForm, SwitchCoupon } from '@/lib/coupons/input'
import { translator } from '@/lib/i18n'

export const make = adminAction(CouponForm, async (actor, input) => {
  const { code } = await makeTypedCoupon(actor, input)
  refresh()
  return translator(actor.locale)('admin.coupons.made', { code })
})

export const turn = adminAction(SwitchCoupon, async (actor, input) => {
  const { enabled } = await switchCoupon(actor, input)
  refresh()
  return translator(actor.locale)(enabled ? 'admin.coupons.isOn' : 'admin.coupons.isOff')
})
