import type { Locale } from '@/db/words'
import { type Deed, deedInWords } from '@/lib/assist/words'
import { dayOf } from '@/lib/days'
import { formatClock, formatTime, translator } from '@/lib/i18n'

type Props = { deeds: (Deed & { seq: number })[]; since: Date; locale: Locale }

/** What was done in an assist, in plain words; its day has been said above. */
export function Deeds({ deeds, since, locale }: Props) {
  const t = translator(locale)
  if (deeds.length === 0) return <p className="text-soft">{t('assist.nothingDone')}</p>
  return (
    <ol className="divide-y divide-line">
      {deeds.map((deed) => (
        <li key={deed.seq} className="flex flex-wrap justify-between gap-x-4 py-2 text-md">
          <span>{deedInWords(t, deed)}</span>
          <time dateTime={deed.at.toISOString()} className="text-soft">
            {dayOf(deed.at) === dayOf(since) ? formatClock(deed.at, locale) : formatTime(deed.at, locale)}
          </time>
        </li>
      ))}
    </ol>
  )
}
