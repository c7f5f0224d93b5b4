'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import * as shops from '@/lib/auth/other-shops'
import { SwitchShop } from '@/lib/people/shop-access-input'

export const switchShop = action(SwitchShop, async (actor, input) => {
  await shops.switchShop(actor, input)
  redirect(`/service/customers/${input.customerId}?shop=${input.access}`)
})
