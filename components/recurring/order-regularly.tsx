import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { orderingBarred } from '@/lib/orders/policy'
import { FROM_CART } from '@/lib/recurring/goods'
import { hasRecurring } from '@/lib/recurring/policy'

/** The way to a recurring order of what is in the cart, or of an earlier order; nothing for whoever has none. */
export function OrderRegularly({ actor, number }: { actor: Actor; number?: string }) {
  if (!hasRecurring(actor) || orderingBarred(actor)) return null
  const t = translator(actor.locale)
  return (
    <p>
      <Link
        href={`/account/recurring/new?from=${number ?? FROM_CART}`}
        className="inline-block py-2 text-md text-accent underline underline-offset-4"
      >
        {t(number ? 'recurring.fromOrder' : 'recurring.fromCart')}
      </Link>
    </p>
  )
}
