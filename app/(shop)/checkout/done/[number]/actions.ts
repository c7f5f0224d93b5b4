'use server'

import { z } from 'zod'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { becoming } from '@/lib/orders/guest-account'
import { joinLater } from '@/lib/registration/register-later'

export const createAccount = action(z.object({ number: z.string().max(40) }), async (actor, { number }) => {
  await joinLater(actor, () => becoming(actor, number))
  goTo(actor, `/checkout/done/${encodeURIComponent(number)}?account=1`)
})
