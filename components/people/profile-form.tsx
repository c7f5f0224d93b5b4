'use client'

import { Field, Select } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Profile } from '@/lib/people/input'
import type { Result } from '@/lib/result'

type Labels = Record<Exclude<keyof Profile, never> | 'save' | 'optional', string>

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  profile: Profile
  labels: Labels
  languages: { code: string; name: string }[]
  words: Record<string, string>
}

export function ProfileForm({ action, profile, labels, languages, words }: Props) {
  const { form, field, pending, message } = useActionForm(Profile, action, { defaultValues: profile, words })
  const optional = (label: string) => `${label} (${labels.optional})`

  return (
    <form {...form} className="grid gap-4 sm:grid-cols-2">
      {message && (
        <Notice kind="bad" className="sm:col-span-2">
          {message}
        </Notice>
      )}
      <Field
        label={optional(labels.salutation)}
        autoComplete="honorific-prefix"
        wide
        className="sm:max-w-40"
        {...field('salutation')}
      />
      <Field label={labels.firstname} autoComplete="given-name" {...field('firstname')} />
      <Field label={optional(labels.middlename)} autoComplete="additional-name" {...field('middlename')} />
      <Field label={labels.lastname} autoComplete="family-name" {...field('lastname')} />
      <Field label={optional(labels.phone)} type="tel" autoComplete="tel" {...field('phone')} />
      <Field label={optional(labels.company)} autoComplete="organization" {...field('company')} />
      <Field label={optional(labels.department)} {...field('department')} />
      <Select label={labels.locale} {...field('locale')}>
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </Select>
      <div className="sm:col-span-2">
        <Button look="primary" pending={pending}>
          {labels.save}
        </Button>
      </div>
    </form>
  )
}
