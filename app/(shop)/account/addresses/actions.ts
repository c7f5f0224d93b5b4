'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { removeAddress, saveAddress } from '@/lib/people/addresses'
import { RemoveAddress, SaveAddress } from '@/lib/people/input'

export const save = action(SaveAddress, async (actor, input) => {
  await saveAddress(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/addresses')
})

export const remove = action(RemoveAddress, async (actor, { id }) => {
  await removeAddress(actor, id)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/addresses')
})
