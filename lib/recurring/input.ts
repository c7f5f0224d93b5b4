import { z } from 'zod'
import { recurringUnits } from '@/db/words'
import { pieces } from '@/lib/cart/input'

export const id = z.uuid('wrong')
const day = z.iso.date('wrong')
const whole = (most: number) =>
  z.coerce.number('wholeNumber').int('wholeNumber').min(1, 'wholeNumber').max(most, 'tooMany')
const orNone = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema]).default(null)

/** A manager's, where one order on behalf would be large; see `demandProven`. */
export const currentPassword = z.string().max(1024, 'tooLong').optional()

/** Where it goes and how it is paid. */
export const means = {
  shipTo: z.union([id, z.literal('')], 'choose'),
  billTo: z.union([id, z.literal('same')], 'choose').default('same'),
  deliveryMethodId: z.string().max(50, 'choose'),
  /** A gateway, or one of the cards: `card:<id>`. */
  pay: z.string().max(60, 'choose').default(''),
}

/** How it goes on: how often, from which day, and until when. */
const terms = {
  every: whole(99),
  unit: z.enum(recurringUnits, 'choose'),
  nextDay: day,
  ends: z.enum(['never', 'until', 'times'], 'choose').default('never'),
  untilDay: orNone(day),
  times: orNone(whole(999)),
  ...means,
}

/** What does not say how it ends is asked again. */
function ending({ ends, untilDay, times }: { ends: string; untilDay: string | null; times: number | null }) {
  const isMissing = (ends === 'until' && !untilDay) || (ends === 'times' && !times)
  const end = { untilDay: ends === 'until' ? untilDay : null, times: ends === 'times' ? times : null }
  return { end, missing: isMissing ? (ends === 'until' ? 'untilDay' : 'times') : null }
}

/** `id` is made with the form: the same form sent twice makes one. `from`: the cart, or an earlier order's number. */
export const MakeRecurring = z
  .object({ id, from: z.string().min(1, 'required').max(40, 'wrong'), ...terms, currentPassword })
  .transform(({ ends, untilDay, times, ...rest }, context) => {
    const { end, missing } = ending({ ends, untilDay, times })
    if (missing) context.addIssue({ code: 'custom', path: [missing], message: 'required' })
    return { ...rest, ...end }
  })
export type MakeRecurring = z.output<typeof MakeRecurring>

export const version = z.coerce.number('wrong').int('wrong').min(1, 'wrong').max(1_000_000, 'wrong')
const amount = pieces(0)

/** Of each article its fields `quantity:<sku>` say how many; none takes it out. */
export const ChangeRecurring = z
  .looseObject({ id, version, ...terms, currentPassword })
  .transform(({ ends, untilDay, times, id, version, every, unit, nextDay, ...more }, context) => {
    const { end, missing } = ending({ ends, untilDay, times })
    if (missing) context.addIssue({ code: 'custom', path: [missing], message: 'required' })
    const quantities = new Map<string, number>()
    for (const [name, value] of Object.entries(more)) {
      const skuId = name.match(/^quantity:([\w-]{1,50})$/)?.[1]
      if (!skuId) continue
      const parsed = amount.safeParse(value)
      if (parsed.success) quantities.set(skuId, parsed.data)
      else context.addIssue({ code: 'custom', path: [name], message: parsed.error.issues[0]?.message ?? 'wrong' })
    }
    const { shipTo, billTo, deliveryMethodId, pay, currentPassword } = more
    const where = { shipTo, billTo, deliveryMethodId, pay }
    return { id, version, every, unit, nextDay, ...end, ...where, quantities, currentPassword }
  })
export type ChangeRecurring = z.output<typeof ChangeRecurring>

/** What is asked of one, by its id; of the next date, the date as it was seen. */
export const OneRecurring = z.object({ id })
export const ResumeRecurring = z.object({ id, currentPassword })
export type ResumeRecurring = z.output<typeof ResumeRecurring>
export const SkipDate = z.object({ id, day })
export type SkipDate = z.output<typeof SkipDate>
