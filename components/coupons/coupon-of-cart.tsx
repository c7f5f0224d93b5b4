import { ActionButton } from '@/components/forms/action-button'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import type { Cart } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'

type Props = { actor: Actor; cart: Cart; enter: FormAction<Answer>; remove: FormAction<void> }

/** The coupon of the cart, why it takes nothing off if so, and how to have another. */
export function CouponOfCart({ actor, cart: { coupon }, enter, remove }: Props) {
  const t = translator(actor.locale)
  return (
    <div className="border-t border-line pt-3">
      {coupon && (
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <p className="min-w-0 text-md font-medium break-words">{t('coupons.inCart', { code: coupon.code })}</p>
          <ActionButton action={remove} look="quiet" className="-mr-4">
            {t('coupons.remove')}
          </ActionButton>
          {coupon.refusal && <p className="w-full text-md font-medium text-bad">{t(`refusals.${coupon.refusal}`)}</p>}
        </div>
      )}
      <TellingForm
        action={enter}
        isOver={coupon !== null}
        text={{ name: 'code', label: t('coupons.code') }}
        className="grid gap-3"
      >
        <SubmitButton>{t('coupons.use')}</SubmitButton>
      </TellingForm>
    </div>
  )
}
