import { z } from 'zod'
import { operatorActionNames } from './operator-actions'

const words = z.string().trim().max(2000, 'tooLong').default('')

/** An amount as people type it, `12.50` or `12,50`, in minor units of a currency with two of them. */
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,9}([.,]\d{1,2})?$/, 'wrong')
  .transform((text) => {
    const [whole, part = ''] = text.split(/[.,]/)
    return Number(whole) * 100 + Number(part.padEnd(2, '0'))
  })

/** A button an operator pressed: on what, as they saw it, and what they wrote to it. */
export const Operate = z.object({
  action: z.enum(operatorActionNames, 'choose'),
  orderId: z.uuid(),
  deliveryId: z.uuid().optional(),
  /** The version of the order or of the delivery that the button was shown with. */
  expectedVersion: z.coerce.number<string | number>().int().min(0),
  /** Stays inside; the message is for the customer. */
  remark: words,
  message: words,
  amount: z.union([z.literal('').transform(() => undefined), amount]).optional(),
  reference: z.string().trim().max(100, 'tooLong').optional(),
  url: z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'wrong' }).max(500, 'tooLong')]).optional(),
})
export type Operate = z.output<typeof Operate>
