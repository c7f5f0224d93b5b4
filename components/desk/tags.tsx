import { X } from 'lucide-react'
import { ActionButton } from '@/components/forms/action-button'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import type { FormAction } from '@/lib/action'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'
import type { AtDesk } from './act-for'

type Props = AtDesk & { add: FormAction<Answer>; remove: FormAction }

/** The words a customer is found by, to add and to take off. */
export function Tags({ actor, customer, add, remove }: Props) {
  const t = translator(actor.locale)
  return (
    <div>
      <h3 className="text-md font-medium">{t('desk.tags.title')}</h3>
      {customer.tags.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-2">
          {customer.tags.map((tag) => (
            <li
              key={tag}
              className="inline-flex max-w-full items-center rounded-full border border-outline pl-3 text-md font-medium"
            >
              <span className="min-w-0 break-words">{tag}</span>
              <ActionButton
                action={remove}
                fields={{ customerId: customer.id, tag }}
                look="quiet"
                className="min-h-8 rounded-full px-2 py-1"
                label={t('desk.tags.remove', { tag })}
              >
                <X aria-hidden className="size-4" />
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
      <TellingForm
        action={add}
        fields={{ customerId: customer.id }}
        text={{ name: 'tag', label: t('desk.tags.add'), help: t('desk.tags.help') }}
        className="grid gap-2"
        folded={t('desk.tags.add')}
      >
        <div>
          <SubmitButton>{t('desk.tags.save')}</SubmitButton>
        </div>
      </TellingForm>
    </div>
  )
}
