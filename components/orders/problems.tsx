import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { problemsIn, type Quote } from '@/lib/orders/checkout/quote'

/** What keeps the cart from being ordered as it stands, and where to mend it. */
export function Problems({ actor, quote }: { actor: Actor; quote: Quote }) {
  const t = translator(actor.locale)
  const problems = problemsIn(quote)
  if (problems.length === 0) return null
  return (
    <Notice kind="bad" className="mb-6">
      <ul className="grid gap-1">
        {problems.map(({ key, name }) => (
          <li key={key + name}>{t(`refusals.${key}`, { name })}</li>
        ))}
      </ul>
      <p className="mt-3">
        <Link href="/cart" className={buttonClass()}>
          {t('checkout.backToCart')}
        </Link>
      </p>
    </Notice>
  )
}
