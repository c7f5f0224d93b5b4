import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { accountRooms, type Room, roomWord } from './account-rooms'

type Props = { actor: Actor; room: Room; title: ReactNode; lead?: ReactNode; aside?: ReactNode; children: ReactNode }

/** A page of the account, with the way to the others beside it. */
export async function AccountPage({ actor, room, children, ...page }: Props) {
  const t = translator(actor.locale)
  const rooms = await accountRooms(actor)
  const ways = (
    <ul className="-mx-3 flex flex-wrap gap-x-1 md:flex-col">
      {rooms.map(({ name, href, word }) => (
        <li key={name}>
          <Link
            href={href}
            aria-current={name === room ? 'page' : undefined}
            className={clsx(
              'block rounded-control px-3 py-1.5 text-md whitespace-nowrap md:py-2',
              name === room ? 'bg-sunken font-medium text-ink' : 'text-soft hover:text-ink',
            )}
          >
            {word}
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <Page {...page}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:gap-8 md:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label={t('account.nav')} className="max-md:hidden">
          {ways}
        </nav>
        <nav aria-label={t('account.nav')} className="md:hidden">
          <details open={room === 'overview' || undefined}>
            <summary className="cursor-pointer py-1.5 text-md font-medium">
              {t('account.navHere', { page: roomWord(actor, room) })}
            </summary>
            {ways}
          </details>
        </nav>
        <div className="min-w-0">{children}</div>
      </div>
    </Page>
  )
}
