'use client'

import { type ReactNode, useActionState } from 'react'
import { Button } from '@/components/ui/button'
import type { FormAction } from '@/lib/action'
import { OwnPassword, type OwnPasswordAsk } from './own-password'

type Props = {
  action: FormAction<void>
  /** What was looked at; sent as hidden fields. */
  fields: Record<string, string | number>
  ask: OwnPasswordAsk
  children: ReactNode
}

/** The last button. Works before JavaScript has loaded, and says why nothing was ordered. */
export function PlaceButton({ action, fields, ask, children }: Props) {
  const [result, submit, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined

  return (
    <form action={submit} className="grid gap-4" noValidate>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <OwnPassword ask={ask} wrong={refused?.fields.currentPassword} />
      <div>
        <Button look="primary" pending={pending} className="w-full">
          {children}
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
