import { z } from 'zod'
import { type OrderState, orderStates } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { may } from '@/lib/auth/actor'

/** The states an operator looks at together. Source: platform reference, §9. */
export const stateGroups = {
  all: orderStates.filter((state) => state !== 'os.none'),
  open: [
    'os.pending',
    'os.waiting.approve',
    'os.waiting',
    'os.waiting.payment',
    'os.in.progress',
    'os.partially.shipped',
    'os.cancelled.waiting.payment',
    'os.returned.waiting.payment',
  ],
  waiting: ['os.waiting.approve', 'os.waiting'],
  progress: ['os.in.progress', 'os.partially.shipped'],
  payment: ['os.waiting.payment', 'os.cancelled.waiting.payment', 'os.returned.waiting.payment'],
  unpaid: ['os.waiting.payment'],
  refunds: ['os.cancelled.waiting.payment', 'os.returned.waiting.payment'],
  completed: ['os.completed'],
  cancelled: ['os.cancelled', 'os.cancelled.waiting.payment', 'os.returned', 'os.returned.waiting.payment'],
  temporary: ['os.none'],
} as const satisfies Record<string, readonly OrderState[]>

/** The groups to choose from; the others are behind the ready-made links. */
export const chips = ['all', 'open', 'waiting', 'progress', 'payment', 'completed', 'cancelled', 'temporary'] as const

const groups = [...(Object.keys(stateGroups) as (keyof typeof stateGroups)[]), 'mine'] as const
export type StateGroup = (typeof groups)[number]

/** The states that a group means to this actor: `mine` is what waits for somebody with their rights. */
export function statesOf(actor: Actor, group: StateGroup): readonly OrderState[] {
  if (group !== 'mine') return stateGroups[group]
  return [
    ...(may(actor, 'orders.approve') ? (['os.waiting.approve'] as const) : []),
    ...(may(actor, 'orders.confirm') ? (['os.waiting'] as const) : []),
    ...(may(actor, 'orders.money') ? stateGroups.refunds : []),
  ]
}

const optional = (length: number) => z.string().trim().max(length).optional().catch(undefined)

/** How the list of orders is looked at. What a URL says that is none of the choices becomes the default. */
export const OrdersView = z.object({
  q: optional(200),
  group: z.enum(groups).catch('all'),
  shop: z.uuid().optional().catch(undefined),
  requests: z.literal('open').optional().catch(undefined),
  sort: z.enum(['time', 'total']).catch('time'),
  order: z.enum(['down', 'up']).catch('down'),
  after: optional(400),
})
export type OrdersView = z.output<typeof OrdersView>

/** The box of the list as it is sent, with the view it is looked for in. */
export const OrdersSearch = OrdersView.omit({ q: true, after: true }).extend({
  text: z.string().trim().max(200, 'tooLong').default(''),
})

/** The address of a list with its view, or with something about it changed; a change begins at the first page. */
export function viewHref(path: string, view: Record<string, string | undefined>, change: typeof view = {}) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...view, after: undefined, ...change })) {
    if (value && defaults[name] !== value) search.set(name, value)
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

const defaults: Record<string, string> = { group: 'all', sort: 'time', order: 'down' }
