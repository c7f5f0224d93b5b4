import { z } from 'zod'
import type { AttributeKind } from '@/db/words'
import { canBeSeen } from '@/lib/plain-text'
import { canonicalEmail } from './email'

/** A field of a customer's form, as the browser may know it: how it is called, and what may be entered. */
export type FormField = {
  name: string
  kind: AttributeKind | 'email'
  label: string
  help?: string
  mandatory: boolean
  most: number
  /** A regular expression that the whole answer has to match. */
  pattern?: string
  choices?: { value: string; label: string }[]
  autoComplete?: string
  /** Shown, and never taken from a form. */
  readOnly?: boolean
}

/** The answers of a form by the names of its fields; empty where nothing was said. */
export type Answers = Record<string, string>

/** What a form with these fields may send. Everything in it is text; what else is sent is left out. */
export function schemaOf(fields: readonly FormField[]): z.ZodType<Answers, Answers> {
  const asked = fields.filter(({ readOnly }) => !readOnly)
  const shape = Object.fromEntries(asked.map((field) => [field.name, answerTo(field)]))
  return z.object(shape) as z.ZodType<Answers, Answers> // forms send text; whatever else comes is refused
}

function answerTo(field: FormField): z.ZodType<string> {
  if (field.kind === 'boolean') return tick(field)
  const said = z
    .string({ error: ({ input }) => (input === undefined ? 'required' : 'wrong') })
    .trim()
    .max(field.most, 'tooLong')
    .refine(canBeSeen, 'invisible')
    .superRefine((text, context) => {
      const wrong = wrongIn(field, text)
      if (wrong) context.addIssue({ code: 'custom', message: wrong })
    })
  return field.mandatory ? said : said.default('')
}

/** A box that is ticked sends `on`; one that is not sends nothing. */
const tick = ({ mandatory }: FormField) =>
  z
    .preprocess((value) => (value === false ? '' : value), z.enum(['on', 'true', ''], 'wrong').default(''))
    .transform((value) => (value ? 'true' : ''))
    .refine((value) => value || !mandatory, 'required')

function wrongIn({ kind, mandatory, most, pattern, choices }: FormField, text: string): string | undefined {
  if (text === '') return mandatory ? (kind === 'choice' ? 'choose' : 'required') : undefined
  if (text.length > most) return undefined // said already, and no pattern is tried on what may have no end
  if (kind === 'choice') return choices?.some(({ value }) => value === text) ? undefined : 'choose'
  if (kind === 'email' && !canonicalEmail(text)) return 'email'
  if (kind === 'phone' && !/^[+\d][\d ()./-]{4,}$/.test(text)) return 'phone'
  if (kind === 'number' && !/^-?\d{1,12}([.,]\d{1,6})?$/.test(text)) return 'number'
  if (kind === 'date' && !isDay(text)) return 'date'
  return pattern && !new RegExp(`^(?:${pattern})$`, 'u').test(text) ? 'wrong' : undefined
}

/** A day that is in the calendar, `yyyy-mm-dd`, of this century or the last. */
function isDay(text: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
