'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { adminAction } from '@/lib/action'
import { Decline, didPath, pressOnce } from '@/lib/orders/desk/press'
import { Operate } from '@/lib/orders/operate-input'
import { declineRequest } from '@/lib/orders/requests'
import { AnswerByHand, answerByHand } from '@/lib/orders/running/answer-by-hand'

export const press = adminAction(Operate, async (actor, input) => {
  const outcome = await pressOnce(actor, input)
  revalidatePath('/admin', 'layout')
  redirect(didPath(input.orderId, input.action, outcome))
})

export const answer = adminAction(AnswerByHand, async (actor, input) => {
  const { awaited } = await answerByHand(actor, input)
  revalidatePath('/admin', 'layout')
  redirect(didPath(input.orderId, 'answer.payment', awaited ? 'awaited' : 'done'))
})

export const decline = adminAction(Decline, async (actor, input) => {
  await declineRequest(actor, input)
  revalidatePath('/admin', 'layout')
  redirect(didPath(input.orderId, 'decline.request', 'done'))
})
