'use client'

import { type ReactNode, useEffect } from 'react'
import type { z } from 'zod'
import { Field, TextArea } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { AddressFields, type Bound, type PostalLabels } from '@/components/people/address-fields'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Checkout, type PostalPart } from '@/lib/orders/input'
import type { Result } from '@/lib/result'
import { Choice } from './choice'
import { type CardEntry, PayChoice, type PayLabels, type PayOption } from './pay-choice'

type Option = { value: string; label: string; help?: string; aside?: string }

export type CheckoutLabels = PostalLabels &
  PayLabels &
  Record<
    | 'email'
    | 'emailHelp'
    | 'contact'
    | 'shipTo'
    | 'billTo'
    | 'method'
    | 'deliveries'
    | 'requestedDate'
    | 'requestedDateHelp'
    | 'reference'
    | 'referenceHelp'
    | 'message'
    | 'messageHelp'
    | 'extras'
    | 'submit',
    string
  >

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  values: z.input<typeof Checkout>
  labels: CheckoutLabels
  /** Whoever buys for a company can say what it calls the order. */
  asksReference: boolean
  /** A guest tells us where to write; a customer's address is known. */
  asksEmail: boolean
  shipTo: Option[]
  billTo: Option[]
  methods: Option[]
  deliveries: Option[]
  gateways: PayOption[]
  card: CardEntry
  /** What to know about paying, before choosing how. */
  payNotes: string[]
  days: { first: string; last: string }
  countries: { code: string; name: string }[]
  words: Record<string, string>
}

const FORM = 'checkout'

/**
 * Everything an order needs to be told, on one page. How it is paid stands behind the form, though it belongs to it:
 * a gateway's own form may be part of it, and no form can stand in another.
 */
export function CheckoutForm({ action, values, labels, countries, words, ...offer }: Props) {
  const { form, field, pending, message, control } = useActionForm(Checkout, action, { defaultValues: values, words })
  const typed = (prefix: 'ship' | 'bill') => (part: string) =>
    field(`${prefix}${part[0]!.toUpperCase()}${part.slice(1)}` as `ship${PostalPart}`)
  const address = { labels, countries }
  const [way, paidBy] = control.watch(['deliveryMethodId', 'gateway'])
  const gateways = offer.gateways.filter(({ onlyWith }) => !onlyWith || onlyWith.includes(way ?? ''))
  const isGone = !gateways.some(({ value }) => value === paidBy)
  const { setValue } = control
  useEffect(() => {
    if (isGone) setValue('gateway', '')
  }, [isGone, setValue])

  return (
    <div className="grid gap-6">
      <form {...form} id={FORM} className="grid gap-6">
        {message && <Notice kind="bad">{message}</Notice>}
        {offer.asksEmail && (
          <Section title={labels.contact}>
            <Field label={labels.email} help={labels.emailHelp} type="email" autoComplete="email" {...field('email')} />
          </Section>
        )}
        <Section title={labels.shipTo} id="ship-to">
          <Where field={field('shipTo')} options={offer.shipTo} title={labels.shipTo}>
            <AddressFields {...address} field={typed('ship')} section="shipping" />
          </Where>
        </Section>
        <Section title={labels.billTo} id="bill-to">
          <Where field={field('billTo')} options={offer.billTo} title={labels.billTo}>
            <AddressFields {...address} field={typed('bill')} section="billing" />
          </Where>
        </Section>
        {offer.methods.length > 0 && (
          <Section title={labels.method} id="delivery">
            <Choice legend={labels.method} field={field('deliveryMethodId')} options={offer.methods} />
            {offer.deliveries.length > 0 && (
              <div className="mt-6">
                <h3 className="mb-2 text-base">{labels.deliveries}</h3>
                <Choice legend={labels.deliveries} field={field('deliveries')} options={offer.deliveries} />
              </div>
            )}
          </Section>
        )}
        <Section title={labels.extras} id="extras">
          <div className="grid gap-4">
            {offer.asksReference && (
              <Field
                label={`${labels.reference} (${labels.optional})`}
                help={labels.referenceHelp}
                autoComplete="off"
                className="sm:max-w-sm"
                {...field('reference')}
              />
            )}
            {offer.methods.length > 0 && (
              <Field
                label={`${labels.requestedDate} (${labels.optional})`}
                help={labels.requestedDateHelp}
                type="date"
                min={offer.days.first}
                max={offer.days.last}
                className="sm:max-w-56"
                {...field('requestedDate')}
              />
            )}
            <TextArea
              label={`${labels.message} (${labels.optional})`}
              help={labels.messageHelp}
              maxLength={1000}
              {...(field('message') as object)}
              name="message"
            />
          </div>
        </Section>
      </form>
      <Section title={labels.gateway} id="payment">
        {offer.payNotes.map((note) => (
          <p key={note} className="mb-4 text-md text-soft">
            {note}
          </p>
        ))}
        <PayChoice
          gateways={gateways}
          gateway={{ ...field('gateway'), form: FORM }}
          card={{ ...field('card'), form: FORM }}
          entry={offer.card}
          labels={labels}
          onCard={(id) => {
            control.setValue('card', id)
            control.clearErrors('card')
          }}
        />
      </Section>
      <div>
        <Button form={FORM} look="primary" pending={pending} className="w-full sm:w-auto">
          {labels.submit}
        </Button>
      </div>
    </div>
  )
}

function Section({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <Card id={id}>
      <h2 className="mb-4">{title}</h2>
      {children}
    </Card>
  )
}

type WhereProps = { field: Bound; options: Option[]; title: string; children: ReactNode }

/** A choice of addresses; the fields of a new one show only while it is chosen, scripts or not. */
function Where({ field, options, title, children }: WhereProps) {
  const { defaultValue: _value, error: _error, ...input } = field
  if (options.length === 0) {
    return (
      <>
        <input {...input} type="hidden" value="new" />
        {children}
      </>
    )
  }
  return (
    <div className="group">
      <Choice legend={title} field={field} options={options} />
      <div className="mt-4 hidden group-has-[input[value=new]:checked]:block">{children}</div>
    </div>
  )
}
