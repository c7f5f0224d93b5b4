import { z } from 'zod'

/** Which rows of the stock list are wanted: all, what is owed to deliveries, or what there is none left to promise of. */
export const stockFilters = ['all', 'owed', 'gone'] as const

export const StockView = z.object({
  q: z.string().trim().max(100).catch(''),
  centre: z.uuid().optional().catch(undefined),
  show: z.enum(stockFilters).catch('all'),
  after: z.string().max(2000).optional().catch(undefined),
})
export type StockView = z.output<typeof StockView>

/** The list's address with these changes; what is as usual is not written. */
export function stockHref(view: StockView, change: Partial<StockView>): string {
  const { q, centre, show, after } = { ...view, after: undefined, ...change }
  const entries = Object.entries({ q, centre, show: show === 'all' ? undefined : show, after })
  const search = new URLSearchParams(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return search.size > 0 ? `/admin/inventory?${search}` : '/admin/inventory'
}
