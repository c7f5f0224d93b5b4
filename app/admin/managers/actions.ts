'use server'

import { redirect } from 'next/navigation'
import { adminAction } from '@/lib/action'
import { resetSecondFactor } from '@/lib/auth/colleagues'
import { ResetSecondFactor } from '@/lib/people/password-input'

export const reset = adminAction(ResetSecondFactor, async (actor, input) => {
  await resetSecondFactor(actor, input)
  redirect(`/admin/managers/${input.managerId}?reset=1`)
})
