'use client'

import type { ReactNode } from 'react'
import { Field } from '@/components/forms/field'
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
} from '@/components/recurring/kept-form'

type Props = {
  action: SendForm
  fields: Record<string, string | number>
  values: MeansValues & Record<'months' | 'quantity', string>
  offer: MeansOffer
  labels: MeansLabels & Record<'what' | 'months' | 'quantity', string>
  /** The terms to choose from; none where the term stays. */
  terms?: Option[]
  /** What it is of, and what it costs. */
  children: ReactNode
  payNote?: string
  /** What is charged at once; nothing where nothing is. */
  total?: string
  back?: Option
  ask: OwnPasswordAsk
}

/** How many of one article, with which term, where to and how it is paid. */
export function SubscriptionForm({ action, fields, values, offer, labels, terms, children, ...more }: Props) {
  const { payNote, total, back, ask } = more
  const { send, pending, refused, field, select } = useKeptForm(action, values)
  return (
    <form action={send} noValidate className="grid gap-6">
      <HiddenFields fields={fields} />
      <Part title={labels.what}>
        <div className="grid gap-4">
          {children}
          <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <Field {...field('quantity')} {...numberField} label={labels.quantity} max={9999} required />
            {terms && select('months', labels.months, terms)}
          </div>
        </div>
      </Part>
      <WherePart select={select} offer={offer} labels={labels} payNote={payNote} />
      {total && <p className="text-md font-medium">{total}</p>}
      <FormFoot submit={labels.submit} pending={pending} back={back} ask={ask} refused={refused} />
    </form>
  )
}
