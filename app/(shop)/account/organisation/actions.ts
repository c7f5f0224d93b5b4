'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { removeSharedAddress, saveSharedAddress } from '@/lib/organisations/addresses'
import { changeBuyer, inviteBuyer, switchBuyer } from '@/lib/organisations/commands'
import { ChangeBuyer, SwitchBuyer } from '@/lib/organisations/input'
import { RemoveAddress, SaveAddress } from '@/lib/people/input'

/** Which fields there are depends on the shop: the command holds them against its form. */
export const invite = action(z.looseObject({}), async (actor, given) => {
  const id = await inviteBuyer(actor, given)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/organisation/buyers/${id}?invited=1`)
})

export const change = action(ChangeBuyer, async (actor, input) => {
  await changeBuyer(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/organisation/buyers/${input.customerId}?changed=1`)
})

export const turn = action(SwitchBuyer, async (actor, input) => {
  await switchBuyer(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/organisation/buyers/${input.customerId}?changed=1`)
})

export const saveAddress = action(SaveAddress, async (actor, input) => {
  await saveSharedAddress(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/organisation/addresses?done=saved')
})

export const removeAddress = action(RemoveAddress, async (actor, { id }) => {
  await removeSharedAddress(actor, id)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/organisation/addresses?done=removed')
})
