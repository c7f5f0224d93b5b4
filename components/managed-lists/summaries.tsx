import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import { lastDayOf } from '@/lib/managed-lists/days'
import type { ManagedListSummary } from '@/lib/managed-lists/queries'
import { ListState } from './list-state'

/** Managed lists, each with the way to its page. */
export function Summaries({ actor, lists }: { actor: Actor; lists: ManagedListSummary[] }) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {lists.map((list) => {
        const until = lastDayOf(list)
        const told = [
          t('managedLists.byFor', { name: list.managerName }),
          t('managedLists.count', { lines: list.lines }),
          until && t('managedLists.until', { day: formatDay(until, actor.locale) }),
        ]
        return (
          <li key={list.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 px-5 py-4">
            <div className="min-w-48 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <Link
                  href={`/account/managed-lists/${list.id}`}
                  className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
                >
                  {list.name}
                </Link>
                {(actor.assist || list.decidedAt) && <ListState state={list.state} locale={actor.locale} />}
              </p>
              <p className="text-sm text-soft">{told.filter(Boolean).join(' · ')}</p>
            </div>
            <Link
              href={`/account/managed-lists/${list.id}`}
              aria-label={t('managedLists.reviewName', { name: list.name })}
              className="py-2 text-md text-accent underline underline-offset-4"
            >
              {t('managedLists.review')}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
