import { ActionButton } from '@/components/forms/action-button'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import type { Cart } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'

/** Straight on to the review, for whoever has a profile and a cart that can be ordered. */
export function QuickButton({ actor, cart, action }: { actor: Actor; cart: Cart; action: FormAction }) {
  const t = translator(actor.locale)
  if (cart.lines.length === 0 || cart.lines.some(({ problem }) => problem)) return null
  return (
    <div>
      <ActionButton action={action} className="w-full">
        {t('quickCheckout.go')}
      </ActionButton>
      <p className="mt-1 text-sm text-soft">{t('quickCheckout.goHelp')}</p>
    </div>
  )
}
