import { ArrowDown, ArrowUp } from 'lucide-react'
import NextLink from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { DeskPage } from '@/lib/people/desk'
import { type DeskView, pageSizes, sorts } from '@/lib/people/desk-input'

/** The address of the desk with something about the view changed; changing how it is looked at begins anew. */
export function deskHref(view: DeskView, change: Partial<DeskView>) {
  const { ended: _done, ...next } = { ...view, after: undefined, ...change }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(next)) if (value !== undefined) search.set(name, String(value))
  return `/service?${search}`
}

const choice =
  'inline-flex min-h-9 items-center gap-1 rounded-control px-2 hover:bg-sunken aria-[current]:font-semibold'

/** What was searched for, how the list is sorted, and how many stand on a page. */
export function DeskControls({ actor, view, text }: { actor: Actor; view: DeskView; text?: string }) {
  const t = translator(actor.locale)
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-md">
      {text ? (
        <p>
          {t('desk.resultsFor', { text })}{' '}
          <NextLink href="/service" prefetch={false} className="text-accent underline underline-offset-4">
            {t('desk.clear')}
          </NextLink>
        </p>
      ) : view.list ? (
        <span className="text-soft">{t('desk.latestFirst')}</span>
      ) : (
        <SortLinks actor={actor} view={view} />
      )}
      <nav aria-label={t('desk.perPage')} className="flex items-center gap-1">
        <span className="text-soft">{t('desk.perPage')}</span>
        {pageSizes.map((size) => (
          <NextLink
            key={size}
            href={deskHref(view, { size })}
            prefetch={false}
            aria-current={size === view.size ? 'true' : undefined}
            className={choice}
          >
            {size}
          </NextLink>
        ))}
      </nav>
    </div>
  )
}

function SortLinks({ actor, view }: { actor: Actor; view: DeskView }) {
  const t = translator(actor.locale)
  return (
    <nav aria-label={t('desk.sort')} className="flex flex-wrap items-center gap-x-2">
      <span className="text-soft">{t('desk.sort')}</span>
      {sorts.map((sort) => {
        const current = sort === view.sort
        const order = current && view.order === 'up' ? 'down' : 'up'
        const Arrow = current && view.order === 'down' ? ArrowDown : ArrowUp
        return (
          <NextLink
            key={sort}
            href={deskHref(view, { sort, order })}
            prefetch={false}
            aria-current={current ? 'true' : undefined}
            className={choice}
          >
            {t(`desk.sorts.${sort}`)}
            {current && (
              <Arrow role="img" aria-label={t(view.order === 'up' ? 'desk.up' : 'desk.down')} className="size-4" />
            )}
          </NextLink>
        )
      })}
    </nav>
  )
}

/** To the neighbouring pages. */
export function Pager({ actor, view, page }: { actor: Actor; view: DeskView; page: DeskPage }) {
  const t = translator(actor.locale)
  const { previous, next } = page
  if (!previous && !next) return null
  return (
    <nav aria-label={t('desk.next')} className="mt-6 flex justify-between gap-4">
      {previous ? (
        <NextLink href={deskHref(view, { after: previous })} prefetch={false} className={buttonClass('plain')}>
          {t('desk.previous')}
        </NextLink>
      ) : (
        <span />
      )}
      {next && (
        <NextLink href={deskHref(view, { after: next })} prefetch={false} className={buttonClass('plain')}>
          {t('desk.next')}
        </NextLink>
      )}
    </nav>
  )
}
