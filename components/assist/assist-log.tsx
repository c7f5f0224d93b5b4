import type { assistsInFull } from '@/lib/assist/queries'
import { reasonInWords } from '@/lib/assist/words'
import type { Actor } from '@/lib/auth/actor'
import { formatSpan, formatTime, translator } from '@/lib/i18n'
import { Deeds } from './deeds'

type Assists = Awaited<ReturnType<typeof assistsInFull>>

/** Who has acted for a customer before, when, why, and what was changed; for the desk. */
export function AssistLog({ actor, assists }: { actor: Actor; assists: Assists }) {
  const t = translator(actor.locale)
  if (assists.length === 0) return <p className="text-md text-soft">{t('desk.page.noAssists')}</p>
  return (
    <ul className="divide-y divide-line text-md">
      {assists.map((assist) => (
        <li key={assist.id} className="py-2">
          {t('desk.page.assistLine', {
            manager: assist.manager,
            time: assist.endedAt
              ? formatSpan(assist.startedAt, assist.endedAt, actor.locale)
              : formatTime(assist.startedAt, actor.locale),
            reason: reasonInWords(t, assist.reason),
          })}
          {assist.ticket && <span className="text-soft"> · {assist.ticket}</span>}
          {assist.disputedAt && <p className="font-medium text-bad">{t('desk.page.disputed')}</p>}
          {[assist.reasonText, assist.note].filter(Boolean).map((text) => (
            <p key={text} className="break-words whitespace-pre-line text-soft">
              {text}
            </p>
          ))}
          {assist.deeds.length > 0 && (
            <details>
              <summary className="w-fit py-1 text-soft">{t('desk.page.deeds', { count: assist.deeds.length })}</summary>
              <Deeds deeds={assist.deeds} since={assist.startedAt} locale={actor.locale} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
