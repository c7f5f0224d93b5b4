'use client'

import { useState } from 'react'
import { TextArea } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { AssistNote } from '@/lib/assist/input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  assistId: string
  note: string
  labels: { note: string; save: string; saved: string }
  words: Record<string, string>
}

/** The manager's wrap-up of an assist. */
export function NoteForm({ action, assistId, note, labels, words }: Props) {
  const [saved, setSaved] = useState(false)
  const { form, field, pending, message } = useActionForm<AssistNote, unknown>(AssistNote, action, {
    defaultValues: { assistId, note },
    words,
    onDone: () => setSaved(true),
  })

  return (
    <form {...form} className="mt-6 grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" {...field('assistId')} />
      <TextArea label={labels.note} {...field('note')} />
      <div className="flex items-center gap-4">
        <Button pending={pending}>{labels.save}</Button>
        <span role="status" className="text-md text-good">
          {saved && !message && !pending && labels.saved}
        </span>
      </div>
    </form>
  )
}
