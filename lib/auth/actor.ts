import type { AccountKind, Locale } from '@/db/words'
import type { Shop } from '@/lib/shops/shop'
import type { Permission } from './permissions'

/** The customer whose cart, lists and orders are in hand. */
export type Customer = {
  id: string
  accountId: string
  number: string
  type: string
  email: string
  salutation: string
  firstname: string
  middlename: string
  lastname: string
  company: string
  phone: string
  pricingPolicy: string
  tags: string[]
  locale: Locale
}

/** The open assist a manager is acting in. */
export type Assist = {
  id: string
  reason: string
  startedAt: Date
  endsAt: Date
  idleEndsAt: Date
  /** They work in the draft cart of this assist, which the customer does not see. */
  inDraft?: boolean
}

/**
 * Who is acting, with which rights, where, and for whom. Every command and query takes one first.
 * Delegation, not impersonation: `account` stays the manager's; only `customer` is who it is for.
 */
export type Actor = {
  shop: Shop
  locale: Locale
  requestId: string
  /** Who is signed in; null for a visitor. */
  account: {
    id: string
    kind: AccountKind
    name: string
    email: string
    sessionId: string
    /** A manager who first has to set a second factor up: until then they may do nothing else. */
    mustEnrol?: true
  } | null
  permissions: ReadonlySet<Permission>
  /** In the admin app: the shops whose orders this manager looks after, and those shops' sub-shops. Nowhere else. */
  oversees: readonly string[]
  /** Their own record, or the customer's being helped; null for visitors and for managers who act for nobody. */
  customer: Customer | null
  /** Set if and only if a manager acts for `customer`. */
  assist: Assist | null
  /** The hash of a visitor's cart cookie. */
  guestHash: string | null
  /** Set by the job alone that orders a date of a recurring order: the cart is that date's, not the customer's. */
  recurring?: RecurringTurn
}

/** One date of a recurring order that is being ordered, in the name of whoever set it up on behalf. */
export type RecurringTurn = { dateId: string; cartId: string; placedBy: PlacedBy | null }

/** Who placed something on behalf, as they were called then: in which assist, and why. */
export type PlacedBy = {
  managerId: string
  managerName: string
  managerEmail: string
  assistId: string
  assistReason: string
}

export const may = (actor: Actor, permission: Permission) => actor.permissions.has(permission)

export const isManager = (actor: Actor) => actor.account?.kind === 'manager'

/** Who places something on behalf just now, as they are called now; null for the customer. */
export const placedBy = ({ assist, account, recurring }: Actor): PlacedBy | null => {
  if (recurring) return recurring.placedBy
  if (!assist || !account) return null
  const { id: managerId, name: managerName, email: managerEmail } = account
  return { managerId, managerName, managerEmail, assistId: assist.id, assistReason: assist.reason }
}

/** A manager who acts for nobody: has no cart and cannot buy. */
export const isIdleManager = (actor: Actor) => isManager(actor) && !actor.customer

/** Recorded with whatever a manager does for a customer. */
export const onBehalfOf = (actor: Actor) => (actor.assist ? (actor.customer?.id ?? null) : null)

/** Salutation and names as a letter would have them. */
export const fullName = (person: { salutation?: string; firstname: string; middlename?: string; lastname: string }) =>
  [person.salutation, person.firstname, person.middlename, person.lastname].filter(Boolean).join(' ')
