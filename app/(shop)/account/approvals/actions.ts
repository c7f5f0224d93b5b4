'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { Decide } from '@/lib/orders/input'
import { decideOrder } from '@/lib/orders/release'

export const decide = action(Decide, async (actor, input) => {
  await decideOrder(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/approvals')
})
