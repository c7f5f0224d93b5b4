import { Select } from '@/components/forms/field'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { listChoices } from '@/lib/lists/queries'
import type { Answer } from '@/lib/result'

type Props = { actor: Actor; action: FormAction<Answer>; fields?: Record<string, string | number> }

/** Puts something, which the fields name, on one of the customer's lists; folded away until it is wanted. */
export async function PutOnList({ actor, action, fields }: Props) {
  const t = translator(actor.locale)
  const choices = await listChoices(actor)
  if (choices.length === 0) return null
  return (
    <TellingForm action={action} fields={fields} folded={t('lists.put')} className="mt-2 grid max-w-sm gap-3">
      <Select name="list" label={t('lists.which')}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <div>
        <SubmitButton>{t('lists.putIt')}</SubmitButton>
      </div>
    </TellingForm>
  )
}
