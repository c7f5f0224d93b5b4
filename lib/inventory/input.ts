import { z } from 'zod'
import { availabilities } from '@/db/words'
import { moment, position } from '@/lib/bounds'
import { prose, requiredLine } from '@/lib/people/input'
import { adjustReasons, importModes } from './reasons'

/** More of one thing lies in no centre. */
export const MOST_PIECES = 9_999_999
const pieces = z.number().int().min(0).max(MOST_PIECES)
const orderable = z.number().int().min(1).max(9999)

export const Receipt = z.object({
  skuId: z.string().min(1, 'required').max(50),
  centreCode: z.string().min(1, 'required').max(50),
  /** How many came in; on top of what is there. */
  quantity: pieces,
  availability: z.enum(availabilities).default('STANDARD'),
  availableFrom: moment.nullable().default(null),
  availableTo: moment.nullable().default(null),
  releaseDate: moment.nullable().default(null),
  disabled: z.boolean().default(false),
  minOrder: orderable.default(1),
  maxOrder: orderable.nullable().default(null),
  stepOrder: orderable.default(1),
})
export type Receipt = z.input<typeof Receipt>

export const Centre = z.object({
  code: requiredLine(50),
  name: requiredLine(100),
  email: z.string().trim().max(254).default(''),
  position,
  multiShip: z.boolean().default(true),
  forceBackorderSplit: z.boolean().default(false),
  forceAllSplit: z.boolean().default(false),
  /** It reports what it holds; goods it says it has sent are not taken off here as well. */
  keepsOwnStock: z.boolean().default(false),
})
export type Centre = z.input<typeof Centre>

/** A sku in a centre, by the codes people know. The shop only has to be said where several have such codes. */
export const Place = z.object({
  shopCode: z.string().trim().max(50).optional(),
  centreCode: z.string().trim().min(1, 'required').max(50, 'tooLong'),
  skuCode: z.string().trim().min(1, 'required').max(100, 'tooLong'),
})
export type Place = z.output<typeof Place>

/** A whole number, typed or counted. An empty field is none: it is not nought. */
const whole = (least: number) =>
  z
    .union([z.string(), z.number()])
    .transform((typed) => String(typed).trim())
    .pipe(
      z
        .string()
        .regex(/^[+-]?\d{1,7}$/, 'wholeNumber')
        .transform(Number),
    )
    .pipe(z.number().min(least, 'wholeNumber').max(MOST_PIECES, 'wholeNumber'))
const remark = prose(200).default('')

export const Count = Place.extend({
  quantity: whole(0),
  /** What whoever counted had seen written down. */
  seen: whole(0).optional(),
  remark,
})
export type Count = z.input<typeof Count>

export const Adjustment = Place.extend({
  by: whole(-MOST_PIECES),
  reason: z.enum(adjustReasons, 'choose'),
  remark,
})
export type Adjustment = z.input<typeof Adjustment>

/** One line of a file of quantities, as it is written there. */
export const FileLine = Place.omit({ shopCode: true }).extend({
  quantity: whole(-MOST_PIECES),
  seen: whole(0).optional(),
})

/** A file may be longer than what is typed or pasted; what is read of it says the import. */
const MOST_TYPED = 2_000_000

export const StockFile = z.object({
  text: z.string().max(MOST_TYPED, 'tooLong').default(''),
  file: z.instanceof(File).optional(),
  mode: z.enum(importModes, 'choose'),
  shopCode: z.string().trim().max(50).optional(),
})
export type StockFile = z.input<typeof StockFile>
