import { ActionButton } from '@/components/forms/action-button'
import { ownPasswordAskFor } from '@/components/orders/own-password-words'
import { PlaceButton } from '@/components/orders/place-button'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, translator } from '@/lib/i18n'
import type { RecurringInFull } from '@/lib/recurring/queries'

type Props = { actor: Actor; one: RecurringInFull } & Record<'skip' | 'pause' | 'end', FormAction> & {
    resume: FormAction<void>
  }

/** What can be done with one that has not ended. */
export async function RecurringCare({ actor, one, skip, pause, resume, end }: Props) {
  const { id, state, nextDay, isBeyond, goods, deliveryMethodId } = one
  const t = translator(actor.locale)
  return (
    <div className="flex flex-wrap items-start gap-3">
      {isBeyond && <Notice className="w-full">{t('refusals.recurringByCard')}</Notice>}
      {nextDay && (
        <Link href={`/account/recurring/${id}/change`} className={buttonClass('plain')}>
          {t('recurring.change')}
        </Link>
      )}
      {nextDay && state === 'active' && (
        <ActionButton action={skip} fields={{ id, day: nextDay }}>
          {t('recurring.skip', { day: formatDay(nextDay, actor.locale) })}
        </ActionButton>
      )}
      {state === 'active' ? (
        <ActionButton action={pause} fields={{ id }}>
          {t('recurring.pause')}
        </ActionButton>
      ) : (
        !isBeyond && (
          <PlaceButton action={resume} fields={{ id }} ask={await ownPasswordAskFor(actor, goods, deliveryMethodId)}>
            {t('recurring.resume')}
          </PlaceButton>
        )
      )}
      <details>
        <summary className={buttonClass('quiet', 'cursor-pointer list-none')}>{t('recurring.end')}</summary>
        <p className="my-2 text-sm text-soft">{t('recurring.endHelp')}</p>
        <ActionButton action={end} fields={{ id }} look="bad">
          {t('recurring.endSure')}
        </ActionButton>
      </details>
    </div>
  )
}
