'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { OfferAssist, WithdrawOffer } from '@/lib/assist/input'
import { offerAssist, withdrawOffer } from '@/lib/assist/passing'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'

export const offer = action(OfferAssist, async (actor, input): Promise<Answer> => {
  const { name } = await offerAssist(actor, input)
  revalidatePath('/pass-on')
  return { good: translator(actor.locale)('passing.asked', { name }) }
})

export const withdraw = action(WithdrawOffer, async (actor) => {
  await withdrawOffer(actor)
  revalidatePath('/pass-on')
})
