'use client'

import { clsx } from 'clsx'
import { useMemo } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { CustomerFields, type FieldWords } from '@/components/people/customer-fields'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type Answers, type FormField, schemaOf } from '@/lib/people/fields'
import type { Result } from '@/lib/result'
import { Duplicates, type DuplicateWords, useDuplicates } from './duplicates'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  type: string
  /** What else the action has to know. */
  hidden?: Record<string, string>
  fields: FormField[]
  start: Answers
  labels: FieldWords & { submit: string }
  words: Record<string, string>
  /** At the desk: who may be meant is shown while they are being typed. */
  duplicates?: DuplicateWords
}

/** At the desk the button is in reach from every field. */
const foot = 'sticky bottom-0 -mx-4 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0'

/** The complete form of a type of customers, for whoever fills it in. */
export function RegistrationForm({ action, type, hidden = {}, fields, start, labels, words, duplicates }: Props) {
  const schema = useMemo(() => schemaOf(fields), [fields])
  const { form, field, pending, message } = useActionForm<Answers, unknown>(schema, action, {
    defaultValues: start,
    words,
  })
  const { found, ask } = useDuplicates(duplicates !== undefined)

  return (
    <div className={duplicates && 'grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]'}>
      <form {...form} onInput={ask} className="grid gap-4 sm:grid-cols-2">
        {message && (
          <Notice kind="bad" className="sm:col-span-2">
            {message}
          </Notice>
        )}
        {Object.entries({ ...hidden, type }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <CustomerFields fields={fields} field={field} words={labels} />
        <div className={clsx('sm:col-span-2', duplicates && foot)} data-foot={duplicates && ''}>
          <Button look="primary" pending={pending}>
            {labels.submit}
          </Button>
        </div>
      </form>
      {duplicates && <Duplicates found={found} words={duplicates} />}
    </div>
  )
}
