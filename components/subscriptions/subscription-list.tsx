import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { rhythmWords } from '@/lib/recurring/words'
import type { SubscriptionSummary } from '@/lib/subscriptions/queries'
import { stateTones, whatNext } from './subscription-words'

/** Subscriptions: what each is of, what it comes to today, and when it is renewed or runs out. */
export function SubscriptionList({ actor, all }: { actor: Actor; all: SubscriptionSummary[] }) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {all.map((one) => (
        <li key={one.id} className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-5 py-4 hover:bg-sunken">
          <div className="min-w-48 flex-1">
            <Link
              href={`/account/subscriptions/${one.id}`}
              className="font-medium [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              {one.goods && `${one.goods.quantity} × ${one.goods.name}`}
            </Link>
            <p className="text-sm text-soft">
              {[rhythmWords(one, t), whatNext(one, actor)].filter(Boolean).join(' · ')}
            </p>
          </div>
          <Badge tone={stateTones[one.state]}>{t(`subscriptions.states.${one.state}`)}</Badge>
          <p className="ml-auto text-right font-medium">
            {one.goods && formatMoney(one.goods.total, actor.shop.currency, actor.locale)}
          </p>
        </li>
      ))}
    </ul>
  )
}
