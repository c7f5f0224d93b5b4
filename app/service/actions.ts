'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { askConsent, mustAsk } from '@/lib/assist/consent'
import { DeclineOffer, TakeAssist } from '@/lib/assist/input'
import { declineOffer, offerTo, takeAssist } from '@/lib/assist/passing'
import { limitHere } from '@/lib/auth/limit-here'
import { saveSearch } from '@/lib/people/desk'
import { DeskSearch } from '@/lib/people/desk-input'
import { Refusal } from '@/lib/refusal'
import type { Answer } from '@/lib/result'

export const search = action(DeskSearch, async (actor, { text }) => {
  await limitHere('search', actor)
  redirect(text ? `/service?q=${await saveSearch(actor, text)}` : '/service')
})

/** Where the shop asks its customers, this one is asked about the new name first, and then the assist is taken over. */
export const take = action(TakeAssist, async (actor, input): Promise<Answer> => {
  const offer = await offerTo(actor, input.transferId)
  if (!offer) throw new Refusal('offerIsOver')
  if (await mustAsk(actor, offer.customerId)) {
    const { currentPassword } = input
    const { id } = await askConsent(actor, { customerId: offer.customerId, ...offer.why, currentPassword })
    redirect(`/service/asking/${id}`)
  }
  const { id } = await takeAssist(actor, input)
  revalidatePath('/', 'layout')
  redirect(`/as/${id}/account?started=1`)
})

export const decline = action(DeclineOffer, async (actor, input) => {
  await declineOffer(actor, input)
  revalidatePath('/service')
})
