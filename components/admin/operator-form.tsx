'use client'

import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { useActionState, useId } from 'react'
import { inputClass } from '@/components/forms/field'
import { Button, type ButtonLook, buttonClass } from '@/components/ui/button'
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
  /** Alone in a row, where a whole bar would look like a choice: it opens from a button. */
  alone?: boolean
}

const bar = 'rounded-control border border-outline bg-surface'

/** A button of an operator that opens what has to be written to it. It works, and says why not, without JavaScript. */
export function OperatorForm({ action, hidden, title, submit, look = 'plain', warning, fields, alone }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const id = useId()
  const refused = result?.ok === false ? result : undefined

  return (
    <details open={Boolean(refused) || undefined} className={clsx('group', !alone && bar)}>
      <summary
        className={clsx(
          'list-none [&::-webkit-details-marker]:hidden',
          alone ? buttonClass('plain') : 'flex min-h-10 items-center justify-between px-4 py-2 text-md font-medium',
        )}
      >
        {title}
        {!alone && <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />}
      </summary>
      <form action={send} className={clsx('grid gap-3 p-4', alone ? `mt-2 ${bar}` : 'border-t border-line')}>
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
