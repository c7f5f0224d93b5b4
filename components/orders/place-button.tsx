'use client'

import { useActionState } from 'react'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import type { FormAction } from '@/lib/action'

type Props = {
  action: FormAction<void>
  /** What was looked at; sent as hidden fields. */
  fields: Record<string, string | number>
  /** The order is large, and the manager's password was given too long ago for it. */
  asksPassword: boolean
  labels: { place: string; password: string; passwordHelp: string }
}

/** The last button. Works before JavaScript has loaded, and says why nothing was ordered. */
export function PlaceButton({ action, fields, asksPassword, labels }: Props) {
  const [result, submit, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  const wrong = refused?.fields.currentPassword

  return (
    <form action={submit} className="grid gap-4" noValidate>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(asksPassword || wrong) && (
        <Field
          name="currentPassword"
          label={labels.password}
          help={labels.passwordHelp}
          type="password"
          autoComplete="current-password"
          error={wrong}
        />
      )}
      <div>
        <Button look="primary" pending={pending} className="w-full">
          {labels.place}
        </Button>
        {refused && (
          <p role="alert" className="mt-1 text-sm font-medium text-bad">
            {refused.message}
          </p>
        )}
      </div>
    </form>
  )
}
