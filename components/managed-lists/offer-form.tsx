'use client'

import { useActionState } from 'react'
import { Field, TextArea } from '@/components/forms/field'
import { Button, buttonClass } from '@/components/ui/button'
import type { Answer, Result } from '@/lib/result'

export type OfferLine = {
  skuId: string
  name: string
  quantity?: number
  note: string
  alternatives: string
  words: LineWords
}
type LineWords = { quantity: string; note: string; alternatives: string }

type Props = {
  action: (previous: Result<Answer> | null, form: FormData) => Promise<Result<Answer>>
  fields?: Record<string, string | number>
  offer?: { name: string; message: string; validUntil: string }
  lines: OfferLine[]
  /** A box to tick, if there is one: what it is called in the form, and in words. */
  tick?: { name: string; label: string }
  /** The button it is folded away behind, and what is said above it. */
  folded: { label: string; help: string }
  words: Record<'name' | 'message' | 'validUntil' | 'validUntilHelp' | 'alternativesHelp' | 'submit', string>
}

const nothing = { name: '', message: '', validUntil: '' }

/** What a manager says of a list and of each thing on it. Nothing typed is lost when it is refused. */
export function OfferForm({ action, fields = {}, offer = nothing, lines, tick, folded, words }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  const field = (name: string, otherwise: string) => ({
    name,
    defaultValue: refused?.typed[name] ?? otherwise,
    error: refused?.fields[name],
    autoComplete: 'off',
  })
  return (
    <details open={refused !== undefined || undefined}>
      <summary className={buttonClass('plain', 'cursor-pointer list-none [&::-webkit-details-marker]:hidden')}>
        {folded.label}
      </summary>
      <p className="mt-2 mb-4 text-md text-soft">{folded.help}</p>
      <form action={send} noValidate className="grid gap-4">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field {...field('listName', offer.name)} label={words.name} maxLength={80} required />
          <Field
            {...field('validUntil', offer.validUntil)}
            label={words.validUntil}
            help={words.validUntilHelp}
            type="date"
          />
          <TextArea {...field('message', offer.message)} label={words.message} maxLength={1000} wide />
        </div>
        <ul className="divide-y divide-line border-y border-line">
          {lines.map(({ skuId, name, quantity, note, alternatives, words: of }) => (
            <li key={skuId} className="grid gap-3 py-4 sm:grid-cols-2">
              <p className="font-medium sm:col-span-2">{name}</p>
              {quantity !== undefined && (
                <Field
                  {...field(`quantity:${skuId}`, String(quantity))}
                  label={of.quantity}
                  type="number"
                  min={0}
                  max={9999}
                  className="max-w-24"
                  wide
                />
              )}
              <Field {...field(`note:${skuId}`, note)} label={of.note} maxLength={300} />
              <Field
                {...field(`alternatives:${skuId}`, alternatives)}
                label={of.alternatives}
                help={words.alternativesHelp}
              />
            </li>
          ))}
        </ul>
        {tick && (
          <label className="flex min-h-10 items-center gap-3 text-md">
            <input
              type="checkbox"
              name={tick.name}
              defaultChecked={refused?.typed[tick.name] === 'on'}
              className="size-5"
            />
            {tick.label}
          </label>
        )}
        <div>
          <Button look="primary" pending={pending}>
            {words.submit}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="mt-3 text-md font-medium">
        {refused && <p className="text-bad">{refused.message}</p>}
      </div>
    </details>
  )
}
