import { z } from 'zod'
import { managedListStates } from '@/db/words'
import { pieces } from '@/lib/cart/input'
import { line, prose, requiredLine } from '@/lib/people/input'

const id = z.string().min(1, 'required').max(50)
const version = z.coerce.number('wrong').int('wrong').min(1, 'wrong').max(1_000_000, 'wrong')
const text = (most: number) => prose(most).default('')

/** A day of the calendar, or none. */
const day = z.union([z.literal(''), z.iso.date('wrong')], 'wrong').default('')

/** Article numbers as they are typed: with commas or spaces between. */
const codes = z
  .string()
  .default('')
  .transform((typed) =>
    typed
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  )
  .pipe(z.array(z.string().max(50, 'tooLong')).max(5, 'tooMany'))

/** What is said of each line: its fields are called `note:<sku>` and so on, so that a form works without a script. */
const linesIn = <Fields extends z.ZodRawShape>(fields: Fields) => {
  const Line = z.object(fields)
  return (given: Record<string, unknown>, issue: (field: string, message: string) => void) => {
    const lines = new Map<string, z.output<typeof Line>>()
    const keys = Object.keys(given).flatMap((name) => name.match(/^[a-z]+:([\w-]{1,50})$/i)?.[1] ?? [])
    for (const key of new Set(keys)) {
      const own = Object.fromEntries(Object.keys(fields).map((name) => [name, given[`${name}:${key}`]]))
      const parsed = Line.safeParse(own)
      if (parsed.success) lines.set(key, parsed.data)
      else for (const { path, message } of parsed.error.issues) issue(`${path[0] as string}:${key}`, message)
    }
    return lines
  }
}

const said = { note: text(300), alternatives: codes }
const saidOfLines = linesIn(said)
const saidOfRevised = linesIn({ ...said, quantity: pieces(0).optional() })
const chosenOfLines = linesIn({ quantity: pieces(1).optional(), sku: id.optional() })

const offer = { listName: requiredLine(80), message: text(1000), validUntil: day }

/** The cart as a list. `clear`: what is on it leaves the cart. */
export const MakeManagedList = z
  .looseObject({ ...offer, clear: z.literal('on').optional() })
  .transform(({ listName: name, message, validUntil, clear, ...rest }, context) => {
    const lines = saidOfLines(rest, (field, message) => context.addIssue({ code: 'custom', path: [field], message }))
    return { name, message, validUntil, clear: clear === 'on', lines }
  })
export type MakeManagedList = z.output<typeof MakeManagedList>

/** None of a line takes it off; `fromCart` puts on it what is in the cart. */
export const ReviseManagedList = z
  .looseObject({ ...offer, id, version, fromCart: z.literal('on').optional() })
  .transform(({ listName: name, message, validUntil, id, version, fromCart, ...rest }, context) => {
    const lines = saidOfRevised(rest, (field, message) => context.addIssue({ code: 'custom', path: [field], message }))
    return { name, message, validUntil, id, version, fromCart: fromCart === 'on', lines }
  })
export type ReviseManagedList = z.output<typeof ReviseManagedList>

export const WithdrawManagedList = z.object({ id })
export const SeeManagedList = z.object({ id })

/** All of it, or the lines that are ticked; of each as many, and in place of it what, the form says. No prices. */
export const AcceptManagedList = z
  .looseObject({
    id,
    version,
    which: z.enum(['all', 'chosen'], 'choose').default('all'),
    line: z.union([id.transform((one) => [one]), z.array(id).max(500)]).default([]),
  })
  .transform(({ id, version, which, line, ...rest }, context) => {
    const lines = chosenOfLines(rest, (field, message) => context.addIssue({ code: 'custom', path: [field], message }))
    return { id, version, which, ticked: line, lines }
  })
export type AcceptManagedList = z.output<typeof AcceptManagedList>

export const TakeRest = z.object({ id })

export const RejectManagedList = z.object({ id, version, reason: line(300).default('') })
export type RejectManagedList = z.output<typeof RejectManagedList>

/** What a URL of the desk asks for; whatever it cannot mean is left out. */
export const ManagedListView = z.object({
  state: z
    .enum(['open', ...managedListStates])
    .optional()
    .catch(undefined),
  at: z.string().max(300).optional().catch(undefined),
})
export type ManagedListView = z.output<typeof ManagedListView>
