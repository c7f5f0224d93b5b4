import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ownPasswordAskFor } from '@/components/orders/own-password-words'
import { AccountPage } from '@/components/people/account-page'
import { RecurringForm } from '@/components/recurring/recurring-form'
import { recurringLabels, recurringOffer, valuesOf } from '@/components/recurring/recurring-words'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo, hrefFor, signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { recurringById } from '@/lib/recurring/queries'
import { change } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('recurring.changeTitle'))
}

/** Changes how it goes on. */
export default async function ChangeRecurringPage({ params }: PageProps<'/account/recurring/[id]/change'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor(`/account/recurring/${(await params).id}/change`))
  const one = await recurringById(actor, (await params).id)
  if (!one) notFound()
  const at = `/account/recurring/${one.id}`
  if (!one.nextDay) return goTo(actor, at)
  const t = translator(actor.locale)
  const { offer, payNote } = await recurringOffer(actor, one.total, one)

  return (
    <AccountPage actor={actor} room="recurring" title={t('recurring.changeTitle')} lead={t('recurring.changeLead')}>
      <div className="max-w-3xl">
        <RecurringForm
          key={one.version}
          action={change}
          fields={{ id: one.id, version: one.version }}
          values={valuesOf(one)}
          offer={offer}
          labels={recurringLabels(actor, false)}
          lines={one.goods.map(({ skuId, name, quantity }) => ({
            skuId,
            quantity,
            label: t('recurring.form.quantity', { name }),
          }))}
          payNote={payNote}
          ask={await ownPasswordAskFor(actor, one.goods, one.deliveryMethodId)}
          back={{ value: hrefFor(actor, at), label: t('recurring.form.cancel') }}
        />
      </div>
    </AccountPage>
  )
}
