import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ownPasswordAsk } from '@/components/orders/own-password-words'
import { AccountPage } from '@/components/people/account-page'
import { AddressFirst } from '@/components/recurring/address-first'
import { firstMeans, recurringOffer } from '@/components/recurring/recurring-words'
import { SubscriptionForm } from '@/components/subscriptions/subscription-form'
import { subscriptionLabels, termOptions } from '@/components/subscriptions/subscription-words'
import { Notice } from '@/components/ui/notice'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { hrefFor, signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { newPlacementKey } from '@/lib/orders/checkout/placement-key'
import { pageTitle } from '@/lib/page-title'
import { comesTo } from '@/lib/recurring/choices'
import { Asked } from '@/lib/subscriptions/input'
import { goodsWanted, termsFor } from '@/lib/subscriptions/terms'
import { start } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('subscriptions.newTitle'))
}

/** Subscribes to the article that the address names, with a term it is offered with. */
export default async function NewSubscriptionPage({ searchParams }: PageProps<'/account/subscriptions/new'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const asked = Asked.safeParse(await searchParams)
  if (!asked.success) notFound()
  const { sku, months, quantity } = asked.data
  if (!actor.customer) {
    const wanted = new URLSearchParams({ sku, quantity: String(quantity), ...(months && { months: String(months) }) })
    redirect(signInFor(`/account/subscriptions/new?${wanted}`))
  }
  const goods = await goodsWanted(actor, { code: sku }, quantity)
  const terms = goods ? await termsFor(actor, goods.skuId) : []
  if (!goods || terms.length === 0) notFound()
  const t = translator(actor.locale)
  const term = months && terms.includes(months) ? months : terms[0]!

  return (
    <AccountPage
      actor={actor}
      room="subscriptions"
      title={t('subscriptions.newTitle')}
      lead={t('subscriptions.newLead')}
    >
      <div className="max-w-3xl">
        <Terms actor={actor} goods={goods} terms={terms} term={term} asked={asked.data} />
      </div>
    </AccountPage>
  )
}

type Goods = NonNullable<Awaited<ReturnType<typeof goodsWanted>>>
type Wanted = { goods: Goods; terms: number[]; term: number; asked: Asked }

/** The form; or what has to be there first. */
async function Terms({ actor, goods, terms, term, asked }: Wanted & { actor: Actor }) {
  const t = translator(actor.locale)
  const { offer, payNote, book } = await recurringOffer(actor, goods.total)
  if (book.length === 0) return <AddressFirst actor={actor}>{t('subscriptions.form.noAddress')}</AddressFirst>
  if (offer.pay.length === 0) return <Notice kind="warn">{[t('recurring.noPay'), payNote].join(' ')}</Notice>
  const values = { ...firstMeans({ offer, book }, asked), months: String(term), quantity: String(goods.quantity) }
  const expectedTotal = await comesTo(actor, [goods], values.deliveryMethodId)
  const total = formatMoney(expectedTotal, actor.shop.currency, actor.locale)
  const form = (
    <SubscriptionForm
      key={Object.values(values).join(' ')}
      action={start}
      fields={{ id: newPlacementKey(), skuId: goods.skuId, expectedTotal }}
      values={values}
      offer={offer}
      labels={subscriptionLabels(actor, true)}
      terms={termOptions(terms, actor)}
      payNote={payNote}
      total={t('subscriptions.form.total', { total })}
      ask={await ownPasswordAsk(actor, expectedTotal)}
      back={{ value: hrefFor(actor, `/p/${goods.slug}`), label: t('subscriptions.form.cancel') }}
    >
      <p className="font-medium [overflow-wrap:anywhere]">{goods.name}</p>
      {goods.unitPrice !== null && (
        <p className="text-md text-soft">
          {t('subscriptions.form.price', { unit: formatMoney(goods.unitPrice, actor.shop.currency, actor.locale) })}
        </p>
      )}
    </SubscriptionForm>
  )
  return (
    <div className="grid gap-6">
      {asked.again && <Notice kind="warn">{t('subscriptions.form.comesTo', { total })}</Notice>}
      {form}
    </div>
  )
}
