'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { choosePassword } from '@/lib/auth/choose-password'
import { entersShop } from '@/lib/auth/owner'
import { ChoosePassword } from '@/lib/people/password-input'

export const choose = action(ChoosePassword, async (actor, input) => {
  const owner = await choosePassword(actor, 'reset', input)
  redirect(`${(await entersShop(actor.shop, owner)) ? '' : '/admin'}/sign-in?done=1`)
})
