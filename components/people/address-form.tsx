'use client'

import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { AddressKind } from '@/db/words'
import { SaveAddress } from '@/lib/people/input'
import type { Result } from '@/lib/result'
import { AddressFields, type PostalLabels } from './address-fields'

type Values = Record<keyof Omit<PostalLabels, 'optional' | 'choose'> | 'id' | 'kind', string> & { isDefault: boolean }

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  values: Values
  labels: PostalLabels & Record<'kind' | 'shipping' | 'billing' | 'isDefault' | 'save', string>
  countries: { code: string; name: string }[]
  words: Record<string, string>
  /** What else the action needs to know. */
  hidden?: Record<string, string>
  /** Which kinds there are to choose from. */
  kinds: readonly AddressKind[]
  /** What to say instead of asking, by kind, where the address is the default anyhow. */
  alwaysDefault: { [kind: string]: string | undefined }
}

/** Adds an address to the book, or changes one of it. */
export function AddressForm({ action, values, labels, countries, words, hidden = {}, kinds, alwaysDefault }: Props) {
  const { isDefault, ...texts } = values
  const { form, field, pending, message, control } = useActionForm(SaveAddress, action, {
    defaultValues: { ...texts, isDefault: isDefault ? 'on' : undefined } as never,
    words,
  })
  const picked: unknown = control.watch('kind' as never)
  const always = alwaysDefault[typeof picked === 'string' ? picked : texts.kind]
  const { defaultValue: kind, error: kindError, ...kindInput } = field('kind')
  const { defaultValue: _on, error: _none, ...defaultInput } = field('isDefault')

  return (
    <form {...form} className="grid gap-5">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" {...field('id')} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend className="mb-1 text-md font-medium">{labels.kind}</legend>
        <div className="flex flex-wrap gap-x-6">
          {kinds.map((value) => (
            <label key={value} className="flex min-h-10 items-center gap-2">
              <input type="radio" {...kindInput} value={value} defaultChecked={kind === value} className="size-4" />
              {labels[value]}
            </label>
          ))}
        </div>
        {kindError && <p className="text-sm font-medium text-bad">{kindError}</p>}
      </fieldset>
      <AddressFields field={field} labels={labels} countries={countries} section="shipping" />
      {always ? (
        <p className="text-md text-soft">{always}</p>
      ) : (
        <label className="flex min-h-10 items-center gap-2">
          <input type="checkbox" {...defaultInput} value="on" defaultChecked={isDefault} className="size-4" />
          {labels.isDefault}
        </label>
      )}
      <div>
        <Button look="primary" pending={pending}>
          {labels.save}
        </Button>
      </div>
    </form>
  )
}
