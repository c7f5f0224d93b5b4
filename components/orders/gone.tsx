import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { type QuickPart, quickParts } from '@/lib/orders/quick-parts'

/** Says of what the profile names what cannot be used any more, or not for this order. */
export function Gone({ actor, gone }: { actor: Actor; gone: unknown }) {
  const t = translator(actor.locale)
  const parts = partsIn(gone)
  if (parts.length === 0) return null
  return (
    <Notice kind="warn" className="mb-6">
      <ul className="grid gap-1">
        {parts.map((part) => (
          <li key={part}>{t(`quickCheckout.gone.${part}`)}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** What a URL names of it; anything else in there is nothing. */
const partsIn = (gone: unknown): QuickPart[] =>
  typeof gone === 'string' ? quickParts.filter((part) => gone.split(',').includes(part)) : []
