import NextLink from 'next/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, formatTime, translator } from '@/lib/i18n'
import { lastDayOf } from '@/lib/managed-lists/days'
import type { DeskList } from '@/lib/managed-lists/desk'
import { ListState } from './list-state'

/** Managed lists at the desk: whose, by whom, and what became of them. */
export function DeskLists({ actor, lists, isOfOne }: { actor: Actor; lists: DeskList[]; isOfOne?: boolean }) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line text-md">
      {lists.map((list) => {
        const until = lastDayOf(list)
        const told = [
          t('managedLists.by', { name: list.managerName }),
          formatTime(list.updatedAt, actor.locale),
          until && t('managedLists.until', { day: formatDay(until, actor.locale) }),
        ]
        return (
          <li key={list.id} className="py-3">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium [overflow-wrap:anywhere]">{list.name}</span>
              <ListState state={list.state} locale={actor.locale} />
              {!isOfOne && (
                <NextLink
                  href={`/service/customers/${list.customerId}`}
                  prefetch={false}
                  className="text-accent underline underline-offset-4"
                >
                  {list.customerName}
                </NextLink>
              )}
            </p>
            <p className="text-sm text-soft">{told.filter(Boolean).join(' · ')}</p>
            {list.state === 'rejected' && list.rejectReason && (
              <p className="[overflow-wrap:anywhere]">{t('managedLists.rejectedFor', { reason: list.rejectReason })}</p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
