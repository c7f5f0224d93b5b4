'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { startAssist } from '@/lib/assist/commands'
import { enterCode, ownRequest, recordSpoken, sendCode } from '@/lib/assist/consent'
import { EnterCode, OfRequest, SpokenConsent } from '@/lib/assist/input'
import { offerTo, takeAssist } from '@/lib/assist/passing'
import { missing } from '@/lib/refusal'

const again = (requestId: string) => redirect(`/service/asking/${requestId}`)

export const letter = action(OfRequest, async (actor, { requestId }) => {
  await sendCode(actor, requestId)
  again(requestId)
})

export const code = action(EnterCode, async (actor, input) => {
  await enterCode(actor, input)
  again(input.requestId)
})

export const spoken = action(SpokenConsent, async (actor, input) => {
  await recordSpoken(actor, input)
  again(input.requestId)
})

export const begin = action(OfRequest, async (actor, { requestId }) => {
  const request = await ownRequest(actor, requestId)
  if (!request) throw missing()
  const offer = await offerTo(actor, request.customerId)
  const { id } = await (offer ? takeAssist(actor, { transferId: offer.id }) : startAssist(actor, request))
  revalidatePath('/', 'layout')
  redirect(`/as/${id}/account?started=1`)
})
