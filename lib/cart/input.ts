import { z } from 'zod'

/** How many of something, as it is typed. */
export const pieces = (least: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^\d{1,5}$/, 'quantity')
          .transform(Number),
      ],
      'quantity',
    )
    .pipe(z.number('quantity').int('quantity').min(least, 'quantity').max(9999, 'quantity'))

export const AddToCart = z
  .object({
    skuId: z.string().max(50).optional(),
    skuCode: z.string().trim().max(50, 'tooLong').optional(),
    quantity: pieces(1).default(1),
  })
  .refine(({ skuId, skuCode }) => skuId || skuCode, { path: ['skuCode'], error: 'required' })
export type AddToCart = z.input<typeof AddToCart>

/** What is typed into the quick form. */
export const QuickAdd = z.object({
  article: z.string().trim().min(1, 'required').max(50, 'tooLong'),
  quantity: pieces(1).default(1),
})
export type QuickAdd = z.input<typeof QuickAdd>

const line = z.object({
  lineId: z.string().min(1, 'required').max(50),
  /** How many whoever changes it saw there. */
  seen: pieces(0).optional(),
})

/** None removes the line. */
export const SetQuantity = line.extend({ quantity: pieces(0) })
export type SetQuantity = z.input<typeof SetQuantity>

export const RemoveLine = line
export type RemoveLine = z.input<typeof RemoveLine>

export const EmptyCart = z.object({})

export const SwitchCart = z.object({ to: z.enum(['live', 'draft']) })
export type SwitchCart = z.input<typeof SwitchCart>

export const MoveDraft = z.object({})

export const LockCart = z.object({})

/** Whose lock was seen, by their assist. */
export const TakeOver = z.object({ assistId: z.uuid() })
export type TakeOver = z.input<typeof TakeOver>
