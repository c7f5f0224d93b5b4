import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { Refusal } from '@/lib/refusal'
import { operate } from '../operate'
import type { Operate } from '../operate-input'
import { operatorActionNames } from '../operator-actions'

export const outcomes = ['done', 'nothing', 'awaited', 'moved'] as const
export type PressOutcome = (typeof outcomes)[number]

/** Presses a button and says how it went. That somebody was quicker is an answer: the page then shows how it stands. */
export async function pressOnce(actor: Actor, given: Operate): Promise<PressOutcome> {
  try {
    const { handled, awaited } = await operate(actor, given)
    return awaited ? 'awaited' : handled ? 'done' : 'nothing'
  } catch (error) {
    if (error instanceof Refusal && error.key === 'orderMoved') return 'moved'
    throw error
  }
}

/** What the page of an order is told about what was just done on it. */
export const Did = z.object({
  did: z
    .enum([...operatorActionNames, 'decline.request', 'answer.payment'])
    .optional()
    .catch(undefined),
  outcome: z.enum(outcomes).catch('done'),
})

/** Where the page of an order says what was just done on it. */
export const didPath = (orderId: string, did: z.output<typeof Did>['did'], outcome: PressOutcome) =>
  `/admin/orders/${orderId}?did=${did}&outcome=${outcome}`

export const Decline = z.object({
  orderId: z.uuid(),
  requestId: z.uuid(),
  message: z.string().trim().min(1, 'required').max(2000, 'tooLong'),
})
