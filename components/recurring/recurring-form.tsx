'use client'

import NextLink from 'next/link'
import { type ReactNode, useActionState } from 'react'
import { Field, Select } from '@/components/forms/field'
import { Choice } from '@/components/orders/choice'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Result } from '@/lib/result'

export type Option = { value: string; label: string }

export type RecurringOffer = {
  units: Option[]
  shipTo: Option[]
  billTo: Option[]
  methods: Option[]
  pay: Option[]
  days: { first: string; last: string }
}

export type RecurringValues = Record<
  'every' | 'unit' | 'nextDay' | 'ends' | 'untilDay' | 'times' | 'shipTo' | 'billTo' | 'deliveryMethodId' | 'pay',
  string
>

export type RecurringLabels = Record<
  | 'how'
  | 'every'
  | 'unit'
  | 'nextDay'
  | 'dayHelp'
  | 'ends'
  | 'never'
  | 'until'
  | 'times'
  | 'untilDay'
  | 'timesCount'
  | 'where'
  | 'shipTo'
  | 'billTo'
  | 'method'
  | 'pay'
  | 'goods'
  | 'quantityHelp'
  | 'submit',
  string
>

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  fields: Record<string, string | number>
  values: RecurringValues
  offer: RecurringOffer
  labels: RecurringLabels
  /** How many of each, where that can be changed. */
  lines?: { skuId: string; label: string; quantity: number }[]
  payNote?: string
  back?: Option
}

/** How often, from when, until when, where to and how it is paid. Nothing typed is lost when it is refused. */
export function RecurringForm({ action, fields, values, offer, labels, lines = [], payNote, back }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  const typed = (name: string, otherwise: string) => refused?.typed[name] ?? otherwise
  const field = (name: keyof RecurringValues) => ({
    name,
    defaultValue: typed(name, values[name]),
    error: refused?.fields[name],
    autoComplete: 'off',
  })
  const select = (name: keyof RecurringValues, label: string, options: Option[]) => (
    <Select key={typed(name, values[name])} {...field(name)} label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
  const number = { type: 'number', inputMode: 'numeric', min: 1, className: 'max-w-28' } as const

  return (
    <form action={send} noValidate className="grid gap-6">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Part title={labels.how}>
        <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,12rem)_minmax(0,1fr)]">
          <Field {...field('every')} {...number} label={labels.every} max={99} required />
          {select('unit', labels.unit, offer.units)}
          <Field
            {...field('nextDay')}
            label={labels.nextDay}
            help={labels.dayHelp}
            type="date"
            min={offer.days.first}
            max={offer.days.last}
            className="sm:max-w-56"
            required
          />
        </div>
        <h3 className="mt-5 mb-2 text-md font-medium">{labels.ends}</h3>
        <Choice
          key={typed('ends', values.ends)}
          legend={labels.ends}
          field={field('ends') as Parameters<typeof Choice>[0]['field']}
          options={[
            { value: 'never', label: labels.never },
            {
              value: 'until',
              label: labels.until,
              inside: <Field {...field('untilDay')} label={labels.untilDay} type="date" className="sm:max-w-56" />,
            },
            {
              value: 'times',
              label: labels.times,
              inside: <Field {...field('times')} {...number} label={labels.timesCount} max={999} />,
            },
          ]}
        />
      </Part>
      {lines.length > 0 && (
        <Part title={labels.goods}>
          <p className="mb-3 text-sm text-soft">{labels.quantityHelp}</p>
          <div className="grid gap-4">
            {lines.map(({ skuId, label, quantity }) => (
              <Field
                key={skuId}
                {...number}
                name={`quantity:${skuId}`}
                label={label}
                min={0}
                max={9999}
                defaultValue={typed(`quantity:${skuId}`, String(quantity))}
                error={refused?.fields[`quantity:${skuId}`]}
                autoComplete="off"
              />
            ))}
          </div>
        </Part>
      )}
      <Part title={labels.where}>
        <div className="grid gap-4 sm:grid-cols-2">
          {select('shipTo', labels.shipTo, offer.shipTo)}
          {select('billTo', labels.billTo, offer.billTo)}
          {select('deliveryMethodId', labels.method, offer.methods)}
          {select('pay', labels.pay, offer.pay)}
        </div>
        {payNote && <p className="mt-3 text-sm text-soft">{payNote}</p>}
      </Part>
      <div className="flex flex-wrap items-center gap-4">
        <Button look="primary" pending={pending}>
          {labels.submit}
        </Button>
        {back && (
          <NextLink
            href={back.value}
            prefetch={false}
            className="py-2 text-md text-accent underline underline-offset-4"
          >
            {back.label}
          </NextLink>
        )}
      </div>
      <div aria-live="polite">{refused && <p className="text-md font-medium text-bad">{refused.message}</p>}</div>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="mb-4">{title}</h2>
      {children}
    </Card>
  )
}
