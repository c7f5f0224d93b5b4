'use client'

import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ChangeEmail, ChangePassword } from '@/lib/people/password-input'
import type { Result } from '@/lib/result'

type Props<Label extends string> = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  labels: Record<Label | 'current' | 'submit' | 'after', string>
  words: Record<string, string>
}

export function PasswordForm({ action, labels, words }: Props<'password' | 'help'>) {
  const { form, field, pending, message } = useActionForm<ChangePassword, unknown>(ChangePassword, action, {
    defaultValues: { current: '', password: '' },
    words,
  })

  return (
    <form {...form} className="grid max-w-md gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <Field label={labels.current} type="password" autoComplete="current-password" {...field('current')} />
      <Field
        label={labels.password}
        help={labels.help}
        type="password"
        autoComplete="new-password"
        {...field('password')}
      />
      <p className="text-sm text-soft">{labels.after}</p>
      <div>
        <Button pending={pending}>{labels.submit}</Button>
      </div>
    </form>
  )
}

export function EmailForm({ action, labels, words }: Props<'email'>) {
  const { form, field, pending, message } = useActionForm<ChangeEmail, unknown>(ChangeEmail, action, {
    defaultValues: { email: '', currentPassword: '' },
    words,
  })

  return (
    <form {...form} className="grid max-w-md gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <Field label={labels.email} type="email" autoComplete="email" {...field('email')} />
      <Field label={labels.current} type="password" autoComplete="current-password" {...field('currentPassword')} />
      <p className="text-sm text-soft">{labels.after}</p>
      <div>
        <Button pending={pending}>{labels.submit}</Button>
      </div>
    </form>
  )
}
