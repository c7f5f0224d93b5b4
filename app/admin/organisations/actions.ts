'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { adminAction } from '@/lib/action'
import { translator } from '@/lib/i18n'
import { removeSharedAddress, saveSharedAddress } from '@/lib/organisations/addresses'
import { changeBuyer, inviteBuyer, switchBuyer } from '@/lib/organisations/commands'
import { ChangeBuyer, OfOrganisation, SetTerms, SettleInvoice, SwitchBuyer } from '@/lib/organisations/input'
import { inOrganisation } from '@/lib/organisations/policy'
import { setTerms } from '@/lib/organisations/terms'
import { settleInvoice } from '@/lib/payments/credit'
import { RemoveAddress, SaveAddress } from '@/lib/people/input'

const addressesOf = (organisationId: string) => `/admin/organisations/${organisationId}/addresses`
const buyerOf = (organisationId: string, id: string) => `/admin/organisations/${organisationId}/buyers/${id}`

export const saveTerms = adminAction(SetTerms, async (actor, input) => {
  await setTerms(actor, input)
  refresh()
  return translator(actor.locale)('admin.organisations.saved')
})

export const settle = adminAction(SettleInvoice, async (actor, input) => {
  await settleInvoice(actor, input)
  refresh()
  return translator(actor.locale)('admin.organisations.settled')
})

/** Which other fields there are depends on the shop: the command holds them against its form. */
export const invite = adminAction(z.looseObject(OfOrganisation), async (actor, { organisationId, ...given }) => {
  const id = await inviteBuyer(await inOrganisation(actor, organisationId), given)
  redirect(`${buyerOf(organisationId, id)}?invited=1`)
})

export const change = adminAction(ChangeBuyer.extend(OfOrganisation), async (actor, { organisationId, ...input }) => {
  await changeBuyer(await inOrganisation(actor, organisationId), input)
  redirect(`${buyerOf(organisationId, input.customerId)}?changed=1`)
})

export const turn = adminAction(SwitchBuyer.extend(OfOrganisation), async (actor, { organisationId, ...input }) => {
  await switchBuyer(await inOrganisation(actor, organisationId), input)
  redirect(`${buyerOf(organisationId, input.customerId)}?changed=1`)
})

export const saveAddress = adminAction(
  SaveAddress.extend(OfOrganisation),
  async (actor, { organisationId, ...input }) => {
    await saveSharedAddress(await inOrganisation(actor, organisationId), input)
    redirect(`${addressesOf(organisationId)}?done=saved`)
  },
)

export const removeAddress = adminAction(
  RemoveAddress.extend(OfOrganisation),
  async (actor, { organisationId, id }) => {
    await removeSharedAddress(await inOrganisation(actor, organisationId), id)
    redirect(`${addressesOf(organisationId)}?done=removed`)
  },
)
