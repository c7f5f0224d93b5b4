import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { RecurringSummary } from '@/lib/recurring/queries'
import { rhythmWords } from '@/lib/recurring/words'
import { goodsWords, stateTones } from './recurring-words'

/** Recurring orders: what is in each, what it comes to today, and when it is ordered next. */
export function RecurringList({ actor, all }: { actor: Actor; all: RecurringSummary[] }) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {all.map((one) => (
        <li key={one.id} className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-5 py-4 hover:bg-sunken">
          <div className="min-w-48 flex-1">
            <Link
              href={`/account/recurring/${one.id}`}
              className="font-medium [overflow-wrap:anywhere] after:absolute after:inset-0"
            >
              {rhythmWords(one, t)}
              <span className="sr-only">: {goodsWords(one.goods, t)}</span>
            </Link>
            <p aria-hidden className="text-sm text-soft [overflow-wrap:anywhere]">
              {goodsWords(one.goods, t)}
            </p>
            {one.nextDay && one.state === 'active' && (
              <p className="text-sm">{t('recurring.next', { day: formatDay(one.nextDay, actor.locale) })}</p>
            )}
          </div>
          <Badge tone={stateTones[one.state]}>{t(`recurring.states.${one.state}`)}</Badge>
          <p className="ml-auto text-right font-medium">{formatMoney(one.total, actor.shop.currency, actor.locale)}</p>
        </li>
      ))}
    </ul>
  )
}
