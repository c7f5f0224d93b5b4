import { ActionButton } from '@/components/forms/action-button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { typeOfGuests } from '@/lib/orders/guest-account'
import type { Result } from '@/lib/result'

type Props = {
  actor: Actor
  order: { number: string; email: string }
  sent: boolean
  action: (previous: Result | null, form: FormData) => Promise<Result>
}

/** After an order as a guest: the way to an account with what has been typed already. */
export function GuestAccount({ actor, order, sent, action }: Props) {
  if (!typeOfGuests(actor.shop)) return null
  const t = translator(actor.locale)
  const { number, email } = order
  if (sent) return <Notice kind="good">{t('registration.guest.sent', { email })}</Notice>
  return (
    <Card aria-labelledby="guest-account">
      <h2 id="guest-account">{t('registration.guest.title')}</h2>
      <p className="mt-1 mb-3 text-md text-soft">{t('registration.guest.lead', { email })}</p>
      <ActionButton action={action} fields={{ number }}>
        {t('registration.guest.submit')}
      </ActionButton>
    </Card>
  )
}
