'use client'

import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button, type ButtonLook } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ConfirmCode, EnterCode, JustPassword, PasswordAndCode } from '@/lib/people/password-input'
import type { Result } from '@/lib/result'

type Send = (previous: Result | null, form: FormData) => Promise<Result>
type Props<Label extends string> = { action: Send; labels: Record<Label, string>; words: Record<string, string> }

/** Apps fill a code in when the field says what it is for; recovery codes have letters, so any keyboard will do. */
const oneTime = { autoComplete: 'one-time-code', autoCapitalize: 'none', spellCheck: false } as const

export function EnterCodeForm({ action, labels, words, next }: Props<'code' | 'help' | 'submit'> & { next: string }) {
  const { form, field, pending, message } = useActionForm<EnterCode, unknown>(EnterCode, action, {
    defaultValues: { code: '' },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" name="next" value={next} />
      <Field label={labels.code} help={labels.help} {...oneTime} {...field('code')} />
      <Button look="primary" pending={pending}>
        {labels.submit}
      </Button>
    </form>
  )
}

export function ConfirmCodeForm({ action, labels, words }: Props<'code' | 'help' | 'submit'>) {
  const { form, field, pending, message } = useActionForm<ConfirmCode, unknown>(ConfirmCode, action, {
    defaultValues: { code: '' },
    words,
  })

  return (
    <form {...form} className="grid max-w-md gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <Field label={labels.code} help={labels.help} inputMode="numeric" {...oneTime} {...field('code')} />
      <div>
        <Button look="primary" pending={pending}>
          {labels.submit}
        </Button>
      </div>
    </form>
  )
}

type JustPasswordProps = Props<'current' | 'submit'> & {
  hidden?: Record<string, string>
  look?: ButtonLook
  /** Which of the forms of its page it is. */
  id?: string
}

export function JustPasswordForm({ action, labels, words, hidden = {}, look = 'primary', id }: JustPasswordProps) {
  const { form, field, pending, message } = useActionForm<JustPassword, unknown>(JustPassword, action, {
    defaultValues: { current: '' },
    words,
  })

  return (
    <form {...form} className="grid max-w-md gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field label={labels.current} type="password" autoComplete="current-password" within={id} {...field('current')} />
      <div>
        <Button look={look} pending={pending}>
          {labels.submit}
        </Button>
      </div>
    </form>
  )
}

type Proof = Props<'current' | 'code' | 'help' | 'submit'> & { look?: ButtonLook }

export function PasswordAndCodeForm({ action, labels, words, look }: Proof) {
  const { form, field, pending, message } = useActionForm<PasswordAndCode, unknown>(PasswordAndCode, action, {
    defaultValues: { current: '', code: '' },
    words,
  })

  return (
    <form {...form} className="grid max-w-md gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <p className="text-sm text-soft">{labels.help}</p>
      <Field label={labels.current} type="password" autoComplete="current-password" {...field('current')} />
      <Field label={labels.code} {...oneTime} {...field('code')} />
      <div>
        <Button look={look} pending={pending}>
          {labels.submit}
        </Button>
      </div>
    </form>
  )
}
