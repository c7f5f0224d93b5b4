import { places } from '@/components/lists/places'
import type { ListKind } from '@/db/words'
import type { listsAtDesk } from '@/lib/desk/in-hand'
import type { Place } from '@/lib/desk/places'
import { translator } from '@/lib/i18n'
import { ActFor, type Acting } from './act-for'

const pages: Record<ListKind, Place> = {
  wish: 'wishes',
  shopping: 'lists',
  requisition: 'requisitions',
  'saved-cart': 'savedCarts',
}

/** As many as are named before the rest is only counted. */
const NAMED = 3

type Props = Acting & { kinds: Awaited<ReturnType<typeof listsAtDesk>> }

/** What the customer keeps for later, kind by kind. */
export function ListsSection({ kinds, ...acting }: Props) {
  const { actor } = acting
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line text-md">
      {kinds.map(({ kind, lists, pieces }) => (
        <li key={kind} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
          <div className="min-w-0 flex-1 py-1">
            <p className="font-medium">
              {t(`account.${places[kind].room}`)}{' '}
              <span className="font-normal text-soft">
                {t('desk.page.listCount', { lists: lists.length, pieces, single: String(kind === 'wish') })}
              </span>
            </p>
            {kind !== 'wish' && lists.length > 0 && (
              <p className="break-words text-soft">
                {lists
                  .slice(0, NAMED)
                  .map(({ name, pieces: each }) => `${name} (${each})`)
                  .join(', ')}
                {lists.length > NAMED && ', …'}
              </p>
            )}
          </div>
          <ActFor
            {...acting}
            at={pages[kind]}
            look="quiet"
            className="-mr-4"
            label={t('desk.page.openOf', { name: t(`account.${places[kind].room}`) })}
          >
            {t('desk.page.open')}
          </ActFor>
        </li>
      ))}
    </ul>
  )
}
