'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { goTo, safePath } from '@/lib/href'
import { KeepHostedCard } from '@/lib/payments/input'
import { keepEntered } from '@/lib/payments/stripe-card'

/** Back to where the card was wanted, with it chosen. */
export const keep = action(KeepHostedCard, async (actor, { session, back, ...given }) => {
  const { id } = await keepEntered(actor, session, given)
  revalidatePath('/', 'layout')
  const path = safePath(back, '/checkout')
  goTo(actor, path === '/checkout' ? `/checkout?card=${id}` : path)
})
