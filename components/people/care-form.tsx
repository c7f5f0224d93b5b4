'use client'

import { Field, Select } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type Care, CareFor } from '@/lib/people/care-input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  customerId: string
  care: Care
  /** Which answers of whoever waits to be let in were looked at. */
  shown?: string
  reasons: { reason: string; label: string }[]
  back: string
  /** The password was given too long ago for this shop. */
  asksPassword: boolean
  labels: { reason: string; password: string; submit: string; back: string }
  words: Record<string, string>
}

/** "Disable account" and its like: says why, and does it. */
export function CareForm({ action, customerId, care, shown, reasons, back, asksPassword, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm<CareFor, unknown>(CareFor, action, {
    defaultValues: { customerId, care, shown },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" {...field('customerId')} />
      <input type="hidden" {...field('care')} />
      {shown && <input type="hidden" {...field('shown')} />}
      <Select label={labels.reason} {...field('reason')}>
        <option value="" />
        {reasons.map(({ reason, label }) => (
          <option key={reason} value={reason}>
            {label}
          </option>
        ))}
      </Select>
      {(asksPassword || field('currentPassword').error) && (
        <Field label={labels.password} type="password" autoComplete="current-password" {...field('currentPassword')} />
      )}
      <div className="flex flex-wrap gap-3">
        <Button look={care === 'disable' ? 'bad' : 'primary'} pending={pending}>
          {labels.submit}
        </Button>
        <a href={back} className={buttonClass('plain')}>
          {labels.back}
        </a>
      </div>
    </form>
  )
}
