'use client'

import type { ComponentProps } from 'react'
import { Field, Select } from '@/components/forms/field'

export type PostalLabels = Record<
  'name' | 'company' | 'line1' | 'line2' | 'postcode' | 'city' | 'country' | 'phone' | 'optional' | 'choose',
  string
>
type Part = Exclude<keyof PostalLabels, 'optional' | 'choose'>
export type Bound = ComponentProps<'input'> & { name: string; error?: string }

type Props = {
  /** Everything the input of a part needs. */
  field: (part: Part) => Bound
  labels: PostalLabels
  countries: { code: string; name: string }[]
  /** What the browser may fill in: `shipping`, `billing`. */
  section: string
}

/** The inputs of an address. */
export function AddressFields({ field, labels, countries, section }: Props) {
  const optional = (label: string) => `${label} (${labels.optional})`
  const { defaultValue, ...country } = field('country')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={labels.name} autoComplete={`${section} name`} {...field('name')} />
      <Field label={optional(labels.company)} autoComplete={`${section} organization`} {...field('company')} />
      <Field label={labels.line1} autoComplete={`${section} address-line1`} wide {...field('line1')} />
      <Field label={optional(labels.line2)} autoComplete={`${section} address-line2`} wide {...field('line2')} />
      <Field label={labels.postcode} autoComplete={`${section} postal-code`} {...field('postcode')} />
      <Field label={labels.city} autoComplete={`${section} address-level2`} {...field('city')} />
      <Select
        label={labels.country}
        autoComplete={`${section} country`}
        name={country.name}
        error={country.error}
        defaultValue={defaultValue}
        ref={country.ref as ComponentProps<'select'>['ref']}
        onChange={country.onChange as unknown as ComponentProps<'select'>['onChange']}
        onBlur={country.onBlur as unknown as ComponentProps<'select'>['onBlur']}
      >
        <option value="">{labels.choose}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <Field label={optional(labels.phone)} type="tel" autoComplete={`${section} tel`} {...field('phone')} />
    </div>
  )
}
