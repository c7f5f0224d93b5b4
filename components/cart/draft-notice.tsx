import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { inDraft } from '@/lib/cart/policy'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'

type Props = { actor: Actor; isEmpty: boolean; move: FormAction<Answer> }

/** Says that this is a draft, and moves it; what became of that still stands here when the customer's own cart does. */
export function DraftNotice({ actor, isEmpty, move }: Props) {
  if (!actor.assist) return null
  const t = translator(actor.locale)
  return (
    <div className="mb-6 space-y-3 empty:hidden">
      {inDraft(actor) && (
        <Notice kind="warn">{t('lock.draftNotice', { name: actor.customer?.firstname ?? '' })}</Notice>
      )}
      <TellingForm action={move} isOver={!inDraft(actor) || isEmpty}>
        <SubmitButton look="primary">{t('lock.move')}</SubmitButton>
      </TellingForm>
    </div>
  )
}
