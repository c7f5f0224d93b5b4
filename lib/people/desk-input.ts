import { z } from 'zod'

export const sorts = ['lastname', 'company', 'time'] as const
export const pageSizes = [12, 24, 36] as const

/** The lists that are ready-made, in the order they are offered. */
export const readyLists = ['helped', 'carts', 'orders', 'lists', 'registered'] as const
export type ReadyList = (typeof readyLists)[number]

/** How the desk's list is looked at. Whatever a URL says that is not one of the choices becomes the default. */
export const DeskView = z.object({
  q: z.uuid().optional().catch(undefined),
  list: z.enum(readyLists).optional().catch(undefined),
  sort: z.enum(sorts).catch('lastname'),
  order: z.enum(['up', 'down']).catch('up'),
  size: z.coerce
    .number()
    .refine((size) => pageSizes.some((offered) => offered === size))
    .catch(12),
  after: z.string().max(2000).optional().catch(undefined),
  ended: z.uuid().optional().catch(undefined),
})
export type DeskView = z.output<typeof DeskView>

export const DeskSearch = z.object({ text: z.string().trim().max(120, 'tooLong').default('') })

export const TypeAhead = z.object({ text: z.string().trim().max(120) })

export const Reveal = z.object({
  customerId: z.uuid(),
  what: z.enum(['phone', 'postcode', 'lastOrder', 'lastAmount']),
})

export const RevealOrders = z.object({ customerId: z.uuid() })
