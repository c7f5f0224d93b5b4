import { ActionButton } from '@/components/forms/action-button'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { Card } from '@/components/ui/card'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { hasColleagues } from '@/lib/lists/policy'
import type { ListInFull } from '@/lib/lists/queries'
import type { Answer } from '@/lib/result'

type Props = { actor: Actor; list: ListInFull; change: FormAction<Answer>; remove: FormAction<void> }

/** What its owner may do with a list as a whole. */
export function ListSettings({ actor, list, change, remove }: Props) {
  const t = translator(actor.locale)
  const isShareable = list.kind === 'requisition' && hasColleagues(actor)
  return (
    <Card className="max-w-xl">
      <h2 className="mb-4">{t(isShareable ? 'lists.settings' : 'lists.rename')}</h2>
      <TellingForm
        action={change}
        fields={{ id: list.id }}
        text={{ name: 'name', label: t('lists.name'), value: list.name }}
        className="grid gap-4"
      >
        {isShareable && (
          <label className="flex min-h-10 items-center gap-2">
            <input
              key={String(list.shared)}
              type="checkbox"
              name="shared"
              value="on"
              defaultChecked={list.shared}
              className="size-4"
            />
            {t(actor.assist ? 'lists.shareWithColleaguesFor' : 'lists.shareWithColleagues')}
          </label>
        )}
        <div>
          <SubmitButton>{t('lists.saveIt')}</SubmitButton>
        </div>
      </TellingForm>
      <div className="mt-6 border-t border-line pt-4">
        <ActionButton action={remove} fields={{ id: list.id }} look="bad">
          {t(list.kind === 'saved-cart' ? 'lists.removeSaved' : 'lists.removeIt')}
        </ActionButton>
      </div>
    </Card>
  )
}
