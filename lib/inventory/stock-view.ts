import { z } from 'zod'

/** Which rows of the stock list are wanted: all, what is owed to deliveries, or what there is none left to promise of. */
export const stockFilters = ['all', 'owed', 'gone'] as const

export const StockView = z.object({
  q: z.string().trim().max(100).catch(''),
  centre: z.uuid().optional().catch(undefined),
  show: z.enum(stockFilters).catch('all'),
  after: z.string().max(400).optional().catch(undefined),
})
export type StockView = z.output<typeof StockView>
