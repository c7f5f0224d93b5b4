'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import * as account from '@/lib/auth/care'
import { CareFor } from '@/lib/people/care-input'

export const careFor = action(CareFor, async (actor, input) => {
  await account.careFor(actor, input)
  redirect(`/service/customers/${input.customerId}?done=${input.care}`)
})
