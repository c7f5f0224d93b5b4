import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
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

type Room = (typeof rooms)[number][0]

/** What speaks to the customer, and is called otherwise before a manager. */
const personal = ['managedLists', 'helpLog', 'privacy'] as const
const isPersonal = (name: Room): name is (typeof personal)[number] => personal.some((one) => one === name)

type Props = { actor: Actor; room: Room; title: ReactNode; lead?: ReactNode; aside?: ReactNode; children: ReactNode }

/** A page of the account, with the way to the others beside it. */
export async function AccountPage({ actor, room, children, ...page }: Props) {
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
  if (room !== 'managedLists' && !(await hasManagedLists(actor))) hidden.push('managedLists')
  const wordOf = (name: Room) => t(actor.assist && isPersonal(name) ? `account.onBehalf.${name}` : `account.${name}`)
  const ways = (
    <ul className="-mx-3 flex flex-wrap gap-x-1 md:flex-col">
      {rooms
        .filter(([name]) => !hidden.includes(name))
        .map(([name, href]) => (
          <li key={name}>
            <Link
              href={href}
              aria-current={name === room ? 'page' : undefined}
              className={clsx(
                'block rounded-control px-3 py-1.5 text-md whitespace-nowrap md:py-2',
                name === room ? 'bg-sunken font-medium text-ink' : 'text-soft hover:text-ink',
              )}
            >
              {wordOf(name)}
            </Link>
          </li>
        ))}
    </ul>
  )
  return (
    <Page {...page}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:gap-8 md:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label={t('account.nav')} className="max-md:hidden">
          {ways}
        </nav>
        <nav aria-label={t('account.nav')} className="md:hidden">
          <details open={room === 'overview' || undefined}>
            <summary className="cursor-pointer py-1.5 text-md font-medium">
              {t('account.navHere', { page: wordOf(room) })}
            </summary>
            {ways}
          </details>
        </nav>
        <div className="min-w-0">{children}</div>
      </div>
    </Page>
  )
}
