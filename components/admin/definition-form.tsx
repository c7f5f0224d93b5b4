'use client'

import type { ComponentProps } from 'react'
import type { z } from 'zod'
import { Field, Select, TextArea } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import type { Bound } from '@/components/people/address-fields'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { DefinitionForm as Schema } from '@/lib/people/definition-input'
import type { Result } from '@/lib/result'

type Option = { value: string; label: string }

export type DefinitionLabels = Record<
  | 'attribute'
  | 'attributeHelp'
  | 'kind'
  | 'mandatory'
  | 'nameEn'
  | 'nameFr'
  | 'helpEn'
  | 'helpFr'
  | 'pattern'
  | 'patternHelp'
  | 'choices'
  | 'choicesHelp'
  | 'save',
  string
>

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  values: z.input<typeof Schema>
  /** It is there already: its code stays. */
  isKnown: boolean
  labels: DefinitionLabels
  kinds: Option[]
  answers: Option[]
  words: Record<string, string>
}

/** What an attribute is called, in each language, and what it may be. */
export function DefinitionForm({ action, values, isKnown, labels, kinds, answers, words }: Props) {
  const { form, field, pending, message } = useActionForm(Schema, action, { defaultValues: values, words })
  const text = (name: 'nameEn' | 'nameFr' | 'helpEn' | 'helpFr') => <Field label={labels[name]} {...field(name)} />
  const { ref, onChange, onBlur, ...choices } = field('choices')
  return (
    <form {...form} className="grid max-w-3xl gap-4 sm:grid-cols-2">
      {message && (
        <Notice kind="bad" className="sm:col-span-2">
          {message}
        </Notice>
      )}
      <input type="hidden" name="shopId" value={values.shopId} />
      {isKnown ? (
        <input type="hidden" name="attribute" value={values.attribute} />
      ) : (
        <Field wide label={labels.attribute} help={labels.attributeHelp} autoComplete="off" {...field('attribute')} />
      )}
      {text('nameEn')}
      {text('nameFr')}
      {text('helpEn')}
      {text('helpFr')}
      <Choose label={labels.kind} options={kinds} bound={field('kind')} />
      <Choose label={labels.mandatory} options={answers} bound={field('mandatory')} />
      <Field
        wide
        label={labels.pattern}
        help={labels.patternHelp}
        autoComplete="off"
        spellCheck={false}
        {...field('pattern')}
      />
      <TextArea
        wide
        label={labels.choices}
        help={labels.choicesHelp}
        rows={5}
        ref={ref as ComponentProps<'textarea'>['ref']}
        onChange={onChange as unknown as ComponentProps<'textarea'>['onChange']}
        onBlur={onBlur as unknown as ComponentProps<'textarea'>['onBlur']}
        {...choices}
      />
      <div className="sm:col-span-2">
        <Button look="primary" pending={pending}>
          {labels.save}
        </Button>
      </div>
    </form>
  )
}

function Choose({ label, options, bound }: { label: string; options: Option[]; bound: Bound }) {
  const { defaultValue, name, error, ref, onChange, onBlur } = bound
  return (
    <Select
      {...{ label, name, error, defaultValue }}
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
