import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { RecurringCare } from '@/components/recurring/recurring-care'
import { RecurringDates } from '@/components/recurring/recurring-dates'
import { RecurringFacts } from '@/components/recurring/recurring-facts'
import { RecurringGoods } from '@/components/recurring/recurring-goods'
import { madeByWhom, stateTones } from '@/components/recurring/recurring-words'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { recurringById } from '@/lib/recurring/queries'
import { rhythmWords } from '@/lib/recurring/words'
import { end, pause, resume, skip } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('recurring.title'))
}

/** One recurring order: what, how often, what became of its dates, and what can be done with it. */
export default async function OneRecurringPage({ params, searchParams }: PageProps<'/account/recurring/[id]'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor(`/account/recurring/${(await params).id}`))
  const one = await recurringById(actor, (await params).id)
  if (!one) notFound()
  const t = translator(actor.locale)
  const { made } = await searchParams

  return (
    <AccountPage
      actor={actor}
      room="recurring"
      title={rhythmWords(one, t)}
      lead={madeByWhom(actor, one)}
      aside={<Badge tone={stateTones[one.state]}>{t(`recurring.states.${one.state}`)}</Badge>}
    >
      <div className="grid gap-6">
        {made === '1' && one.state === 'active' && <Notice kind="good">{t('recurring.made')}</Notice>}
        {one.pausedBecause && <Notice kind="warn">{t(`recurring.paused.${one.pausedBecause}`)}</Notice>}
        {one.endedBecause && <Notice>{t(`recurring.ended.${one.endedBecause}`, { count: one.placed })}</Notice>}
        {one.state !== 'ended' && (
          <RecurringCare actor={actor} one={one} skip={skip} pause={pause} resume={resume} end={end} />
        )}
        <Card>
          <RecurringFacts actor={actor} one={one} />
        </Card>
        <Card>
          <h2 className="mb-2">{t('recurring.goods')}</h2>
          <RecurringGoods actor={actor} goods={one.goods} total={one.total} />
        </Card>
        <Card>
          <h2 className="mb-2">{t('recurring.dates')}</h2>
          <RecurringDates actor={actor} dates={one.dates} />
        </Card>
      </div>
    </AccountPage>
  )
}
