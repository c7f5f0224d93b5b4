'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { answerFromProfile, removeQuickCheckout, saveQuickCheckout } from '@/lib/orders/checkout/quick'
import { QuickCheckout } from '@/lib/orders/input'
import { askedAt } from '@/lib/orders/quick-parts'

export const keep = action(QuickCheckout, async (actor, input) => {
  await saveQuickCheckout(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, '/account/quick-checkout')
})

export const remove = action(z.object({}), async (actor) => {
  await removeQuickCheckout(actor)
  revalidatePath('/', 'layout')
})

/** On to the review; where something has to be asked after all, to where the checkout asks it. */
export const answerQuickly = action(z.object({}), async (actor) => {
  const { gone, isReady } = await answerFromProfile(actor)
  revalidatePath('/', 'layout')
  if (isReady) return goTo(actor, '/checkout/review')
  const [first] = gone
  return goTo(actor, first ? `/checkout?gone=${gone.join()}#${askedAt[first]}` : '/checkout')
})
