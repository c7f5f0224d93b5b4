'use server'

import { z } from 'zod'
import { action } from '@/lib/action'
import { limitHere } from '@/lib/auth/limit-here'
import { goTo } from '@/lib/href'
import { becomeCustomer } from '@/lib/orders/guest-account'

export const createAccount = action(z.object({ number: z.string().max(40) }), async (actor, { number }) => {
  await limitHere('register')
  await becomeCustomer(actor, number)
  goTo(actor, `/checkout/done/${encodeURIComponent(number)}?account=1`)
})
