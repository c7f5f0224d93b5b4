'use client'

import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ChoosePassword } from '@/lib/people/password-input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  token: string
  labels: { password: string; help: string; submit: string }
  words: Record<string, string>
}

export function ChoosePasswordForm({ action, token, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm<ChoosePassword, unknown>(ChoosePassword, action, {
    defaultValues: { token, password: '' },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" name="token" value={token} />
      <Field
        label={labels.password}
        help={labels.help}
        type="password"
        autoComplete="new-password"
        {...field('password')}
      />
      <Button look="primary" pending={pending}>
        {labels.submit}
      </Button>
    </form>
  )
}
