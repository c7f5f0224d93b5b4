'use client'

import { type ReactNode, useActionState } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  /** What the action needs to know; sent as hidden fields. */
  fields?: Record<string, string | number>
  look?: ButtonLook
  label?: string
  children: ReactNode
  className?: string
}

/** A button that does one thing, works before JavaScript has loaded, and says why if it could not. */
export function ActionButton({ action, fields = {}, look, label, children, className }: Props) {
  const [result, submit, pending] = useActionState(action, null)

  return (
    <form action={submit}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look={look} pending={pending} aria-label={label} className={className}>
        {children}
      </Button>
      {result?.ok === false && (
        <p role="alert" className="mt-1 text-sm font-medium text-bad">
          {result.message}
        </p>
      )}
    </form>
  )
}
