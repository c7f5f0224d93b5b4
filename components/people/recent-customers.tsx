import NextLink from 'next/link'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { recentCustomers } from '@/lib/people/recent'
import { Initials } from './initials'

/** Whom this manager had to do with last, a click away. */
export async function RecentCustomers({ actor }: { actor: Actor }) {
  const people = await recentCustomers(actor)
  if (people.length === 0) return null
  const t = translator(actor.locale)
  return (
    <section aria-label={t('desk.recent')} className="mb-5">
      <h2 className="mb-2 text-md text-soft">{t('desk.recent')}</h2>
      <ul className="flex gap-2 overflow-x-auto sm:flex-wrap">
        {people.map(({ id, name, company, number }) => (
          <li key={id} className="max-w-full shrink-0">
            <NextLink
              href={`/service/customers/${id}`}
              prefetch={false}
              className="flex items-center gap-2 rounded-card border border-line bg-surface py-1.5 pr-4 pl-2 text-md hover:bg-sunken"
            >
              <Initials name={name} />
              <span className="min-w-0">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-sm text-soft">{company || number}</span>
              </span>
            </NextLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
