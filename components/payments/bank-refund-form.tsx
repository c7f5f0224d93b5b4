'use client'

import { useActionState } from 'react'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  fields: Record<string, string>
  labels: { amount: string; send: string }
}

/** The test bank's notice that it has given money back. */
export function BankRefundForm({ action, fields, labels }: Props) {
  const [result, submit, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined

  return (
    <form action={submit} className="grid max-w-xs gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {refused && (
        <p role="alert" className="text-sm font-medium text-bad">
          {refused.message}
        </p>
      )}
      <Field
        label={labels.amount}
        name="amount"
        inputMode="decimal"
        required
        autoComplete="off"
        defaultValue={refused?.typed.amount}
        error={refused?.fields.amount}
      />
      <div>
        <Button pending={pending}>{labels.send}</Button>
      </div>
    </form>
  )
}
