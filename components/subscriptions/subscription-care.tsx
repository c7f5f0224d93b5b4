import { ActionButton } from '@/components/forms/action-button'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { SubscriptionInFull } from '@/lib/subscriptions/queries'

type Props = { actor: Actor; one: SubscriptionInFull } & Record<'cancel' | 'takeBack' | 'resume', FormAction>

/** What can be done with one that has not ended. */
export function SubscriptionCare({ actor, one, cancel, takeBack, resume }: Props) {
  const t = translator(actor.locale)
  const { id, standing, isBeyond, canComeBack } = one
  return (
    <div className="flex flex-wrap items-start gap-3">
      {isBeyond && <Notice className="w-full">{t('refusals.recurringByCard')}</Notice>}
      {canComeBack && !isBeyond && (
        <ActionButton action={takeBack} fields={{ id }} look="primary">
          {t('subscriptions.takeBack')}
        </ActionButton>
      )}
      {standing === 'paused' && !isBeyond && (
        <ActionButton action={resume} fields={{ id }} look="primary">
          {t('subscriptions.resume')}
        </ActionButton>
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
