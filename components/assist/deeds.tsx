import type { Locale } from '@/db/words'
import { type Deed, deedInWords } from '@/lib/assist/words'
import { actions } from '@/lib/audit/actions'
import { dayOf } from '@/lib/days'
import { formatClock, formatTime, translator } from '@/lib/i18n'

type Props = {
  deeds: (Deed & { seq: number })[]
  since: Date
  locale: Locale
  /** What can be taken back, and orders, have been said already: in the list of steps they are there to be looked up. */
  isSaid?: boolean
}

/** What was done in an assist, in plain words; its day has been said above. */
export function Deeds({ deeds, since, locale, isSaid = false }: Props) {
  const t = translator(locale)
  if (!isSaid && deeds.length === 0) return <p className="text-soft">{t('assist.nothingDone')}</p>
  if (!isSaid) return <Steps deeds={deeds} since={since} locale={locale} />
  const unsaid = deeds.filter(({ action }) => !isToldOf(action))
  return (
    <>
      {unsaid.length > 0 && <Steps deeds={unsaid} since={since} locale={locale} />}
      {unsaid.length < deeds.length && (
        <details className="mt-3 border-t border-line pt-2">
          <summary className="w-fit cursor-pointer py-2 text-md text-soft">
            {t('assist.allSteps', { count: deeds.length })}
          </summary>
          <Steps deeds={deeds} since={since} locale={locale} />
        </details>
      )}
    </>
  )
}

const isToldOf = (action: string) =>
  action === 'order.place' || (action in actions && 'changes' in actions[action as keyof typeof actions])

function Steps({ deeds, since, locale }: Omit<Props, 'isSaid'>) {
  const t = translator(locale)
  return (
    <ol className="divide-y divide-line">
      {deeds.map((deed) => (
        <li key={deed.seq} className="flex flex-wrap justify-between gap-x-4 py-2 text-md">
          <span>{deedInWords(t, deed, locale)}</span>
          <time dateTime={deed.at.toISOString()} className="text-soft">
            {dayOf(deed.at) === dayOf(since) ? formatClock(deed.at, locale) : formatTime(deed.at, locale)}
          </time>
        </li>
      ))}
    </ol>
  )
}
