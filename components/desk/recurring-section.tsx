import { goodsWords, stateTones } from '@/components/recurring/recurring-words'
import { Badge } from '@/components/ui/badge'
import type { recurringAtDesk } from '@/lib/desk/in-hand'
import { formatDay, translator } from '@/lib/i18n'
import { rhythmWords } from '@/lib/recurring/words'
import { ActFor, type Acting } from './act-for'

type Props = Acting & { all: Awaited<ReturnType<typeof recurringAtDesk>> }

/** What is ordered for the customer by itself, and when next. */
export function RecurringSection({ all, ...acting }: Props) {
  const { locale } = acting.actor
  const t = translator(locale)
  return (
    <>
      <ul className="divide-y divide-line text-md">
        {all.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 break-words">
              <span className="font-medium">{rhythmWords(one, t)}</span> · {goodsWords(one.goods, t)}
              {one.nextDay && one.state === 'active' && (
                <span className="block text-sm text-soft">
                  {t('recurring.next', { day: formatDay(one.nextDay, locale) })}
                </span>
              )}
            </span>
            <Badge tone={stateTones[one.state]}>{t(`recurring.states.${one.state}`)}</Badge>
          </li>
        ))}
      </ul>
      <ActFor {...acting} at="recurring" reason="order" look="quiet" className="-ml-4">
        {t('recurring.desk.open')}
      </ActFor>
    </>
  )
}
