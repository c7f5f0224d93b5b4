import { z } from 'zod'
import { moment } from '@/lib/bounds'
import { line, requiredLine } from '@/lib/people/input'

export const MOST_PRICE = 99_999_999_999
const amount = z.number().int().min(0).max(MOST_PRICE)

export const Price = z.object({
  policy: line(50).default(''),
  quantity: z.number().int().min(1).max(9999).default(1),
  regular: amount,
  sale: amount.nullable().default(null),
  saleFrom: moment.nullable().default(null),
  saleTo: moment.nullable().default(null),
  onRequest: z.boolean().default(false),
  reference: line(100).default(''),
})
export type Price = z.input<typeof Price>

export const TaxRate = z.object({
  code: requiredLine(50),
  rate: z.number().int().min(0).max(10_000),
  included: z.boolean(),
})
export type TaxRate = z.input<typeof TaxRate>

/** What one piece costs everybody, as people write it, and what whoever wrote it saw before. */
export const OnePrice = z.object({
  shopId: z.uuid(),
  skuId: z.string().min(1).max(50),
  price: z.string().trim().min(1, 'required').max(15, 'tooLong'),
  seen: z.string().max(15).default(''),
})
export type OnePrice = z.output<typeof OnePrice>
