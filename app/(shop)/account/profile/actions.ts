'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { changeProfile } from '@/lib/people/profile'

/** Which fields there are depends on the customer's type: the command holds them against its form. */
export const saveProfile = action(z.looseObject({}), async (actor, given) => {
  await changeProfile(actor, given)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/profile?saved=1')
})
