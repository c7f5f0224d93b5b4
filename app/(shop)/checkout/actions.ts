'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { cardOption } from '@/components/orders/card-words'
import { action } from '@/lib/action'
import { giveBackHere, limitHere } from '@/lib/auth/limit-here'
import { goTo } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { isPaidElsewhere, isUnpaid } from '@/lib/orders/checkout/outcome'
import { placeOrder } from '@/lib/orders/checkout/place'
import { handOver } from '@/lib/orders/handover'
import { Checkout, PlaceOrder } from '@/lib/orders/input'
import { externalFormUrl } from '@/lib/payments/bank'
import { KeepCard } from '@/lib/payments/input'
import { keepCard } from '@/lib/payments/tokens'

export const save = action(Checkout, async (actor, input) => {
  await saveCheckout(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, '/checkout/review')
})

/** What a gateway's form says of a card is kept, and answered as one to choose. */
export const enterCard = action(KeepCard, async (actor, input) =>
  cardOption(await keepCard(actor, input), translator(actor.locale)),
)

/**
 * Refused or not, the page shows afterwards what holds now: the new total, or what has sold out. What is limited is how
 * often a payment may be refused.
 */
export const place = action(PlaceOrder, async (actor, input) => {
  await limitHere('pay', actor)
  if (!actor.account) await limitHere('order')
  const order = await placeOrder(actor, input).finally(() => revalidatePath('/', 'layout'))
  if (!isUnpaid(order)) await giveBackHere('pay', actor)
  goTo(actor, isPaidElsewhere(order) ? externalFormUrl(order) : `/checkout/done/${order.number}`)
})

export const sendToCustomer = action(z.object({}), async (actor) => {
  const { id } = await handOver(actor)
  goTo(actor, `/checkout/hand-over/${id}`)
})
