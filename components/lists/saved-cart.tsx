import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { ListInFull } from '@/lib/lists/queries'
import type { Answer } from '@/lib/result'
import { ListLines } from './list-lines'

/** A cart that was put aside: to look at, and to bring back. */
export function SavedCart({ actor, list, restore }: { actor: Actor; list: ListInFull; restore: FormAction<Answer> }) {
  const t = translator(actor.locale)
  return (
    <div className="grid gap-5">
      <ListLines
        actor={actor}
        lines={list.lines}
        doing={({ quantity }) => <p className="text-md">{t('cart.pieces', { count: quantity })}</p>}
      />
      <TellingForm action={restore} fields={{ id: list.id }}>
        <SubmitButton look="primary">{t('lists.restoreIt')}</SubmitButton>
      </TellingForm>
    </div>
  )
}
