import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { RecurringDateState } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, inLocale, translator } from '@/lib/i18n'
import type { RecurringInFull } from '@/lib/recurring/queries'

const tones = {
  due: 'accent',
  placed: 'accent',
  ordered: 'good',
  skipped: 'plain',
  failed: 'bad',
} as const satisfies Record<RecurringDateState, string>

/** What became of its dates, the last first: the order, or why there is none. */
export function RecurringDates({ actor, dates }: { actor: Actor; dates: RecurringInFull['dates'] }) {
  const t = translator(actor.locale)
  const said = actor.assist ? 'For' : ''
  if (dates.length === 0) return <p className="text-md text-soft">{t('recurring.noDates')}</p>
  return (
    <ol className="divide-y divide-line text-md">
      {dates.map(({ id, day, state, reason, lacks, number, byName, byStaff }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              <time dateTime={day}>{formatDay(day, actor.locale)}</time>
            </p>
            {number && (
              <Link href={`/account/orders/${number}`} className="text-accent underline underline-offset-4">
                {t('recurring.order', { number })}
              </Link>
            )}
            {reason && <p className="text-soft">{t(`recurring.reasons.${reason}`)}</p>}
            {byStaff && (
              <p className="text-soft">
                {byName ? t(`recurring.skippedBy${said}`, { name: byName }) : t(`recurring.skippedByStaff${said}`)}
              </p>
            )}
            {state === 'ordered' &&
              lacks.map(({ names, wanted, put }) => (
                <p key={`${names.en} ${wanted}`} className="text-warn">
                  {t('recurring.lack', { name: inLocale(names, actor.locale), wanted, put })}
                </p>
              ))}
          </div>
          <Badge tone={tones[state]}>{t(`recurring.dateStates.${state}`)}</Badge>
        </li>
      ))}
    </ol>
  )
}
