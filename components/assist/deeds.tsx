import type { Locale } from '@/db/words'
import { type Deed, deedInWords } from '@/lib/assist/words'
import { formatTime, translator } from '@/lib/i18n'

/** What was done in an assist, in plain words. */
export function Deeds({ deeds, locale }: { deeds: (Deed & { seq: number })[]; locale: Locale }) {
  const t = translator(locale)
  if (deeds.length === 0) return <p className="text-soft">{t('assist.nothingDone')}</p>
  return (
    <ol className="divide-y divide-line">
      {deeds.map((deed) => (
        <li key={deed.seq} className="flex flex-wrap justify-between gap-x-4 py-2 text-md">
          <span>{deedInWords(t, deed)}</span>
          <time className="text-soft">{formatTime(deed.at, locale)}</time>
        </li>
      ))}
    </ol>
  )
}
