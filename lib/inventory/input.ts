import { z } from 'zod'
import { availabilities } from '@/db/words'

const pieces = z.number().int().min(0).max(9_999_999)
const orderable = z.number().int().min(1).max(9999)

export const Receipt = z.object({
  skuId: z.string().min(1, 'required'),
  centreCode: z.string().min(1, 'required'),
  /** How many came in; on top of what is there. */
  quantity: pieces,
  availability: z.enum(availabilities).default('STANDARD'),
  availableFrom: z.date().nullable().default(null),
  availableTo: z.date().nullable().default(null),
  releaseDate: z.date().nullable().default(null),
  disabled: z.boolean().default(false),
  minOrder: orderable.default(1),
  maxOrder: orderable.nullable().default(null),
  stepOrder: orderable.default(1),
})
export type Receipt = z.input<typeof Receipt>

export const Centre = z.object({
  code: z.string().trim().min(1, 'required').max(50, 'tooLong'),
  name: z.string().trim().min(1, 'required').max(100, 'tooLong'),
  email: z.string().trim().max(254).default(''),
  position: z.number().int().min(0).default(0),
  multiShip: z.boolean().default(true),
  forceBackorderSplit: z.boolean().default(false),
  forceAllSplit: z.boolean().default(false),
  /** It reports what it holds; goods it says it has sent are not taken off here as well. */
  keepsOwnStock: z.boolean().default(false),
})
export type Centre = z.input<typeof Centre>
