import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'

type Amounts = {
  /** After the discount. */
  itemsTotal: number
  discount: number
  coupons: string[]
  shippingTotal: number
  taxTotal: number
  total: number
  currency: string
}

/** What it comes to. */
export function Totals({ actor, amounts }: { actor: Actor; amounts: Amounts }) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, amounts.currency, actor.locale)
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-2 text-md">
      <dt>{t('orders.goods')}</dt>
      <dd className="text-right">{money(amounts.itemsTotal + amounts.discount)}</dd>
      {amounts.discount > 0 && (
        <>
          <dt>{t('orders.discount', { code: amounts.coupons.join(', ') })}</dt>
          <dd className="text-right">{money(-amounts.discount)}</dd>
        </>
      )}
      <dt>{t('orders.shipping')}</dt>
      <dd className="text-right">{amounts.shippingTotal === 0 ? t('orders.free') : money(amounts.shippingTotal)}</dd>
      <dt className="border-t border-line pt-3 text-base font-semibold">{t('orders.total')}</dt>
      <dd className="border-t border-line pt-3 pl-6 text-right text-base font-semibold">{money(amounts.total)}</dd>
      <dt className="text-sm text-soft">{t('orders.taxIncluded')}</dt>
      <dd className="text-right text-sm text-soft">{money(amounts.taxTotal)}</dd>
    </dl>
  )
}
