'use client'

import type { ReactNode } from 'react'
import type { Bound } from '@/components/people/address-fields'

export type Option = {
  value: string
  label: ReactNode
  help?: ReactNode
  aside?: ReactNode
  /** What else there is to choose, shown while this is chosen. */
  inside?: ReactNode
}

/** One of several, as cards to choose from. */
export function Choice({ legend, field, options }: { legend: ReactNode; field: Bound; options: Option[] }) {
  const { defaultValue, error, ...input } = field
  return (
    <fieldset aria-describedby={error ? `error-${input.name}` : undefined}>
      <legend className="sr-only">{legend}</legend>
      <div className="grid gap-2">
        {options.map(({ value, label, help, aside, inside }) => (
          <div key={value} className="group/option">
            <label className="flex gap-3 rounded-control border border-outline bg-surface px-4 py-3 has-checked:border-accent has-checked:outline-1 has-checked:outline-accent">
              <input
                type="radio"
                {...input}
                value={value}
                defaultChecked={defaultValue === value}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 flex-1 break-words">
                {label}
                {help && <span className="block text-sm text-soft">{help}</span>}
              </span>
              {aside && <span className="shrink-0 text-right">{aside}</span>}
            </label>
            {inside && (
              <div className="mt-2 mb-2 hidden border-l-2 border-line pl-4 group-has-[>label>input:checked]/option:block">
                {inside}
              </div>
            )}
          </div>
        ))}
      </div>
      {error && (
        <p id={`error-${input.name}`} className="mt-1 text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </fieldset>
  )
}
