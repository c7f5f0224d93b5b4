import type { ComponentProps, ReactNode } from 'react'

const box = 'min-h-10 rounded-control border border-outline bg-surface px-2 py-1.5 text-md text-ink'

/** One choice of a filter form, its label above it. */
export function Choose({ label, name, value, children }: Choice & { children: ReactNode }) {
  return (
    <label className="grid gap-0.5 text-sm text-soft">
      {label}
      <select name={name} defaultValue={value ?? ''} className={box}>
        {children}
      </select>
    </label>
  )
}

/** One text of a filter form. */
export function Write({ label, name, value, ...rest }: Choice & ComponentProps<'input'>) {
  return (
    <label className="grid min-w-0 gap-0.5 text-sm text-soft">
      {label}
      <input name={name} defaultValue={value ?? ''} {...rest} className={`${box} w-full`} />
    </label>
  )
}

type Choice = { label: string; name: string; value?: string }
