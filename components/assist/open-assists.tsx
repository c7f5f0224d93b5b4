import { openAssistsOf } from '@/lib/assist/queries'
import type { Actor } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'

/** The assists that are open from this sign-in, so that a closed tab can be found again. */
export async function OpenAssists({ actor }: { actor: Actor }) {
  const open = await openAssistsOf(actor)
  if (open.length === 0) return null
  const t = translator(actor.locale)
  return (
    <section aria-label={t('assist.openTitle')} className="mb-4 rounded-card bg-assist-ground p-4 text-md text-assist">
      <h2 className="text-md">{t('assist.openTitle')}</h2>
      <ul>
        {open.map((assist) => (
          <li key={assist.id} className="mt-1">
            <a href={`/as/${assist.id}/account`} className="font-semibold underline underline-offset-4">
              {assist.firstname} {assist.lastname}
            </a>{' '}
            {t('assist.openSince', { time: formatTime(assist.startedAt, actor.locale) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
