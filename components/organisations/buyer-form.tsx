'use client'

import type { ComponentProps } from 'react'
import type { z } from 'zod'
import { Field, Select } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import type { Bound } from '@/components/people/address-fields'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ChangeBuyer } from '@/lib/organisations/input'
import type { Result } from '@/lib/result'

type Option = { value: string; label: string }

export type BuyerFormProps = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  values: z.input<typeof ChangeBuyer>
  /** In the admin app: which organisation. */
  hidden?: Record<string, string>
  labels: Record<'role' | 'release' | 'releaseFrom' | 'releaseFromHelp' | 'most' | 'mostHelp' | 'save', string>
  choices: { role: Option[]; release: Option[] }
  words: Record<string, string>
}

/** What a buyer is in the organisation, and what they may order alone. */
export function BuyerForm({ action, values, hidden = {}, labels, choices, words }: BuyerFormProps) {
  const { form, field, pending, message } = useActionForm(ChangeBuyer, action, { defaultValues: values, words })
  return (
    <form {...form} className="grid max-w-2xl gap-4 sm:grid-cols-2">
      {message && (
        <Notice kind="bad" className="sm:col-span-2">
          {message}
        </Notice>
      )}
      {Object.entries({ ...hidden, customerId: values.customerId }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choose label={labels.role} options={choices.role} bound={field('role')} wide />
      <Choose label={labels.release} options={choices.release} bound={field('release')} />
      <Field
        label={labels.releaseFrom}
        help={labels.releaseFromHelp}
        inputMode="decimal"
        autoComplete="off"
        {...field('releaseFrom')}
      />
      <Field label={labels.most} help={labels.mostHelp} inputMode="decimal" autoComplete="off" {...field('most')} />
      <div className="sm:col-span-2">
        <Button look="primary" pending={pending}>
          {labels.save}
        </Button>
      </div>
    </form>
  )
}

function Choose({ label, options, bound, wide }: { label: string; options: Option[]; bound: Bound; wide?: boolean }) {
  const { defaultValue, name, error, ref, onChange, onBlur } = bound
  return (
    <Select
      {...{ label, name, error, defaultValue, wide }}
      ref={ref as ComponentProps<'select'>['ref']}
      onChange={onChange as unknown as ComponentProps<'select'>['onChange']}
      onBlur={onBlur as unknown as ComponentProps<'select'>['onBlur']}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}
