import type { Locale } from '@/db/words'
import { formatTime, type Translate, translator } from '@/lib/i18n'

type Deed = { seq: number; action: string; at: Date; detail: string }

/** What was done in an assist, in plain words. */
export function Deeds({ deeds, locale }: { deeds: Deed[]; locale: Locale }) {
  const t = translator(locale)
  if (deeds.length === 0) return <p className="text-soft">{t('assist.nothingDone')}</p>
  return (
    <ol className="divide-y divide-line">
      {deeds.map((deed) => (
        <li key={deed.seq} className="flex flex-wrap justify-between gap-x-4 py-2 text-md">
          <span>
            {inWords(t, deed.action)}
            {deed.detail && <span className="text-soft"> · {deed.detail}</span>}
          </span>
          <time className="text-soft">{formatTime(deed.at, locale)}</time>
        </li>
      ))}
    </ol>
  )
}

function inWords(t: Translate, action: string) {
  const key = `actions.${action.replace('.', '_')}` as 'actions.other'
  return t(t.has(key) ? key : 'actions.other')
}
