import { Card } from '@/components/ui/card'
import { reasonInWords } from '@/lib/assist/words'
import type { Actor } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'

type Line = {
  id: string
  manager: string
  startedAt: Date
  reason: string
  note: string
  ticket: string
  disputedAt: Date | null
}

/** Who has acted for a customer before, and why; for the desk. */
export function AssistLog({ actor, assists }: { actor: Actor; assists: Line[] }) {
  const t = translator(actor.locale)
  return (
    <Card>
      <h2 className="mb-2">{t('desk.page.assists')}</h2>
      {assists.length === 0 && <p className="text-md text-soft">{t('desk.page.noAssists')}</p>}
      <ul className="divide-y divide-line text-md">
        {assists.map((assist) => (
          <li key={assist.id} className="py-2">
            {t('desk.page.assistLine', {
              manager: assist.manager,
              time: formatTime(assist.startedAt, actor.locale),
              reason: reasonInWords(t, assist.reason),
            })}
            {assist.ticket && <span className="text-soft"> · {assist.ticket}</span>}
            {assist.disputedAt && <p className="font-medium text-bad">{t('desk.page.disputed')}</p>}
            {assist.note && <p className="text-soft">{assist.note}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
