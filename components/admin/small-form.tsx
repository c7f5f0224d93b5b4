'use client'

import { clsx } from 'clsx'
import { useActionState, useId } from 'react'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/result'

export type SmallField = {
  name: string
  label: string
  /** What is typed into it; without one, a number. */
  kind?: 'text' | 'date'
  help?: string
  value?: string
  required?: boolean
  options?: { value: string; label: string }[]
}

type Props = {
  /** Answers what it did, in the reader's words. */
  action: (previous: Result<string> | null, form: FormData) => Promise<Result<string>>
  hidden: Record<string, string | number>
  fields: SmallField[]
  submit: string
  /** What the button says to those who cannot see which row it stands in. */
  submitLabel?: string
  /** In a row of a list: no labels to see, nothing below each other. */
  compact?: boolean
}

const box =
  'min-h-10 rounded-control border border-outline bg-surface px-2 py-1.5 text-md text-ink aria-invalid:border-bad'

/** A form for a few short fields, in a row of a list or beside it. What was typed stays if it is refused. */
export function SmallForm({ action, hidden, fields, submit, submitLabel, compact }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const id = useId()
  const refused = result?.ok === false ? result : undefined
  const done = result?.ok ? result.value : undefined

  return (
    <form action={send} className={compact ? 'inline-block' : 'grid max-w-md gap-3'}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className={compact ? 'flex items-center gap-1' : 'grid gap-3'}>
        {fields.map((field) => (
          <div key={field.name} className="grid min-w-0 gap-0.5">
            <label htmlFor={`${id}-${field.name}`} className={compact ? 'sr-only' : 'text-md font-medium'}>
              {field.label}
            </label>
            <Box
              id={id}
              field={field}
              typed={refused?.typed[field.name]}
              refused={Boolean(refused)}
              compact={compact}
            />
            {field.help && <span className="text-sm text-soft">{field.help}</span>}
          </div>
        ))}
        <div>
          <Button pending={pending} aria-label={submitLabel} className={compact ? 'px-3' : undefined}>
            {submit}
          </Button>
        </div>
      </div>
      <p
        id={`${id}-said`}
        role={refused ? 'alert' : 'status'}
        className={clsx('text-sm font-medium', refused ? 'text-bad' : 'text-good')}
      >
        {refused ? [...new Set([refused.message, ...Object.values(refused.fields)])].join(' ') : done}
      </p>
    </form>
  )
}

type BoxProps = { id: string; field: SmallField; typed?: string; refused: boolean; compact?: boolean }

function Box({ id, field, typed, refused, compact }: BoxProps) {
  const { name, value, required, options, kind } = field
  const shown = typed ?? value
  const common = {
    id: `${id}-${name}`,
    name,
    required,
    defaultValue: shown,
    'aria-describedby': `${id}-said`,
    'aria-invalid': refused ? true : undefined,
  }
  if (options) {
    return (
      <select key={shown} {...common} className={box}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  const isNumber = !kind
  return (
    <input
      key={shown}
      {...common}
      type={kind ?? 'text'}
      maxLength={isNumber ? 15 : 200}
      inputMode={name === 'quantity' ? 'numeric' : undefined}
      autoComplete="off"
      className={clsx(box, compact ? 'w-20' : 'w-full', isNumber && 'text-right tabular-nums')}
    />
  )
}
