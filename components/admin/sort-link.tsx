import { ArrowDown, ArrowUp } from 'lucide-react'
import NextLink from 'next/link'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'

type Order = 'up' | 'down'
type Props = { actor: Actor; label: string; current?: Order; hrefOf: (order: Order) => string }

/** A column's heading that sorts by it; pressed again, the other way round. */
export function SortLink({ actor, label, current, hrefOf }: Props) {
  const t = translator(actor.locale)
  const Arrow = current === 'up' ? ArrowUp : ArrowDown
  return (
    <NextLink
      href={hrefOf(current === 'down' ? 'up' : 'down')}
      prefetch={false}
      className="inline-flex items-center gap-1 underline-offset-4 hover:underline"
    >
      {label}
      {current && (
        <Arrow role="img" aria-label={t(current === 'up' ? 'desk.up' : 'desk.down')} className="size-4 text-accent" />
      )}
    </NextLink>
  )
}
