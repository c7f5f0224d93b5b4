import { now } from '@/lib/clock'
import type { cartAtDesk } from '@/lib/desk/in-hand'
import { formatAge, formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { ActFor, type Acting } from './act-for'

type Props = Acting & { cart: Awaited<ReturnType<typeof cartAtDesk>> }

/** What is in the customer's cart now, at their prices, and since when nobody has touched it. */
export function CartSection({ cart, ...acting }: Props) {
  const { actor } = acting
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, actor.shop.currency, actor.locale)
  return (
    <>
      {cart ? (
        <>
          <ul className="divide-y divide-line text-md">
            {cart.lines.map((line) => (
              <li key={line.id} className="flex justify-between gap-4 py-2">
                <span className="min-w-0 break-words">
                  {line.quantity} × {line.name}
                  {line.addedByName && (
                    <span className="block text-sm text-assist">{t('cart.addedBy', { name: line.addedByName })}</span>
                  )}
                  {line.problem && (
                    <span className="block text-sm font-medium text-warn">{t('desk.page.cannotBeOrdered')}</span>
                  )}
                </span>
                <span className="whitespace-nowrap">{line.unitPrice === null ? '–' : money(line.total)}</span>
              </li>
            ))}
          </ul>
          <p className="flex justify-between gap-4 border-t border-line pt-2 font-medium">
            <span>{t('cart.goodsTotal')}</span>
            <span>{money(cart.itemsTotal)}</span>
          </p>
          <p className="mt-1 text-md text-soft">
            {t('desk.page.touched', { age: formatAge(cart.touchedAt, now(), actor.locale) })}
            {cart.requestedDate && ` · ${t('orders.requestedDate')}: ${formatDay(cart.requestedDate, actor.locale)}`}
          </p>
        </>
      ) : (
        <p className="text-md text-soft">{t('desk.page.cartCount', { count: 0 })}</p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <ActFor {...acting} at="cart">
          {t('desk.page.openCart')}
        </ActFor>
        {cart && (
          <ActFor {...acting} at="checkout">
            {t('desk.page.openCheckout')}
          </ActFor>
        )}
      </div>
    </>
  )
}
