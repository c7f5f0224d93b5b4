import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import type { HeldCoupon } from '@/lib/coupons/queries'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { Answer } from '@/lib/result'

type Props = { actor: Actor; coupons: HeldCoupon[]; use: FormAction<Answer> }

/** Coupons, with what they take off, when, and why not now. */
export function CouponList({ actor, coupons, use }: Props) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {coupons.map((coupon) => (
        <li key={coupon.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-4">
          <div className="min-w-48 flex-1">
            <p className="font-medium [overflow-wrap:anywhere]">{coupon.name}</p>
            <p className="text-sm text-soft">{facts(actor, coupon).join(' · ')}</p>
            {coupon.refusal && <p className="text-md font-medium text-warn">{t(`refusals.${coupon.refusal}`)}</p>}
          </div>
          {!coupon.refusal && (
            <TellingForm action={use} fields={{ code: coupon.code }}>
              <SubmitButton aria-label={t('coupons.useOf', { code: coupon.code })}>
                {t('coupons.useInCart')}
              </SubmitButton>
            </TellingForm>
          )}
        </li>
      ))}
    </ul>
  )
}

function facts({ locale }: Actor, { code, percent, amount, currency, startsAt, endsAt, givenByName }: HeldCoupon) {
  const t = translator(locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent' })
  const value = percent === null ? formatMoney(amount ?? 0, currency, locale) : share.format(percent / 100)
  return [
    code,
    t('coupons.off', { value }),
    startsAt && t('coupons.from', { date: formatDate(startsAt, locale) }),
    endsAt && t('coupons.until', { date: formatDate(endsAt, locale) }),
    givenByName && t('coupons.given', { name: givenByName }),
  ].filter(Boolean)
}
