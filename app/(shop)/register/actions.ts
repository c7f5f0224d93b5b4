'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/action'
import { addressOf } from '@/lib/auth/address'
import { registerSelf } from '@/lib/registration/self'

/** Which fields there are depends on the type: the command holds them against its form. */
export const register = action(z.looseObject({}), async (actor, given) => {
  await registerSelf(actor, given, addressOf(await headers()))
  redirect('/register?sent=1')
})
