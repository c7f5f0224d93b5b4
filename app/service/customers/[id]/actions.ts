'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { startAssist } from '@/lib/assist/commands'
import { askConsent, mustAsk } from '@/lib/assist/consent'
import { StartAssist } from '@/lib/assist/input'
import { revealFact } from '@/lib/people/customer-page'
import { Reveal } from '@/lib/people/desk-input'

export const startAssisting = action(StartAssist, async (actor, input) => {
  if (await mustAsk(actor, input.customerId)) {
    const { id } = await askConsent(actor, input)
    redirect(`/service/asking/${id}`)
  }
  const { id } = await startAssist(actor, input)
  revalidatePath('/', 'layout')
  redirect(`/as/${id}/account?started=1`)
})

export const reveal = action(Reveal, (actor, { customerId, what }) => revealFact(actor, customerId, what))
