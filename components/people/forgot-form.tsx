'use client'

import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { AskForReset } from '@/lib/people/password-input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  labels: { email: string; submit: string }
  words: Record<string, string>
}

export function ForgotForm({ action, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm<AskForReset, unknown>(AskForReset, action, {
    defaultValues: { email: '' },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <Field label={labels.email} type="email" autoComplete="username" {...field('email')} />
      <div>
        <Button look="primary" pending={pending}>
          {labels.submit}
        </Button>
      </div>
    </form>
  )
}
