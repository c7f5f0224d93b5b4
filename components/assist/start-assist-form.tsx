'use client'

import { Field, Select } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { StartAssist } from '@/lib/assist/input'
import type { Result } from '@/lib/result'

type Labels = Record<
  'start' | 'password' | 'reason' | 'chooseReason' | 'reasonText' | 'reasonTextHelp' | 'ticket' | 'optional' | 'more',
  string
>

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  customerId: string
  /** Where to begin; empty for the customer's account. */
  at: string
  reasons: string[]
  reasonNeeded: boolean
  /** The password was given too long ago for this shop. */
  asksPassword: boolean
  labels: Labels & { reasons: Record<string, string> }
  words: Record<string, string>
}

/** "Log in on behalf": says why, and begins. */
export function StartAssistForm({ action, customerId, at, reasons, labels, words, ...asks }: Props) {
  const { reasonNeeded, asksPassword } = asks
  const { form, field, pending, message } = useActionForm<StartAssist, unknown>(StartAssist, action, {
    defaultValues: { customerId, reason: reasonNeeded ? '' : reasons[0], reasonText: '', ticket: '' },
    words,
  })

  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" {...field('customerId')} />
      <input type="hidden" name="at" value={at} />
      <Select label={labels.reason} {...field('reason')}>
        {reasonNeeded && <option value="">{labels.chooseReason}</option>}
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {labels.reasons[reason]}
          </option>
        ))}
      </Select>
      {(asksPassword || field('currentPassword').error) && (
        <Field label={labels.password} type="password" autoComplete="current-password" {...field('currentPassword')} />
      )}
      <Button look="primary" pending={pending}>
        {labels.start}
      </Button>
      <details>
        <summary className="w-fit py-1 text-md text-soft">{labels.more}</summary>
        <div className="mt-2 grid gap-4">
          <Field label={labels.reasonText} help={labels.reasonTextHelp} {...field('reasonText')} />
          <Field label={`${labels.ticket} (${labels.optional})`} {...field('ticket')} />
        </div>
      </details>
    </form>
  )
}
