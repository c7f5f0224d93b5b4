import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { kindsOf } from '@/lib/lists/policy'
import { hasManagedLists } from '@/lib/managed-lists/queries'
import { orderingBarred } from '@/lib/orders/policy'
import { isApprover } from '@/lib/orders/release'
import { isBuyer } from '@/lib/organisations/policy'
import { hasCards } from '@/lib/payments/gateways'
import { hasRecurring } from '@/lib/recurring/policy'

const rooms = [
  ['overview', '/account'],
  ['profile', '/account/profile'],
  ['addresses', '/account/addresses'],
  ['orders', '/account/orders'],
  ['recurring', '/account/recurring'],
  ['subscriptions', '/account/subscriptions'],
  ['invoices', '/account/invoices'],
  ['wishList', '/account/wish-list'],
  ['shoppingLists', '/account/lists'],
  ['requisitionLists', '/account/requisition-lists'],
  ['managedLists', '/account/managed-lists'],
  ['savedCarts', '/account/saved-carts'],
  ['coupons', '/account/coupons'],
  ['cards', '/account/cards'],
  ['quickCheckout', '/account/quick-checkout'],
  ['organisation', '/account/organisation'],
  ['approvals', '/account/approvals'],
  ['helpLog', '/account/help-log'],
  ['security', '/account/security'],
  ['privacy', '/account/privacy'],
] as const

export type Room = (typeof rooms)[number][0]

/** What speaks to the customer, or is the manager's own, and is called otherwise while one acts for the other. */
const personal = ['managedLists', 'helpLog', 'privacy', 'security'] as const
const isPersonal = (name: Room): name is (typeof personal)[number] => personal.some((one) => one === name)

/** The pages of the account that are there for this customer, as they are called for whoever reads. */
export async function accountRooms(actor: Actor) {
  const t = translator(actor.locale)
  const hidden: Room[] = []
  if (!(await isApprover(actor))) hidden.push('approvals')
  if (!isBuyer(actor)) hidden.push('organisation')
  if (orderingBarred(actor)) hidden.push('quickCheckout')
  if (!hasCards(actor)) hidden.push('cards')
  if (!hasRecurring(actor)) hidden.push('recurring', 'subscriptions')
  const kinds = kindsOf(actor)
  if (!kinds.includes('shopping')) hidden.push('shoppingLists')
  if (!kinds.includes('requisition')) hidden.push('requisitionLists')
  if (!(await hasManagedLists(actor))) hidden.push('managedLists')
  return rooms
    .filter(([name]) => !hidden.includes(name))
    .map(([name, href]) => ({ name, href, word: roomWord(actor, name, t) }))
}

/** What a page of the account is called. */
export const roomWord = (actor: Actor, name: Room, t = translator(actor.locale)) =>
  t(actor.assist && isPersonal(name) ? `account.onBehalf.${name}` : `account.${name}`)
