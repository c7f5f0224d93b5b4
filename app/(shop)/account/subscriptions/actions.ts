'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { giveBackHere, limitHere } from '@/lib/auth/limit-here'
import { goTo } from '@/lib/href'
import { OneRecurring as OneSubscription, ResumeRecurring as ResumeSubscription } from '@/lib/recurring/input'
import { cancelSubscription, resumeSubscription, takeSubscriptionBack } from '@/lib/subscriptions/care'
import { changeSubscription, startSubscription } from '@/lib/subscriptions/commands'
import { ChangeSubscription, StartSubscription } from '@/lib/subscriptions/input'
import { subscriptionById } from '@/lib/subscriptions/queries'

/** Its first order is charged at once; what is limited is how often that may fail. */
export const start = action(StartSubscription, async (actor, input) => {
  await limitHere('pay', actor)
  const id = await startSubscription(actor, input)
  const started = await subscriptionById(actor, id)
  if (started?.standing === 'active') await giveBackHere('pay', actor)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/subscriptions/${id}?started=1`)
})

export const change = action(ChangeSubscription, async (actor, input) => {
  await changeSubscription(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/subscriptions/${input.id}`)
})

export const cancel = action(OneSubscription, async (actor, { id }) => {
  await cancelSubscription(actor, id)
  revalidatePath('/', 'layout')
})

export const takeBack = action(ResumeSubscription, async (actor, input) => {
  await takeSubscriptionBack(actor, input)
  revalidatePath('/', 'layout')
})

export const resume = action(ResumeSubscription, async (actor, input) => {
  await resumeSubscription(actor, input)
  revalidatePath('/', 'layout')
})
