'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { takeUp } from '@/lib/orders/handover'
import { OfHandover } from '@/lib/orders/input'

export const goOn = action(OfHandover, async (actor, { handoverId }) => {
  const { isAnswered } = await takeUp(actor, handoverId)
  redirect(isAnswered ? '/checkout/review' : '/checkout')
})
