import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { Cart } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'

/** `isClosed`: nothing can be ordered from it, for a reason that the page says. */
type Props = { actor: Actor; cart: Cart; isClosed?: boolean; children?: ReactNode }

/** What the goods come to, and the way on. */
export function CartSummary({ actor, cart, isClosed, children }: Props) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, actor.shop.currency, actor.locale)
  const pieces = cart.lines.reduce((sum, line) => sum + line.quantity, 0)
  const canGoOn = !isClosed && cart.lines.every((line) => !line.problem)
  return (
    <Card aria-label={t('cart.summary')} className="h-fit space-y-4 lg:sticky lg:top-20">
      <h2>{t('cart.summary')}</h2>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1.5 text-md">
        <dt className="text-soft">{t('cart.items')}</dt>
        <dd className="text-right">{t('cart.pieces', { count: pieces })}</dd>
        {cart.discount > 0 && cart.coupon && (
          <>
            <dt className="text-soft">{t('cart.goodsTotal')}</dt>
            <dd className="text-right">{money(cart.itemsTotal + cart.discount)}</dd>
            <dt className="text-soft">{t('orders.discount', { code: cart.coupon.code })}</dt>
            <dd className="text-right">{money(-cart.discount)}</dd>
          </>
        )}
        <dt className="text-soft">{t('cart.tax')}</dt>
        <dd className="text-right">{money(cart.itemsTax)}</dd>
        <dt className="border-t border-line pt-3 text-base font-semibold">{t('cart.total')}</dt>
        <dd className="border-t border-line pt-3 text-right text-lg font-semibold">{money(cart.itemsTotal)}</dd>
      </dl>
      {children}
      <p className="text-sm text-soft">{t('cart.deliveryLater')}</p>
      {canGoOn && (
        <Link href="/checkout" className={buttonClass('primary', 'w-full')}>
          {t('cart.checkout')}
        </Link>
      )}
    </Card>
  )
}
