'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import * as own from '@/lib/auth/own-account'
import { ConfirmEmail } from '@/lib/people/password-input'

export const confirmEmail = action(ConfirmEmail, async (actor, { token }) => {
  await own.confirmEmail(actor, token)
  redirect('/account/security?changed=email')
})
