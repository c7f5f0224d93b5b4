import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ownPasswordAskFor } from '@/components/orders/own-password-words'
import { AccountPage } from '@/components/people/account-page'
import { meansOf, recurringOffer } from '@/components/recurring/recurring-words'
import { SubscriptionForm } from '@/components/subscriptions/subscription-form'
import { subscriptionLabels } from '@/components/subscriptions/subscription-words'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo, hrefFor, signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { rhythmWords } from '@/lib/recurring/words'
import { subscriptionById } from '@/lib/subscriptions/queries'
import { change } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('subscriptions.changeTitle'))
}

/** Changes how many, where to and how it is paid. */
export default async function ChangeSubscriptionPage({ params }: PageProps<'/account/subscriptions/[id]/change'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor(`/account/subscriptions/${(await params).id}/change`))
  const one = await subscriptionById(actor, (await params).id)
  const goods = one?.goods[0]
  if (!one || !goods) notFound()
  const at = `/account/subscriptions/${one.id}`
  if (one.standing === 'ended' || one.standing === 'ending') return goTo(actor, at)
  const t = translator(actor.locale)
  const { offer, payNote } = await recurringOffer(actor, one.total, one)

  return (
    <AccountPage
      actor={actor}
      room="subscriptions"
      title={t('subscriptions.changeTitle')}
      lead={t('subscriptions.changeLead')}
    >
      <div className="max-w-3xl">
        <SubscriptionForm
          key={one.version}
          action={change}
          fields={{ id: one.id, version: one.version }}
          values={{ ...meansOf(one), months: String(one.every), quantity: String(goods.quantity) }}
          offer={offer}
          labels={subscriptionLabels(actor, false)}
          payNote={payNote}
          ask={await ownPasswordAskFor(actor, one.goods, one.deliveryMethodId)}
          back={{ value: hrefFor(actor, at), label: t('recurring.form.cancel') }}
        >
          <p className="font-medium [overflow-wrap:anywhere]">
            {goods.name} · {rhythmWords(one, t)}
          </p>
        </SubscriptionForm>
      </div>
    </AccountPage>
  )
}
