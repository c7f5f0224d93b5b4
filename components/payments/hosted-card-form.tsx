'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/result'
import type { CardLabels } from './card-words'
import { Tick } from './tick'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  fields: Record<string, string>
  labels: CardLabels
  offersSaving: boolean
  needsAgreement: boolean
}

/** A card has been entered on its gateway's page: whether it is used, and kept. */
export function HostedCardForm({ action, fields, labels, offersSaving, needsAgreement }: Props) {
  const [result, submit, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined

  return (
    <form action={submit} className="grid gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {refused && (
        <p role="alert" className="text-sm font-medium text-bad">
          {Object.values(refused.fields)[0] ?? refused.message}
        </p>
      )}
      {offersSaving && <Tick name="saved">{labels.saved}</Tick>}
      {needsAgreement && <Tick name="agreed">{labels.agreed}</Tick>}
      <div>
        <Button look="primary" pending={pending}>
          {labels.submit}
        </Button>
      </div>
    </form>
  )
}
