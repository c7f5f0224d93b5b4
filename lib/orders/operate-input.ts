import { z } from 'zod'
import { MOST_WHOLE } from '@/lib/bounds'
import { line, prose } from '@/lib/people/input'
import { operatorActionNames } from './operator-actions'

const words = prose(2000).default('')

/** A button an operator pressed: on what, as they saw it, and what they wrote to it. */
export const Operate = z.object({
  action: z.enum(operatorActionNames, 'choose'),
  orderId: z.uuid(),
  deliveryId: z.uuid().optional(),
  /** The version of the order or of the delivery that the button was shown with. */
  expectedVersion: z.coerce.number<string | number>().int().min(0).max(MOST_WHOLE),
  /** How many rows the payment ledger had then: money is given back as it was seen, or not at all. */
  expectedPayments: z.coerce.number<string | number>().int().min(0).max(MOST_WHOLE).optional(),
  /** Stays inside; the message is for the customer. */
  remark: words,
  message: words,
  /** As it was typed; how many minor units that is, the order's currency says. */
  amount: z.string().trim().max(20, 'tooLong').optional(),
  reference: line(100).optional(),
  url: z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'wrong' }).max(500, 'tooLong')]).optional(),
})
export type Operate = z.output<typeof Operate>
