'use client'

import { CustomerFields, type FieldWords } from '@/components/people/customer-fields'
import type { Answers, FormField } from '@/lib/people/fields'

/** A form as customers get it, to look at: nothing in it can be filled in or sent. */
export function FormPreview({ fields, start, words }: { fields: FormField[]; start: Answers; words: FieldWords }) {
  return (
    <fieldset disabled className="grid gap-4 sm:grid-cols-2">
      <CustomerFields fields={fields} field={(name) => ({ name, defaultValue: start[name] })} words={words} />
    </fieldset>
  )
}
