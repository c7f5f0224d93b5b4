'use client'

import NextLink from 'next/link'
import { type ReactNode, useActionState } from 'react'
import { Select } from '@/components/forms/field'
import { OwnPassword, type OwnPasswordAsk } from '@/components/orders/own-password'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Result } from '@/lib/result'

export type Option = { value: string; label: string }
export type SendForm = (previous: Result | null, form: FormData) => Promise<Result>

/** Where something goes that is ordered by itself, and how it is paid. */
export type MeansOffer = { shipTo: Option[]; billTo: Option[]; methods: Option[]; pay: Option[] }
export type MeansValues = Record<'shipTo' | 'billTo' | 'deliveryMethodId' | 'pay', string>
export type MeansLabels = Record<'where' | 'shipTo' | 'billTo' | 'method' | 'pay' | 'submit', string>

/** A form of which nothing typed is lost when it is refused. */
export function useKeptForm<Name extends string>(action: SendForm, values: Record<Name, string>) {
  const [result, send, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  const typed = (name: string, otherwise: string) => refused?.typed[name] ?? otherwise
  const field = (name: Name) => ({
    name,
    defaultValue: typed(name, values[name]),
    error: refused?.fields[name],
    autoComplete: 'off',
  })
  const select = (name: Name, label: string, options: Option[]) => (
    <Select key={typed(name, values[name])} {...field(name)} label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
  return { send, pending, refused, typed, field, select }
}

export const numberField = { type: 'number', inputMode: 'numeric', min: 1, className: 'max-w-28' } as const

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="mb-4">{title}</h2>
      {children}
    </Card>
  )
}

type WhereProps = {
  select: (name: keyof MeansValues, label: string, options: Option[]) => ReactNode
  offer: MeansOffer
  labels: MeansLabels
  payNote?: string
}

export function WherePart({ select, offer, labels, payNote }: WhereProps) {
  return (
    <Part title={labels.where}>
      <div className="grid gap-4 sm:grid-cols-2">
        {select('shipTo', labels.shipTo, offer.shipTo)}
        {select('billTo', labels.billTo, offer.billTo)}
        {select('deliveryMethodId', labels.method, offer.methods)}
        {select('pay', labels.pay, offer.pay)}
      </div>
      {payNote && <p className="mt-3 text-sm text-soft">{payNote}</p>}
    </Part>
  )
}

type FootProps = {
  submit: string
  pending: boolean
  back?: Option
  ask: OwnPasswordAsk
  refused?: Pick<Extract<Result, { ok: false }>, 'message' | 'fields'>
}

export function FormFoot({ submit, pending, back, ask, refused }: FootProps) {
  return (
    <>
      <div className="max-w-md empty:hidden">
        <OwnPassword ask={ask} wrong={refused?.fields.currentPassword} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button look="primary" pending={pending}>
          {submit}
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
    </>
  )
}

export const HiddenFields = ({ fields }: { fields: Record<string, string | number> }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
