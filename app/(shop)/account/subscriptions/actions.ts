'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { giveBackHere, limitHere } from '@/lib/auth/limit-here'
import { goTo } from '@/lib/href'
import { OneRecurring as OneSubscription, ResumeRecurring as ResumeSubscription } from '@/lib/recurring/input'
import { missing, Refusal } from '@/lib/refusal'
import { cancelSubscription, resumeSubscription, takeSubscriptionBack } from '@/lib/subscriptions/care'
import { changeSubscription, startSubscription } from '@/lib/subscriptions/commands'
import { ChangeSubscription, StartSubscription } from '@/lib/subscriptions/input'
import { subscriptionById } from '@/lib/subscriptions/queries'
import { goodsWanted } from '@/lib/subscriptions/terms'

/**
 * Its first order is charged at once; what is limited is how often that may fail. What comes to something else than the
 * form said is shown first: the form anew, as it was filled in.
 */
export const start = action(StartSubscription, async (actor, input) => {
  await limitHere('pay', actor)
  const id = await startSubscription(actor, input).catch(async (error) => {
    if (!(error instanceof Refusal) || error.key !== 'priceChanged') throw error
    await giveBackHere('pay', actor)
    return goTo(actor, await formAgain(actor, input))
  })
  const started = await subscriptionById(actor, id)
  if (started?.standing === 'active') await giveBackHere('pay', actor)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/subscriptions/${id}?begun=1`)
})

async function formAgain(actor: Actor, { skuId, months, quantity, shipTo, billTo, ...more }: StartSubscription) {
  const goods = await goodsWanted(actor, { id: skuId }, quantity)
  if (!goods) throw missing()
  const { deliveryMethodId, pay } = more
  const what = { sku: goods.skuCode, months: String(months), quantity: String(quantity), again: '1' }
  return `/account/subscriptions/new?${new URLSearchParams({ ...what, shipTo, billTo, deliveryMethodId, pay })}`
}

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
