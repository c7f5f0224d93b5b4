'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/action'
import { registerCustomer } from '@/lib/registration/register'

/** Which fields there are depends on the type: the command holds them against its form. */
export const register = action(z.looseObject({}), async (actor, given) => {
  const { assistId } = await registerCustomer(actor, given)
  revalidatePath('/', 'layout')
  redirect(assistId ? `/as/${assistId}/account?started=1` : '/service?registered=1')
})
