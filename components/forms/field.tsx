import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type Frame = {
  label: ReactNode
  help?: ReactNode
  error?: string
  name: string
  wide?: boolean
}

/** Tells apart the inputs of one name where a page has several forms. */
type Within = { within?: string }

export const inputClass =
  'block w-full min-h-11 rounded-control border border-outline bg-surface px-3 py-2 text-base text-ink placeholder:text-soft aria-invalid:border-bad'

/** A labelled input: label above, help below, and what is wrong in words beside it. */
export function Field({
  label,
  help,
  error,
  wide,
  within,
  className,
  ...input
}: Frame & Within & ComponentProps<'input'>) {
  const name = within ? `${within}-${input.name}` : input.name
  return (
    <Framed label={label} help={help} error={error} name={name} wide={wide} required={input.required}>
      <input {...input} {...describedBy(name, help, error)} className={clsx(inputClass, className)} />
    </Framed>
  )
}

export function TextArea({ label, help, error, wide, className, ...input }: Frame & ComponentProps<'textarea'>) {
  return (
    <Framed label={label} help={help} error={error} name={input.name} wide={wide}>
      <textarea rows={3} {...input} {...describedBy(input.name, help, error)} className={clsx(inputClass, className)} />
    </Framed>
  )
}

export function Select({ label, help, error, wide, className, children, ...input }: Frame & ComponentProps<'select'>) {
  return (
    <Framed label={label} help={help} error={error} name={input.name} wide={wide}>
      <select {...input} {...describedBy(input.name, help, error)} className={clsx(inputClass, className)}>
        {children}
      </select>
    </Framed>
  )
}

const describedBy = (name: string, help: ReactNode, error?: string) => ({
  id: `field-${name}`,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': [help && `help-${name}`, error && `error-${name}`].filter(Boolean).join(' ') || undefined,
})

function Framed({ label, help, error, name, wide, children }: Frame & { children: ReactNode; required?: boolean }) {
  return (
    <div className={clsx('min-w-0', wide && 'sm:col-span-2')}>
      <label htmlFor={`field-${name}`} className="mb-1 block text-md font-medium">
        {label}
      </label>
      {children}
      {help && (
        <p id={`help-${name}`} className="mt-1 text-sm text-soft">
          {help}
        </p>
      )}
      {error && (
        <p id={`error-${name}`} className="mt-1 text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
