import { ActionButton } from '@/components/forms/action-button'
import type { Locale } from '@/db/words'
import type { FormAction } from '@/lib/action'
import { translator } from '@/lib/i18n'

type Props = { assistId: string; manager: string; isOpen: boolean; action: FormAction; locale: Locale }

/** "I did not ask for this": a complaint, so it is asked once more, and said what comes of it, before it is sent. */
export function DisputeForm({ assistId, manager, isOpen, action, locale }: Props) {
  const t = translator(locale)
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-10 cursor-pointer items-center text-md font-medium text-accent underline underline-offset-4">
        {t('helpLog.dispute')}
      </summary>
      <div className="mt-1 grid max-w-xl justify-items-start gap-3 rounded-control bg-sunken p-4 text-md">
        <p>{t(isOpen ? 'helpLog.disputeOpenSure' : 'helpLog.disputeSure', { manager })}</p>
        <ActionButton action={action} fields={{ assistId }} look="bad">
          {t('helpLog.disputeYes')}
        </ActionButton>
      </div>
    </details>
  )
}
