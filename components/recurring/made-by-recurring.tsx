import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { recurringOfOrder } from '@/lib/recurring/queries'
import { rhythmWords } from '@/lib/recurring/words'

const pages = { recurring: 'recurring', subscription: 'subscriptions' } as const

/** That an order was placed by itself, and by what. */
export async function MadeByRecurring({ actor, orderId }: { actor: Actor; orderId: string }) {
  const one = await recurringOfOrder(actor, orderId)
  if (!one) return null
  const t = translator(actor.locale)
  return (
    <Notice>
      <Link href={`/account/${pages[one.kind]}/${one.id}`} className="text-accent underline underline-offset-4">
        {t(`${pages[one.kind]}.madeFrom`, { rhythm: rhythmWords(one, t) })}
      </Link>
    </Notice>
  )
}
