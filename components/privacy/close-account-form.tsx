'use client'

import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { CloseAccount } from '@/lib/privacy/input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  labels: Record<'current' | 'sure' | 'submit' | 'back', string>
  words: Record<string, string>
}

/** The last form of an account: the password, a tick, and no way back. */
export function CloseAccountForm({ action, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm<CloseAccount, unknown>(CloseAccount, action, {
    defaultValues: { current: '' },
    words,
  })
  const { error, defaultValue: _typed, ...sure } = field('sure')

  return (
    <form {...form} className="grid max-w-md gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <Field label={labels.current} type="password" autoComplete="current-password" {...field('current')} />
      <div>
        <label className="flex items-center gap-3">
          <input
            type="checkbox"
            {...sure}
            value="on"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'error-sure' : undefined}
            className="size-5 accent-accent"
          />
          {labels.sure}
        </label>
        {error && (
          <p id="error-sure" className="mt-1 text-sm font-medium text-bad">
            {error}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button look="bad" pending={pending}>
          {labels.submit}
        </Button>
        <a href="/account/privacy" className={buttonClass('plain')}>
          {labels.back}
        </a>
      </div>
    </form>
  )
}
