import 'server-only'
import { tellAfter } from '@/db'
import { newId } from '@/db/id'
import { now } from '@/lib/clock'

/** What of a customer may have changed, as far as pages care. */
export const liveKinds = ['cart', 'lists', 'addresses', 'orders', 'account', 'assist'] as const
export type LiveKind = (typeof liveKinds)[number]

/** Something of a customer has changed. It says what and by whom, never to what: that is for who may look it up. */
export type Change = {
  id: string
  shopId: string
  customerId: string
  kind: LiveKind
  /** Whose sign-in it was; null for nobody's, such as a job's. */
  sessionId: string | null
  /** Only for managers who act for the customer: the customer's own pages hear nothing of it. */
  isStaffOnly?: boolean
  at: number
}

export type Told = Omit<Change, 'id' | 'at'>

/** Tells everybody who shows this customer's things, once the transaction it is called in is committed. */
export function tellChange({ shopId, customerId, kind, sessionId, isStaffOnly = false }: Told) {
  const change: Change = { id: newId(), shopId, customerId, kind, sessionId, isStaffOnly, at: now().getTime() }
  tellAfter(`${shopId}:${customerId}:${kind}:${isStaffOnly}`, JSON.stringify(change))
}
