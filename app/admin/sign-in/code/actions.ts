'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { adminPath, finishArriving } from '@/lib/auth/arrive'
import { EnterCode } from '@/lib/people/password-input'

export const enterCode = action(EnterCode, async (actor, { code, next }) => {
  await finishArriving(actor, code)
  redirect(adminPath(next))
})
