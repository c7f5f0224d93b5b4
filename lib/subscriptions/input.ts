import { z } from 'zod'
import { pieces } from '@/lib/cart/input'
import { expectedTotal } from '@/lib/orders/input'
import { currentPassword, id, means, version } from '@/lib/recurring/input'

export const MOST_MONTHS = 60
const months = z.coerce.number('choose').int('choose').min(1, 'choose').max(MOST_MONTHS, 'choose')

/** `id` is made with the form: the same form sent twice makes one. */
export const StartSubscription = z.object({
  id,
  skuId: z.string().min(1).max(50),
  months,
  quantity: pieces(1),
  ...means,
  expectedTotal,
  currentPassword,
})
export type StartSubscription = z.output<typeof StartSubscription>

export const ChangeSubscription = z.object({ id, version, quantity: pieces(1), ...means, currentPassword })
export type ChangeSubscription = z.output<typeof ChangeSubscription>

const said = z.string().max(60).optional().catch(undefined)

/** What the product page asks for in the address, or a form that came to something else; what is not one is left out. */
export const Asked = z.object({
  sku: z.string().min(1).max(50),
  months: months.optional().catch(undefined),
  quantity: pieces(1).catch(1),
  shipTo: said,
  billTo: said,
  deliveryMethodId: said,
  pay: said,
  again: z.literal('1').optional().catch(undefined),
})
export type Asked = z.output<typeof Asked>

/** One more term of an article, which is named by its code. */
export const OfferTerm = z.object({
  shopId: z.uuid('choose'),
  article: z.string().trim().min(1, 'required').max(50, 'tooLong'),
  months: z.coerce.number('wholeNumber').int('wholeNumber').min(1, 'wholeNumber').max(MOST_MONTHS, 'monthsTooMany'),
})
export type OfferTerm = z.output<typeof OfferTerm>

export const SwitchTerm = z.object({ termId: z.uuid(), enabled: z.enum(['yes', 'no'], 'choose') })
export type SwitchTerm = z.output<typeof SwitchTerm>
