'use server'

import { redirect } from 'next/navigation'
import { adminAction } from '@/lib/action'
import { ArrangeForm, DefinitionForm, ForgetDefinition } from '@/lib/people/definition-input'
import { arrangeForm, defineTyped, forgetDefinition } from '@/lib/people/form-desk'

const pageOf = (shopId: string, attribute: string) => `/admin/forms/${shopId}/${attribute}`

export const define = adminAction(DefinitionForm, async (actor, input) => {
  await defineTyped(actor, input)
  redirect(`${pageOf(input.shopId, input.attribute)}?saved=1`)
})

export const forget = adminAction(ForgetDefinition, async (actor, input) => {
  await forgetDefinition(actor, input)
  redirect(`${pageOf(input.shopId, input.attribute)}?saved=1`)
})

export const arrange = adminAction(ArrangeForm, async (actor, input) => {
  await arrangeForm(actor, input)
  redirect(`/admin/forms?shop=${input.shopId}&type=${input.type}&saved=1`)
})
