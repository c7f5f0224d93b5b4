import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { QuickForm } from '@/components/orders/quick-form'
import { quickOffer, quickValues } from '@/components/orders/quick-offer'
import { AccountPage } from '@/components/people/account-page'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Empty } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { deliveryMethodsOf } from '@/lib/orders/checkout/delivery-methods'
import { goneFrom, quickCheckoutOf } from '@/lib/orders/checkout/quick'
import { orderingBarred } from '@/lib/orders/policy'
import { pageTitle } from '@/lib/page-title'
import { cardsOf } from '@/lib/payments/tokens'
import { addressesOf } from '@/lib/people/addresses'
import { keep, remove } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('quickCheckout.title'))
}

/** The quick checkout profile: how the checkout is answered with one click. */
export default async function QuickCheckoutPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/quick-checkout')
  const t = translator(actor.locale)
  return (
    <AccountPage
      actor={actor}
      room="quickCheckout"
      title={t('quickCheckout.title')}
      lead={t(actor.assist ? 'quickCheckout.leadFor' : 'quickCheckout.lead')}
    >
      <div className="grid max-w-2xl gap-6">
        <Profile actor={actor} />
      </div>
    </AccountPage>
  )
}

async function Profile({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const barred = orderingBarred(actor)
  if (barred) return <Notice kind="bad">{t(`refusals.${barred}`)}</Notice>
  const row = await quickCheckoutOf(actor)
  const book = await addressesOf(actor)
  const has = { row, book, methods: await deliveryMethodsOf(actor.shop), cards: await cardsOf(actor) }
  const gone = row ? await goneFrom(actor, row) : []
  if (book.length === 0 && !row) {
    return (
      <Empty title={t('addresses.none')}>
        <p>{t('quickCheckout.addressFirst')}</p>
        <Link href="/account/addresses" className={buttonClass('primary', 'mt-4')}>
          {t('account.manageAddresses')}
        </Link>
      </Empty>
    )
  }
  return (
    <>
      {gone.length > 0 && (
        <Notice kind="warn">
          <ul className="grid gap-1">
            {gone.map((part) => (
              <li key={part}>{t(`quickCheckout.gone.${part}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {row && gone.length === 0 && <Notice kind="good">{t('quickCheckout.isKept')}</Notice>}
      <Card>
        <QuickForm
          key={row?.updatedAt.toISOString() ?? 'new'}
          action={keep}
          values={quickValues(actor, has)}
          options={quickOffer(actor, has)}
          labels={{
            shipTo: t('orders.shipTo'),
            billTo: t('orders.billTo'),
            deliveryMethodId: t('checkout.method'),
            pay: t('orders.payment'),
            save: t('quickCheckout.save'),
          }}
          words={invalidWords(actor.locale)}
        />
      </Card>
      {row && (
        <div className="-ml-4">
          <ActionButton action={remove} look="quiet">
            {t('quickCheckout.remove')}
          </ActionButton>
        </div>
      )}
    </>
  )
}
