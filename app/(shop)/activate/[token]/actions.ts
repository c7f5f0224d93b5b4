'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { choosePassword } from '@/lib/auth/choose-password'
import { ChoosePassword } from '@/lib/people/password-input'

export const choose = action(ChoosePassword, async (actor, input) => {
  await choosePassword(actor, 'activate', input)
  redirect('/sign-in?done=1')
})
