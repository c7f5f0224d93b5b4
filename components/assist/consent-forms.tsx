'use client'

import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EnterCode, SpokenConsent } from '@/lib/assist/input'
import type { Result } from '@/lib/result'

type Props<Label extends string> = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  requestId: string
  labels: Record<Label | 'submit', string>
  words: Record<string, string>
}

/** The six digits that the customer reads out. */
export function CodeForm({ action, requestId, labels, words }: Props<'code'>) {
  const { form, field, pending, message } = useActionForm<EnterCode, unknown>(EnterCode, action, {
    defaultValues: { requestId, code: '' },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" {...field('requestId')} />
      <Field label={labels.code} inputMode="numeric" autoComplete="off" {...field('code')} />
      <Button pending={pending}>{labels.submit}</Button>
    </form>
  )
}

/** What the customer said yes to on the telephone. */
export function SpokenForm({ action, requestId, labels, words }: Props<'words'>) {
  const { form, field, pending, message } = useActionForm<SpokenConsent, unknown>(SpokenConsent, action, {
    defaultValues: { requestId, words: '' },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" {...field('requestId')} />
      <Field label={labels.words} {...field('words')} />
      <Button pending={pending}>{labels.submit}</Button>
    </form>
  )
}
