import { z } from 'zod'
import { requestKinds } from '@/db/words'
import { MOST_WHOLE } from '@/lib/bounds'
import { CartToList } from '@/lib/lists/input'
import { canonicalEmail } from '@/lib/people/email'
import { line, Postal, phone, prose, requiredProse } from '@/lib/people/input'

/** An address of the book, or one typed into the form. */
const chosen = z.union([z.uuid('choose'), z.literal('new')], 'choose')

const typed = line().default('')
const postalFields = <P extends string>(prefix: P) =>
  ({
    [`${prefix}Name`]: typed,
    [`${prefix}Company`]: typed,
    [`${prefix}Line1`]: typed,
    [`${prefix}Line2`]: typed,
    [`${prefix}Postcode`]: typed,
    [`${prefix}City`]: typed,
    [`${prefix}Country`]: typed,
    [`${prefix}Phone`]: phone.default(''),
  }) as Record<`${P}${PostalPart}`, z.ZodDefault<z.ZodString>>

const postalParts = ['Name', 'Company', 'Line1', 'Line2', 'Postcode', 'City', 'Country', 'Phone'] as const
export type PostalPart = (typeof postalParts)[number]

/** The typed address of one of the two sets of fields. */
export function typedAddress(values: Record<string, unknown>, prefix: 'ship' | 'bill') {
  const entries = postalParts.map((part) => [part[0]!.toLowerCase() + part.slice(1), values[prefix + part] ?? ''])
  return Postal.safeParse(Object.fromEntries(entries))
}

/** Everything the checkout asks before the review. Only choices: no price, total or cost ever comes in. */
export const Checkout = z
  .object({
    email: z
      .string()
      .trim()
      .refine((email) => !email || canonicalEmail(email), 'email')
      .optional(),
    shipTo: chosen,
    ...postalFields('ship'),
    billTo: z.union([z.uuid('choose'), z.literal('new'), z.literal('same')], 'choose').default('same'),
    ...postalFields('bill'),
    deliveryMethodId: z.union([z.uuid('choose'), z.literal('')], 'choose').default(''),
    deliveries: z.enum(['one', 'several'], 'choose').default('one'),
    requestedDate: z.union([z.iso.date(), z.literal('')], 'wrong').default(''),
    gateway: z.string().min(1, 'choose').max(60, 'choose'),
    /** A card that is kept, or was just entered, by its id with us. */
    card: z.union([z.uuid('choose'), z.literal('')], 'choose').default(''),
    message: prose(1000).default(''),
    /** What the buyer's company calls the order; missing where it is not asked for. */
    reference: line(60).nullable().default(null),
  })
  .superRefine((values, context) => {
    for (const [prefix, choice] of [
      ['ship', values.shipTo],
      ['bill', values.billTo],
    ] as const) {
      const parsed = choice === 'new' ? typedAddress(values, prefix) : undefined
      for (const { path, message } of parsed?.error?.issues ?? []) {
        const part = String(path[0])
        context.addIssue({ code: 'custom', path: [prefix + part[0]!.toUpperCase() + part.slice(1)], message })
      }
    }
  })
export type Checkout = z.output<typeof Checkout>

const payChoice = /^[A-Za-z]{1,60}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/

/** How the checkout is to be answered from now on; the way to pay is a gateway, or a gateway and a card. */
export const QuickCheckout = z.object({
  shipTo: z.uuid('choose'),
  billTo: z.union([z.uuid('choose'), z.literal('same')], 'choose').default('same'),
  deliveryMethodId: z.uuid('choose'),
  pay: z.string('choose').regex(payChoice, 'choose'),
})
export type QuickCheckout = z.output<typeof QuickCheckout>

/** Where to and for which day, as the assist bar asks it; no address leaves what was said before. */
export const DeliveryWishes = z.object({
  shipTo: z.union([z.uuid('choose'), z.literal('')], 'choose').default(''),
  requestedDate: z.union([z.iso.date(), z.literal('')], 'date').default(''),
})
export type DeliveryWishes = z.output<typeof DeliveryWishes>

/** The order to place: which, and what the person saw that it would cost. */
/** What the person saw that it comes to: nothing else is charged. */
export const expectedTotal = z.coerce.number<string | number>().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const PlaceOrder = z.object({
  placementKey: z.uuid(),
  expectedTotal,
  /** What the review showed; see `seenOf`. */
  seen: z.string().max(100).optional(),
  expectedVersion: z.coerce.number<string | number>().int().min(0).max(MOST_WHOLE).optional(),
  /** A manager's, for a large order on behalf; see `demandProven`. */
  currentPassword: z.string().max(1024, 'tooLong').optional(),
})
export type PlaceOrder = z.output<typeof PlaceOrder>

/** An approver's yes or no to the order of a colleague. */
export const Decide = z.object({
  number: z.string().trim().min(1, 'required').max(40, 'tooLong'),
  decision: z.enum(['release', 'reject'], 'choose'),
  remark: prose(1000).default(''),
})
export type Decide = z.output<typeof Decide>

/** What a customer asks the shop to do with an order, and why. */
export const AskFor = z.object({
  number: z.string().max(40),
  kind: z.enum(requestKinds, 'choose'),
  reason: requiredProse(1000),
})
export type AskFor = z.output<typeof AskFor>

/** The goods once more, or the whole order with its addresses, its way and its payment. */
export const OrderAgain = z.object({ number: z.string().max(50), how: z.enum(['goods', 'whole']).default('goods') })
export type OrderAgain = z.output<typeof OrderAgain>

export const OrderToList = z.object({ number: z.string().max(50), list: CartToList.shape.list })
export type OrderToList = z.output<typeof OrderToList>

export const OfHandover = z.object({ handoverId: z.uuid() })
