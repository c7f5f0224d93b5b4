import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ownPasswordAskFor } from '@/components/orders/own-password-words'
import { AccountPage } from '@/components/people/account-page'
import { AddressFirst } from '@/components/recurring/address-first'
import { RecurringForm } from '@/components/recurring/recurring-form'
import { RecurringGoods } from '@/components/recurring/recurring-goods'
import { firstMeans, recurringLabels, recurringOffer } from '@/components/recurring/recurring-words'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo, hrefFor, signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { newPlacementKey } from '@/lib/orders/checkout/placement-key'
import { orderingBarred } from '@/lib/orders/policy'
import { pageTitle } from '@/lib/page-title'
import { FROM_CART, goodsFrom, sumOfGoods } from '@/lib/recurring/goods'
import { hasRecurring } from '@/lib/recurring/policy'
import { make } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('recurring.newTitle'))
}

/** Sets one up from the cart, or from an earlier order that the address names. */
export default async function NewRecurringPage({ searchParams }: PageProps<'/account/recurring/new'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const { from: asked } = await searchParams
  const from = typeof asked === 'string' && /^\d{12}-\d{1,9}$/.test(asked) ? asked : FROM_CART
  if (!actor.customer) redirect(signInFor(`/account/recurring/new${from === FROM_CART ? '' : `?from=${from}`}`))
  if (!hasRecurring(actor) || orderingBarred(actor)) notFound()
  const all = await goodsFrom(actor, from)
  const goods = all.filter(({ problem }) => problem !== 'unavailable')
  if (goods.length === 0) return goTo(actor, from === FROM_CART ? '/cart' : '/account/recurring')
  const t = translator(actor.locale)
  const gone = all.filter((line) => !goods.includes(line)).map(({ name }) => name)

  return (
    <AccountPage
      actor={actor}
      room="recurring"
      title={t('recurring.newTitle')}
      lead={from === FROM_CART ? t('recurring.newLeadCart') : t('recurring.newLeadOrder', { number: from })}
    >
      <div className="grid max-w-3xl gap-6">
        <Card>
          <h2 className="mb-2">{t('recurring.goods')}</h2>
          <RecurringGoods actor={actor} goods={goods} total={sumOfGoods(goods)} />
          {gone.length > 0 && (
            <p className="mt-3 text-md text-warn">{t('recurring.leftOut', { names: gone.join(', ') })}</p>
          )}
        </Card>
        <Terms actor={actor} from={from} goods={goods} />
      </div>
    </AccountPage>
  )
}

type Goods = Awaited<ReturnType<typeof goodsFrom>>

/** The form; or what has to be there first. */
async function Terms({ actor, from, goods }: { actor: Actor; from: string; goods: Goods }) {
  const t = translator(actor.locale)
  const { offer, payNote, book } = await recurringOffer(actor, sumOfGoods(goods))
  if (book.length === 0) return <AddressFirst actor={actor}>{t('recurring.noAddress')}</AddressFirst>
  if (offer.pay.length === 0) return <Notice kind="warn">{[t('recurring.noPay'), payNote].join(' ')}</Notice>
  const first = firstMeans({ offer, book })
  return (
    <RecurringForm
      action={make}
      fields={{ id: newPlacementKey(), from }}
      values={{
        every: '1',
        unit: 'month',
        nextDay: offer.days.first,
        ends: 'never',
        untilDay: '',
        times: '',
        ...first,
      }}
      offer={offer}
      labels={recurringLabels(actor, true)}
      payNote={payNote}
      ask={await ownPasswordAskFor(actor, goods, first.deliveryMethodId)}
      back={{
        value: hrefFor(actor, from === FROM_CART ? '/cart' : `/account/orders/${from}`),
        label: t('recurring.form.cancel'),
      }}
    />
  )
}
