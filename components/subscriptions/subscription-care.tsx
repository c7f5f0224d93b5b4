import { ActionButton } from '@/components/forms/action-button'
import { ownPasswordAskFor } from '@/components/orders/own-password-words'
import { PlaceButton } from '@/components/orders/place-button'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { SubscriptionInFull } from '@/lib/subscriptions/queries'

type Props = { actor: Actor; one: SubscriptionInFull } & { cancel: FormAction } & Record<
    'takeBack' | 'resume',
    FormAction<void>
  >

/** What can be done with one that has not ended. */
export async function SubscriptionCare({ actor, one, cancel, takeBack, resume }: Props) {
  const t = translator(actor.locale)
  const { id, standing, isBeyond, canComeBack } = one
  const ask = await ownPasswordAskFor(actor, one.goods, one.deliveryMethodId)
  return (
    <div className="flex flex-wrap items-start gap-3">
      {isBeyond && <Notice className="w-full">{t('refusals.recurringByCard')}</Notice>}
      {canComeBack && !isBeyond && (
        <PlaceButton action={takeBack} fields={{ id }} ask={ask}>
          {t('subscriptions.takeBack')}
        </PlaceButton>
      )}
      {standing === 'paused' && !isBeyond && (
        <PlaceButton action={resume} fields={{ id }} ask={ask}>
          {t('subscriptions.resume')}
        </PlaceButton>
      )}
      {standing !== 'ending' && (
        <>
          <Link href={`/account/subscriptions/${id}/change`} className={buttonClass('plain')}>
            {t('subscriptions.change')}
          </Link>
          <details>
            <summary className={buttonClass('quiet', 'cursor-pointer list-none')}>{t('subscriptions.cancel')}</summary>
            <p className="my-2 text-sm text-soft">{t('subscriptions.cancelHelp')}</p>
            <ActionButton action={cancel} fields={{ id }} look="bad">
              {t('subscriptions.cancelSure')}
            </ActionButton>
          </details>
        </>
      )}
    </div>
  )
}
