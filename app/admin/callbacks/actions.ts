'use server'

import { revalidatePath } from 'next/cache'
import { adminAction } from '@/lib/action'
import { closeCallback } from '@/lib/orders/desk/callbacks'
import { CloseCallback } from '@/lib/orders/desk/payment-view'

export const close = adminAction(CloseCallback, async (actor, input) => {
  await closeCallback(actor, input)
  revalidatePath('/admin', 'layout')
})
