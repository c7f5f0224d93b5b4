'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { AskFor } from '@/lib/orders/input'
import { askFor } from '@/lib/orders/requests'

export const ask = action(AskFor, async (actor, input) => {
  await askFor(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/orders/${input.number}`)
})
