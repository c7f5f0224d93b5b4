import { z } from 'zod'
import { moment } from '@/lib/bounds'
import { requiredLine } from '@/lib/people/input'

/** Letters, digits and dashes, in capitals however they were typed. */
export const Code = z
  .string()
  .trim()
  .min(1, 'required')
  .max(40, 'tooLong')
  .regex(/^[\p{L}\p{N}-]+$/u, 'wrong')
  .transform((code) => code.toUpperCase())

export const EnterCoupon = z.object({ code: Code })
export type EnterCoupon = z.input<typeof EnterCoupon>

export const RemoveCoupon = z.object({})

const limit = z.number().int().min(1).max(1_000_000).nullable().default(null)

export const MakeCoupon = z
  .object({
    code: Code,
    name: requiredLine(80),
    percent: z.number().int().min(1).max(100).nullable().default(null),
    /** Minor units. */
    amount: z.number().int().min(1).nullable().default(null),
    startsAt: moment.nullable().default(null),
    endsAt: moment.nullable().default(null),
    usageLimit: limit,
    customerLimit: limit,
    assignedOnly: z.boolean().default(false),
  })
  .refine(({ percent, amount }) => (percent === null) !== (amount === null), { path: ['amount'], error: 'choose' })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || startsAt < endsAt, { path: ['endsAt'], error: 'wrong' })
export type MakeCoupon = z.input<typeof MakeCoupon>

/** A whole number as it was typed; nothing typed is no limit. */
const typedLimit = z
  .string()
  .trim()
  .regex(/^(\d{1,7})?$/, 'wholeNumber')
  .transform((text) => (text === '' ? null : Number(text)))
  .default(null)
const day = z.union([z.literal(''), z.iso.date('wrong')]).default('')

/** What somebody typed into the form for a new coupon: a percentage, or an amount as people write it. */
export const CouponForm = z.object({
  shopId: z.uuid('choose'),
  /** Its code. (What is typed into a field called `code` is not kept when a form is refused: it may be a card's.) */
  coupon: Code,
  name: requiredLine(80),
  percent: typedLimit,
  amount: z.string().trim().max(15, 'tooLong').default(''),
  from: day,
  /** The last day on which it counts. */
  until: day,
  usageLimit: typedLimit,
  customerLimit: typedLimit,
  whose: z.enum(['everybody', 'given'], 'choose'),
})
export type CouponForm = z.output<typeof CouponForm>

export const SwitchCoupon = z.object({ couponId: z.uuid(), enabled: z.enum(['yes', 'no'], 'choose') })
export type SwitchCoupon = z.output<typeof SwitchCoupon>

export const CouponsView = z.object({ after: z.string().max(400).optional().catch(undefined) })
