'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { action } from '@/lib/action'
import { addressOf } from '@/lib/auth/address'
import { goTo } from '@/lib/href'
import { becomeCustomer } from '@/lib/orders/guest-account'

export const createAccount = action(z.object({ number: z.string().max(40) }), async (actor, { number }) => {
  await becomeCustomer(actor, number, addressOf(await headers()))
  goTo(actor, `/checkout/done/${encodeURIComponent(number)}?account=1`)
})
