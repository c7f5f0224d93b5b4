import { Badge } from '@/components/ui/badge'
import type { couponsAtDesk } from '@/lib/desk/in-hand'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { ActFor, type Acting } from './act-for'

type Props = Acting & { coupons: Awaited<ReturnType<typeof couponsAtDesk>> }

/** The coupons in the customer's account: who gave them, whether they count now, and where any was used. */
export function CouponsSection({ coupons: { held, used }, ...acting }: Props) {
  const { actor, customer } = acting
  const t = translator(actor.locale)
  return (
    <>
      {held.length + used.length === 0 && <p className="text-md text-soft">{t('coupons.none')}</p>}
      <ul className="divide-y divide-line text-md">
        {held.map((coupon) => (
          <li key={coupon.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 break-words">
              <span className="font-medium">{coupon.code}</span> · {coupon.name}
              {coupon.givenByName && (
                <span className="block text-sm text-soft">
                  {t('desk.page.couponGiven', { name: coupon.givenByName })}
                </span>
              )}
              {coupon.refusal && <span className="block text-sm text-warn">{t(`refusals.${coupon.refusal}`)}</span>}
            </span>
            <Badge tone={coupon.refusal ? 'warn' : 'good'}>
              {t(coupon.refusal ? 'desk.page.couponNot' : 'desk.page.couponUsable')}
            </Badge>
          </li>
        ))}
        {used.map((use) => (
          <li key={`${use.code} ${use.number}`} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 break-words">
              <span className="font-medium">{use.code}</span> · {formatDate(use.at, actor.locale)}
              {customer.revealed && ` · ${use.number} · −${formatMoney(use.discount, use.currency, actor.locale)}`}
            </span>
            <Badge>{t('coupons.used')}</Badge>
          </li>
        ))}
      </ul>
      <ActFor {...acting} at="coupons" look="quiet" className="-ml-4">
        {t('desk.page.openCoupons')}
      </ActFor>
    </>
  )
}
