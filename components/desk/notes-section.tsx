import { ActionButton } from '@/components/forms/action-button'
import type { FormAction } from '@/lib/action'
import { formatTime, translator } from '@/lib/i18n'
import type { notesOf } from '@/lib/people/notes'
import type { AtDesk } from './act-for'
import { CustomerNoteForm } from './customer-note-form'

type Props = AtDesk & { notes: Awaited<ReturnType<typeof notesOf>>; add: FormAction; remove: FormAction }

/** What colleagues wrote of the customer, as they wrote it. */
export function NotesSection({ actor, customer, notes, add, remove }: Props) {
  const t = translator(actor.locale)
  return (
    <>
      <CustomerNoteForm
        action={add}
        customerId={customer.id}
        labels={{ text: t('desk.notes.add'), help: t('desk.notes.help'), save: t('desk.notes.save') }}
      />
      <ul className="mt-3 divide-y divide-line text-md">
        {notes.map((note) => (
          <li key={note.id} className="py-2">
            <p className="break-words whitespace-pre-line">{note.text}</p>
            <div className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-soft">
              <span>
                {note.authorName} · {formatTime(note.createdAt, actor.locale)}
              </span>
              {note.deletable && (
                <ActionButton
                  action={remove}
                  fields={{ customerId: customer.id, noteId: note.id }}
                  look="quiet"
                  className="px-2"
                  label={t('desk.notes.deleteOf', { time: formatTime(note.createdAt, actor.locale) })}
                >
                  {t('desk.notes.delete')}
                </ActionButton>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
