import { meansLabels } from '@/components/recurring/recurring-words'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import { rhythmWords } from '@/lib/recurring/words'
import type { SubscriptionSummary } from '@/lib/subscriptions/queries'
import type { SubscriptionState } from '@/lib/subscriptions/words'

export const stateTones = { active: 'good', ending: 'warn', paused: 'warn', ended: 'plain' } as const satisfies Record<
  SubscriptionState,
  string
>

/** What comes next for one that is renewed, or that runs out. */
export function whatNext({ state, nextDay, termEnd }: SubscriptionSummary, { locale }: Actor): string | undefined {
  const t = translator(locale)
  if (state === 'active' && nextDay) return t('subscriptions.renews', { day: formatDay(nextDay, locale) })
  if (state === 'ending' && termEnd) return t('subscriptions.runsOut', { day: formatDay(termEnd, locale) })
  return undefined
}

export function subscriptionLabels({ locale }: Actor, isNew: boolean) {
  const t = translator(locale)
  return {
    ...meansLabels(t),
    what: t('subscriptions.form.term'),
    months: t('subscriptions.form.months'),
    quantity: t('subscriptions.form.quantity'),
    submit: t(isNew ? 'subscriptions.form.start' : 'recurring.form.save'),
  }
}

/** "Every 3 months". */
export const termOptions = (terms: number[], { locale }: Actor) =>
  terms.map((every) => ({ value: String(every), label: rhythmWords({ every, unit: 'month' }, translator(locale)) }))
