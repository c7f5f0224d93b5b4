'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { forgetSession } from '@/lib/auth/session'
import * as privacy from '@/lib/privacy/close'
import { CloseAccount } from '@/lib/privacy/input'

export const closeAccount = action(CloseAccount, async (actor, input) => {
  await privacy.closeAccount(actor, input)
  await forgetSession()
  redirect('/sign-in?closed=1')
})
