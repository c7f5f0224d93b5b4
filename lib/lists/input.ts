import { z } from 'zod'
import { pieces } from '@/lib/cart/input'
import { line, requiredLine } from '@/lib/people/input'

const id = z.string().min(1, 'required').max(50)

/** Where to put something: the wish list, a list by its id, or a new shopping list. */
const target = z.union([z.literal(['wish', 'new']), id], 'choose')

/** Wish lists and carts put aside come about by themselves. */
export const CreateList = z.object({ kind: z.enum(['shopping', 'requisition'], 'choose'), name: requiredLine(60) })
export type CreateList = z.input<typeof CreateList>

export const ChangeList = z.object({ id, name: requiredLine(60), shared: z.literal('on').optional() })
export type ChangeList = z.input<typeof ChangeList>

export const RemoveList = z.object({ id })

export const AddToList = z.object({ list: target, skuId: id, quantity: pieces(1).default(1) })
export type AddToList = z.input<typeof AddToList>

export const CartToList = z.object({ list: target })
export type CartToList = z.input<typeof CartToList>

/** None removes the line. */
export const SetListQuantity = z.object({ lineId: id, quantity: pieces(0) })
export type SetListQuantity = z.input<typeof SetListQuantity>

export const RemoveListLine = z.object({ lineId: id })

/** All of a list, or the lines that are ticked. */
export const ListToCart = z.object({
  id,
  which: z.enum(['all', 'chosen'], 'choose').default('all'),
  line: z.union([id.transform((one) => [one]), z.array(id).max(500)]).default([]),
})
export type ListToCart = z.input<typeof ListToCart>

export const ShareWishList = z.object({ shownAs: line(60).default('') })
export type ShareWishList = z.input<typeof ShareWishList>

export const StopSharing = z.object({})

export const SaveCart = z.object({ name: line(60).default('') })
export type SaveCart = z.input<typeof SaveCart>

export const RestoreCart = z.object({ id })
