'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/action'
import { withdrawHandover } from '@/lib/orders/handover'
import { OfHandover } from '@/lib/orders/input'

export const withdraw = action(OfHandover, async (actor, { handoverId }) => {
  await withdrawHandover(actor, handoverId)
  refresh()
})
