'use client'

import { ChevronDown } from 'lucide-react'
import { useActionState, useId } from 'react'
import { inputClass } from '@/components/forms/field'
import { Button, type ButtonLook } from '@/components/ui/button'
import type { Result } from '@/lib/result'

export type OperatorField = {
  name: 'remark' | 'message' | 'amount' | 'reference' | 'url'
  label: string
  help?: string
  value?: string
  required?: boolean
}

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  /** What the action needs to know; sent as hidden fields. */
  hidden: Record<string, string | number>
  title: string
  submit: string
  look?: ButtonLook
  /** What cannot be undone says so. */
  warning?: string
  fields: OperatorField[]
}

/** A button of an operator that opens what has to be written to it. It works, and says why not, without JavaScript. */
export function OperatorForm({ action, hidden, title, submit, look = 'plain', warning, fields }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const id = useId()
  const refused = result?.ok === false ? result : undefined

  return (
    <details open={Boolean(refused) || undefined} className="group rounded-control border border-outline bg-surface">
      <summary className="flex min-h-10 list-none items-center justify-between px-4 py-2 text-md font-medium [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
      </summary>
      <form action={send} className="grid gap-3 border-t border-line p-4">
        {refused && (
          <p role="alert" className="text-md font-medium text-bad">
            {refused.message}
          </p>
        )}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields.map(({ name, label, help, value, required }) => {
          const Box = name === 'remark' || name === 'message' ? 'textarea' : 'input'
          const [field, error] = [`${id}-${name}`, refused?.fields[name]]
          return (
            <div key={name}>
              <label htmlFor={field} className="mb-1 block text-md font-medium">
                {label}
              </label>
              <Box
                id={field}
                name={name}
                required={required}
                inputMode={name === 'amount' ? 'decimal' : undefined}
                defaultValue={refused?.typed[name] ?? value}
                aria-invalid={error ? true : undefined}
                aria-describedby={help || error ? `${field}-help` : undefined}
                className={inputClass}
              />
              {(help || error) && (
                <p
                  id={`${field}-help`}
                  className={error ? 'mt-1 text-sm font-medium text-bad' : 'mt-1 text-sm text-soft'}
                >
                  {error ?? help}
                </p>
              )}
            </div>
          )
        })}
        {warning && <p className="text-sm text-warn">{warning}</p>}
        <div>
          <Button look={look} pending={pending}>
            {submit}
          </Button>
        </div>
      </form>
    </details>
  )
}
