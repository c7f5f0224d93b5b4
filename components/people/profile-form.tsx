'use client'

import { useMemo } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type Answers, type FormField, schemaOf } from '@/lib/people/fields'
import type { Result } from '@/lib/result'
import { CustomerFields, type FieldWords } from './customer-fields'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  /** The fields that may be changed. */
  fields: FormField[]
  profile: Answers
  labels: FieldWords & { save: string }
  words: Record<string, string>
}

/** What the customer says of themself, as far as their type lets them. */
export function ProfileForm({ action, fields, profile, labels, words }: Props) {
  const schema = useMemo(() => schemaOf(fields), [fields])
  const { form, field, pending, message } = useActionForm<Answers, unknown>(schema, action, {
    defaultValues: profile,
    words,
  })

  return (
    <form {...form} className="grid gap-4 sm:grid-cols-2">
      {message && (
        <Notice kind="bad" className="sm:col-span-2">
          {message}
        </Notice>
      )}
      <CustomerFields fields={fields} field={field} words={labels} />
      <div className="sm:col-span-2">
        <Button look="primary" pending={pending}>
          {labels.save}
        </Button>
      </div>
    </form>
  )
}
