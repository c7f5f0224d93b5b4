import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { ListKind } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import type { ListSummary } from '@/lib/lists/queries'
import { listHref } from './places'

type Props = { actor: Actor; kind: ListKind; lists: ListSummary[]; doing?: (list: ListSummary) => React.ReactNode }

/** Lists of a kind, what changed last first. */
export function ListCards({ actor, kind, lists, doing }: Props) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {lists.map((list) => (
        <li key={list.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-4">
          <div className="min-w-48 flex-1">
            <p className="flex flex-wrap items-center gap-2">
              <Link
                href={listHref({ kind, id: list.id })}
                className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
              >
                {list.name}
              </Link>
              {list.shared && !list.ownerName && <Badge tone="accent">{t('lists.sharedBadge')}</Badge>}
            </p>
            <p className="text-sm text-soft">
              {[
                t('lists.count', { lines: list.lines, pieces: list.pieces }),
                t('lists.changed', { date: formatDate(list.updatedAt, actor.locale) }),
                list.ownerName && t('lists.sharedBy', { name: list.ownerName }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          {doing?.(list)}
        </li>
      ))}
    </ul>
  )
}
