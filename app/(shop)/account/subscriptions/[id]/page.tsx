import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { RecurringDates } from '@/components/recurring/recurring-dates'
import { RecurringGoods } from '@/components/recurring/recurring-goods'
import { madeByWhom } from '@/components/recurring/recurring-words'
import { SubscriptionCare } from '@/components/subscriptions/subscription-care'
import { SubscriptionFacts } from '@/components/subscriptions/subscription-facts'
import { stateTones } from '@/components/subscriptions/subscription-words'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { formatDay, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { type SubscriptionInFull, subscriptionById } from '@/lib/subscriptions/queries'
import { cancel, resume, takeBack } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('subscriptions.title'))
}

/** One subscription: what, which term, what became of its orders, and what can be done with it. */
export default async function OneSubscriptionPage({ params, searchParams }: PageProps<'/account/subscriptions/[id]'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor(`/account/subscriptions/${(await params).id}`))
  const one = await subscriptionById(actor, (await params).id)
  if (!one) notFound()
  const t = translator(actor.locale)
  const { begun } = await searchParams

  return (
    <AccountPage
      actor={actor}
      room="subscriptions"
      title={one.goods[0]?.name}
      lead={madeByWhom(actor, one)}
      aside={<Badge tone={stateTones[one.standing]}>{t(`subscriptions.states.${one.standing}`)}</Badge>}
    >
      <div className="grid gap-6">
        {begun === '1' && one.standing === 'active' && one.placed > 0 && (
          <Notice kind="good">{t(actor.assist ? 'subscriptions.startedFor' : 'subscriptions.started')}</Notice>
        )}
        <Standing actor={actor} one={one} />
        {one.standing !== 'ended' && (
          <SubscriptionCare actor={actor} one={one} cancel={cancel} takeBack={takeBack} resume={resume} />
        )}
        <Card>
          <SubscriptionFacts actor={actor} one={one} />
        </Card>
        <Card>
          <h2 className="mb-2">{t('recurring.goods')}</h2>
          <RecurringGoods actor={actor} goods={one.goods} total={one.total} />
        </Card>
        <Card>
          <h2 className="mb-2">{t('subscriptions.orders')}</h2>
          <RecurringDates actor={actor} dates={one.dates} />
        </Card>
      </div>
    </AccountPage>
  )
}

/** Why it does not simply go on, if it does not. */
function Standing({ actor, one }: { actor: Actor; one: SubscriptionInFull }) {
  const t = translator(actor.locale)
  if (one.standing === 'paused') return <Notice kind="warn">{t('subscriptions.paused')}</Notice>
  if (one.standing === 'ended') return <Notice>{t('subscriptions.endedAfter', { count: one.placed })}</Notice>
  if (one.standing === 'active') return null
  if (!one.canComeBack || !one.termEnd) return <Notice>{t('subscriptions.endingUnderWay')}</Notice>
  const words = actor.assist ? 'subscriptions.endingFor' : 'subscriptions.ending'
  return <Notice kind="warn">{t(words, { day: formatDay(one.termEnd, actor.locale) })}</Notice>
}
