import { z } from 'zod'
import { MOST_WHOLE } from '@/lib/bounds'
import { prose } from '@/lib/people/input'

const text = prose(200)
const day = z.iso.date()

/** What a supplier's system reports about one line of a delivery. Source: platform reference, §6.9. */
export const LineUpdate = z.object({
  /** Which line, by its position in the order or by its sku. */
  position: z.int().min(1).max(MOST_WHOLE).optional(),
  skuCode: z.string().trim().min(1, 'required').max(100, 'tooLong').optional(),
  /** Pieces that were sent; 0 is a refusal. */
  delivered: z.int().min(0).max(9_999_999).optional(),
  rejected: z.boolean().optional(),
  estimatedMin: day.optional(),
  estimatedMax: day.optional(),
  guaranteed: day.optional(),
  confirmed: day.optional(),
  statusText: text.optional(),
  supplierInvoiceNo: text.optional(),
  supplierInvoiceDate: day.optional(),
})
export type LineUpdate = z.output<typeof LineUpdate>

export const DeliveryUpdate = z.object({
  orderNumber: z.string().trim().min(1, 'required').max(40, 'tooLong'),
  /** The fulfilment centre that reports. */
  centreCode: z.string().trim().min(1, 'required').max(50, 'tooLong'),
  deliveryNumber: z.string().trim().max(50, 'tooLong').optional(),
  lines: z.array(LineUpdate).min(1).max(1000),
})
export type DeliveryUpdate = z.output<typeof DeliveryUpdate>
