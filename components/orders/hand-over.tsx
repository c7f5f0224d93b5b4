import { ActionButton } from '@/components/forms/action-button'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Result } from '@/lib/result'

type Props = { actor: Actor; action: (previous: Result | null, form: FormData) => Promise<Result> }

/** "Send to customer to pay": only for a manager who acts for somebody. */
export function HandOver({ actor, action }: Props) {
  if (!actor.assist) return null
  const t = translator(actor.locale)
  return (
    <div className="grid gap-1">
      <ActionButton action={action} className="w-full">
        {t('handover.send')}
      </ActionButton>
      <p className="text-sm text-soft">{t('handover.sendHelp')}</p>
    </div>
  )
}
