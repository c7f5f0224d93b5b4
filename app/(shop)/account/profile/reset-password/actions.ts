'use server'

import { action } from '@/lib/action'
import * as account from '@/lib/auth/care'
import { goTo } from '@/lib/href'
import { CareFor } from '@/lib/people/care-input'

export const resetPassword = action(CareFor, async (actor, { customerId, reason }) => {
  await account.careFor(actor, { customerId, care: 'reset', reason })
  goTo(actor, '/account/profile?reset=1')
})
