'use client'

import { useActionState } from 'react'
import { Select, TextArea } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import type { Answer, Result } from '@/lib/result'

type Props = {
  action: (previous: Result<Answer> | null, form: FormData) => Promise<Result<Answer>>
  colleagues: { id: string; name: string }[]
  labels: Record<'to' | 'words' | 'wordsHelp' | 'submit', string>
}

/** Which colleague shall go on, and what they should know. Nothing typed is lost when it is refused. */
export function PassOnForm({ action, colleagues, labels }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  return (
    <form action={send} className="grid max-w-xl gap-4" noValidate>
      <Select
        key={refused?.typed.to}
        name="to"
        label={labels.to}
        defaultValue={refused?.typed.to}
        error={refused?.fields.to}
      >
        {colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea
        name="words"
        label={labels.words}
        help={labels.wordsHelp}
        maxLength={1000}
        defaultValue={refused?.typed.words}
        error={refused?.fields.words}
      />
      <div>
        <Button look="assist" pending={pending}>
          {labels.submit}
        </Button>
      </div>
      <div aria-live="polite" className="text-md font-medium">
        {refused && <p className="text-bad">{refused.message}</p>}
        {result?.ok && <p className="text-good">{result.value.good}</p>}
      </div>
    </form>
  )
}
