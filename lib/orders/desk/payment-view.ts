import { z } from 'zod'
import { callbackStates, paymentOperations, paymentResults } from '@/db/words'
import { gatewayLabels } from '@/lib/payments/gateways'
import { requiredProse } from '@/lib/people/input'

const optional = (length: number) => z.string().trim().max(length).optional().catch(undefined)

/** What a row of the ledger can name as its gateway: one, or a person in its place. */
export const paymentGateways = [...gatewayLabels, 'forceManualProcessing'] as const

export const PaymentsView = z.object({
  gateway: z
    .enum([...gatewayLabels, 'forceManualProcessing'])
    .optional()
    .catch(undefined),
  operation: z.enum(paymentOperations).optional().catch(undefined),
  result: z.enum(paymentResults).optional().catch(undefined),
  period: optional(40),
  number: optional(40),
  shop: z.uuid().optional().catch(undefined),
  after: optional(400),
})
export type PaymentsView = z.output<typeof PaymentsView>

/** `waiting` is what a person has to look at. */
export const callbackChoices = ['waiting', 'all', ...callbackStates] as const

export const CallbacksView = z.object({
  state: z.enum(callbackChoices).catch('waiting'),
  after: optional(400),
})
export type CallbacksView = z.output<typeof CallbacksView>

export const CloseCallback = z.object({
  callbackId: z.uuid(),
  remark: requiredProse(2000),
})
