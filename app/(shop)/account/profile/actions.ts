'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { Profile } from '@/lib/people/input'
import { changeProfile } from '@/lib/people/profile'

export const saveProfile = action(Profile, async (actor, profile) => {
  await changeProfile(actor, profile)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/profile?saved=1')
})
