import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { type Listing, listingQuery, pageSizes, sorts } from '@/lib/catalogue/input'
import { translator } from '@/lib/i18n'

type Props = { actor: Actor; path: string; listing: Listing }

/** In which order, and how many at a time: links, because they only say how to look. */
export function Order({ actor, path, listing }: Props) {
  const t = translator(actor.locale)
  const there = (change: Partial<Listing>) =>
    path + listingQuery({ ...listing, after: undefined, before: undefined, ...change })
  return (
    <div className="flex flex-wrap justify-between gap-x-6 text-md">
      <Choice label={t('goods.sort')}>
        {sorts.map((sort) => (
          <Option key={sort} href={there({ sort })} current={sort === listing.sort}>
            {t(`goods.sorts.${sort}`)}
          </Option>
        ))}
      </Choice>
      <Choice label={t('goods.perPage')}>
        {pageSizes.map((size) => (
          <Option key={size} href={there({ size })} current={size === listing.size}>
            {size}
          </Option>
        ))}
      </Choice>
    </div>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-4">
      <span className="text-soft">{label}</span>
      {children}
    </nav>
  )
}

function Option({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={current ? 'true' : undefined}
      className={clsx('py-2 underline-offset-4', current ? 'font-medium underline' : 'text-soft hover:underline')}
    >
      {children}
    </Link>
  )
}

type PagerProps = { actor: Actor; previous: string | null; next: string | null; between?: ReactNode }

/** To the pages before and after; the ways come ready made. */
export function Pager({ actor, previous, next, between }: PagerProps) {
  const t = translator(actor.locale)
  if (!previous && !next) return null
  return (
    <nav aria-label={t('goods.pages')} className="mt-10 flex flex-wrap items-center justify-center gap-3">
      {previous && (
        <Link href={previous} rel="prev" className={buttonClass()}>
          ← {t('goods.previous')}
        </Link>
      )}
      {between}
      {next && (
        <Link href={next} rel="next" className={buttonClass()}>
          {t('goods.next')} →
        </Link>
      )}
    </nav>
  )
}
