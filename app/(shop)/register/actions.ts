'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/action'
import { joinLater } from '@/lib/registration/register-later'
import { registering } from '@/lib/registration/self'

/** Which fields there are depends on the type: the command holds them against its form. */
export const register = action(z.looseObject({}), async (actor, given) => {
  await joinLater(actor, () => registering(actor, given))
  redirect('/register?sent=1')
})
