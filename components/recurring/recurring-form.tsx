'use client'

import { Field } from '@/components/forms/field'
import { Choice } from '@/components/orders/choice'
import type { OwnPasswordAsk } from '@/components/orders/own-password'
import {
  FormFoot,
  HiddenFields,
  type MeansLabels,
  type MeansOffer,
  type MeansValues,
  numberField,
  type Option,
  Part,
  type SendForm,
  useKeptForm,
  WherePart,
} from './kept-form'

export type RecurringOffer = MeansOffer & { units: Option[]; days: { first: string; last: string } }

export type RecurringValues = MeansValues & Record<'every' | 'unit' | 'nextDay' | 'ends' | 'untilDay' | 'times', string>

export type RecurringLabels = MeansLabels &
  Record<
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
    | 'goods'
    | 'quantityHelp',
    string
  >

type Props = {
  action: SendForm
  fields: Record<string, string | number>
  values: RecurringValues
  offer: RecurringOffer
  labels: RecurringLabels
  /** How many of each, where that can be changed. */
  lines?: { skuId: string; label: string; quantity: number }[]
  payNote?: string
  back?: Option
  ask: OwnPasswordAsk
}

/** How often, from when, until when, where to and how it is paid. */
export function RecurringForm({ action, fields, values, offer, labels, lines = [], ...more }: Props) {
  const { payNote, back, ask } = more
  const { send, pending, refused, typed, field, select } = useKeptForm(action, values)
  return (
    <form action={send} noValidate className="grid gap-6">
      <HiddenFields fields={fields} />
      <Part title={labels.how}>
        <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,12rem)_minmax(0,1fr)]">
          <Field {...field('every')} {...numberField} label={labels.every} max={99} required />
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
              inside: <Field {...field('times')} {...numberField} label={labels.timesCount} max={999} />,
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
                {...numberField}
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
      <WherePart select={select} offer={offer} labels={labels} payNote={payNote} />
      <FormFoot submit={labels.submit} pending={pending} back={back} ask={ask} refused={refused} />
    </form>
  )
}
