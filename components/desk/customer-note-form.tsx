'use client'

import { useActionState } from 'react'
import { TextArea } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  customerId: string
  labels: { text: string; help: string; save: string }
}

/** A note for colleagues. What was written stays if it is refused, and goes once it is kept. */
export function CustomerNoteForm({ action, customerId, labels }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  return (
    <form action={send} noValidate>
      <input type="hidden" name="customerId" value={customerId} />
      <TextArea
        name="text"
        label={labels.text}
        help={labels.help}
        rows={2}
        maxLength={2000}
        key={refused?.typed.text}
        defaultValue={refused?.typed.text}
        error={refused?.fields.text ?? refused?.message}
      />
      <Button pending={pending} className="mt-2">
        {labels.save}
      </Button>
    </form>
  )
}
