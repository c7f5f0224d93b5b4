'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { removeAddress, saveAddress } from '@/lib/people/addresses'
import { RemoveAddress, SaveAddress } from '@/lib/people/input'
import { usesOf } from '@/lib/recurring/uses'

export const save = action(SaveAddress, async (actor, input) => {
  const { id } = await saveAddress(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/addresses?saved=${id}`)
})

export const remove = action(RemoveAddress, async (actor, { id }) => {
  const isUsed = (await usesOf(actor)).has(id)
  await removeAddress(actor, id)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/addresses?removed=${isUsed ? 'used' : 'one'}`)
})
