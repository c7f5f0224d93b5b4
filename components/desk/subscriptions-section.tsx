import { stateTones, whatNext } from '@/components/subscriptions/subscription-words'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/lib/i18n'
import { rhythmWords } from '@/lib/recurring/words'
import type { SubscriptionSummary } from '@/lib/subscriptions/queries'
import { ActFor, type Acting } from './act-for'

/** What the customer has subscribed to, and what comes next. */
export function SubscriptionsSection({ all, ...acting }: Acting & { all: SubscriptionSummary[] }) {
  const t = translator(acting.actor.locale)
  return (
    <>
      <ul className="divide-y divide-line text-md">
        {all.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 break-words">
              <span className="font-medium">{one.goods && `${one.goods.quantity} × ${one.goods.name}`}</span>
              <span className="block text-sm text-soft">
                {[rhythmWords(one, t), whatNext(one, acting.actor)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Badge tone={stateTones[one.state]}>{t(`subscriptions.states.${one.state}`)}</Badge>
          </li>
        ))}
      </ul>
      <ActFor {...acting} at="subscriptions" reason="order" look="quiet" className="-ml-4">
        {t('subscriptions.desk')}
      </ActFor>
    </>
  )
}
