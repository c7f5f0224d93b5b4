'use client'

import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SignIn } from '@/lib/people/sign-in-input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  labels: { email: string; password: string; submit: string }
  words: Record<string, string>
  next: string
}

export function SignInForm({ action, labels, words, next }: Props) {
  const { form, field, pending, message } = useActionForm<SignIn, unknown>(SignIn, action, {
    defaultValues: { email: '', password: '' },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" name="next" value={next} />
      <Field label={labels.email} type="email" autoComplete="username" {...field('email')} />
      <Field label={labels.password} type="password" autoComplete="current-password" {...field('password')} />
      <Button look="primary" pending={pending}>
        {labels.submit}
      </Button>
    </form>
  )
}
