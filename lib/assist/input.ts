import { z } from 'zod'
import { line, prose, requiredProse } from '@/lib/people/input'

const text = (most: number) => prose(most).default('')

export const StartAssist = z.object({
  customerId: z.uuid(),
  reason: line(40).default(''),
  reasonText: text(500),
  ticket: line(60).default(''),
  /** Where it was last given too long ago. */
  currentPassword: z.string().max(1024, 'tooLong').optional(),
})
export type StartAssist = z.input<typeof StartAssist>

export const AssistNote = z.object({ assistId: z.uuid(), note: text(2000) })
export type AssistNote = z.input<typeof AssistNote>

export const EnterCode = z.object({
  requestId: z.uuid(),
  code: z
    .string()
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'wrongCode')),
})
export type EnterCode = z.input<typeof EnterCode>

export const OfRequest = z.object({ requestId: z.uuid() })

export const SpokenConsent = z.object({
  requestId: z.uuid(),
  words: requiredProse(500),
})
export type SpokenConsent = z.input<typeof SpokenConsent>

export const AnswerRequest = z.object({ requestId: z.uuid(), answer: z.enum(['given', 'refused']) })

export const DisputeAssist = z.object({ assistId: z.uuid() })

export const StopAssist = z.object({ assistId: z.uuid() })

export const OfferAssist = z.object({ to: z.uuid('required'), words: text(1000) })
export type OfferAssist = z.input<typeof OfferAssist>

export const WithdrawOffer = z.object({})

export const DeclineOffer = z.object({ transferId: z.uuid() })

export const TakeAssist = DeclineOffer.extend({
  /** Where it was last given too long ago. */
  currentPassword: z.string().max(1024, 'tooLong').optional(),
})
export type TakeAssist = z.input<typeof TakeAssist>
