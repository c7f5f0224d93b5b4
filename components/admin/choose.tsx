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

/** A choice among what the manager looks after, or all of it; who looks after one has nothing to choose. */
export function ChooseOf({ all, among, ...choice }: Choice & { all: string; among: { id: string; name: string }[] }) {
  if (among.length < 2) return null
  return (
    <Choose {...choice}>
      <option value="">{all}</option>
      {among.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Choose>
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
