import { Fact, MeansFacts } from '@/components/recurring/recurring-facts'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import { rhythmWords } from '@/lib/recurring/words'
import type { SubscriptionInFull } from '@/lib/subscriptions/queries'

/** Its term, what comes next, where to and how it is paid; what is gone meanwhile says so. */
export function SubscriptionFacts({ actor, one }: { actor: Actor; one: SubscriptionInFull }) {
  const { locale } = actor
  const t = translator(locale)
  const { termStart, termEnd, standing, nextDay } = one
  const isUnderWay = one.dates.some(({ state }) => state === 'due' || state === 'placed')
  return (
    <dl className="grid gap-4 text-md sm:grid-cols-2">
      <Fact label={t('subscriptions.how')}>{rhythmWords(one, t)}</Fact>
      {isUnderWay ? (
        <Fact label={t('subscriptions.next')}>{t('subscriptions.underWay')}</Fact>
      ) : (
        standing === 'active' && nextDay && <Fact label={t('subscriptions.next')}>{formatDay(nextDay, locale)}</Fact>
      )}
      {termStart && termEnd && (standing === 'active' || one.canComeBack) && (
        <Fact label={t('subscriptions.term')}>
          {t('subscriptions.span', { from: formatDay(termStart, locale), till: formatDay(termEnd, locale) })}
        </Fact>
      )}
      <Fact label={t('recurring.soFar')}>{one.placed}</Fact>
      <MeansFacts actor={actor} one={one} />
    </dl>
  )
}
