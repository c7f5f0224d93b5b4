import NextLink from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'

type Props = { actor: Actor; page: { previous?: string; next?: string }; hrefOf: (after: string) => string }

/** To the neighbouring pages of a list. */
export function Pager({ actor, page: { previous, next }, hrefOf }: Props) {
  const t = translator(actor.locale)
  if (!previous && !next) return null
  return (
    <nav aria-label={t('admin.list.pages')} className="mt-6 flex justify-between gap-4">
      {previous ? (
        <NextLink href={hrefOf(previous)} prefetch={false} className={buttonClass('plain')}>
          {t('desk.previous')}
        </NextLink>
      ) : (
        <span />
      )}
      {next && (
        <NextLink href={hrefOf(next)} prefetch={false} className={buttonClass('plain')}>
          {t('desk.next')}
        </NextLink>
      )}
    </nav>
  )
}
