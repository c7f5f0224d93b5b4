'use client'

import { TextArea } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { RequestKind } from '@/db/words'
import { AskFor } from '@/lib/orders/input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  number: string
  kind: RequestKind
  labels: Record<'open' | 'reason' | 'help' | 'send', string>
  words: Record<string, string>
}

/** Something to ask of the shop, folded away until it is wanted; the browser's own disclosure. */
export function RequestForm({ action, number, kind, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm(AskFor, action, {
    defaultValues: { number, kind, reason: '' },
    words,
  })
  const { defaultValue: _number, error: _wrongNumber, ...numberInput } = field('number')
  const { defaultValue: _kind, error: _wrongKind, ...kindInput } = field('kind')
  const reason = field('reason')
  return (
    <details open={Boolean(message) || undefined}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center py-2 text-md font-medium text-accent underline underline-offset-4">
        {labels.open}
      </summary>
      <form {...form} className="mt-3 grid gap-3">
        {message && <Notice kind="bad">{message}</Notice>}
        <input {...numberInput} type="hidden" value={number} />
        <input {...kindInput} type="hidden" value={kind} />
        <TextArea
          label={labels.reason}
          help={labels.help}
          maxLength={1000}
          {...(reason as object)}
          name="reason"
          error={reason.error}
        />
        <div>
          <Button pending={pending}>{labels.send}</Button>
        </div>
      </form>
    </details>
  )
}
