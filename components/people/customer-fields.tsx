'use client'

import type { ComponentProps } from 'react'
import { Field, Select } from '@/components/forms/field'
import type { FormField } from '@/lib/people/fields'
import type { Bound } from './address-fields'

export type FieldWords = { optional: string; chooseOne: string }

type Props = {
  fields: FormField[]
  /** Everything the input of a name needs. */
  field: (name: string) => Bound
  words: FieldWords
}

/** The inputs of a customer's form, one after another, as the shop has defined them. */
export function CustomerFields({ fields, field, words }: Props) {
  return (
    <>
      {fields.map((each) => (
        <CustomerField key={each.name} field={each} bound={field(each.name)} words={words} />
      ))}
    </>
  )
}

const types = { text: 'text', email: 'email', phone: 'tel', date: 'date', number: 'text' } as const

function CustomerField({ field, bound, words }: { field: FormField; bound: Bound; words: FieldWords }) {
  const { kind, mandatory, help, choices = [], autoComplete } = field
  if (kind === 'boolean') return <Tick field={field} bound={bound} />
  const label = mandatory ? field.label : `${field.label} (${words.optional})`
  if (kind === 'choice') {
    const { defaultValue, name, error, ref, onChange, onBlur } = bound
    return (
      <Select
        {...{ label, help, name, error, defaultValue, autoComplete }}
        ref={ref as ComponentProps<'select'>['ref']}
        onChange={onChange as unknown as ComponentProps<'select'>['onChange']}
        onBlur={onBlur as unknown as ComponentProps<'select'>['onBlur']}
        aria-required={mandatory || undefined}
      >
        <option value="">{words.chooseOne}</option>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    )
  }
  return (
    <Field
      {...{ label, help, autoComplete }}
      type={types[kind]}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      aria-required={mandatory || undefined}
      {...bound}
    />
  )
}

function Tick({ field, bound }: { field: FormField; bound: Bound }) {
  const { defaultValue, error, ...input } = bound
  return (
    <div className="sm:col-span-2">
      <label className="flex min-h-10 items-center gap-2">
        <input
          type="checkbox"
          {...input}
          value="on"
          defaultChecked={defaultValue === 'true' || defaultValue === 'on'}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `error-${field.name}` : undefined}
          className="size-4"
        />
        {field.label}
      </label>
      {field.help && <p className="text-sm text-soft">{field.help}</p>}
      {error && (
        <p id={`error-${field.name}`} className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
