'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/action'
import { limitHere } from '@/lib/auth/limit-here'
import { registerSelf } from '@/lib/registration/self'

/** Which fields there are depends on the type: the command holds them against its form. */
export const register = action(z.looseObject({}), async (actor, given) => {
  await limitHere('register')
  await registerSelf(actor, given)
  redirect('/register?sent=1')
})
