'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Result } from '@/lib/result'

type Reveal = (previous: Result | null, form: FormData) => Promise<Result<string>>
type Fact = { name: string; label: string; reveal: string }
type Labels = { title: string; help: string; reveal: string; none: string }

/** What to ask a caller. Each value is masked until it is looked at, and every look is recorded. */
export function IdentityCheck({
  action,
  customerId,
  facts,
  labels,
}: {
  action: Reveal
  customerId: string
  facts: Fact[]
  labels: Labels
}) {
  return (
    <Card>
      <h2>{labels.title}</h2>
      <p className="mt-1 mb-3 text-md text-soft">{labels.help}</p>
      <ul className="divide-y divide-line">
        {facts.map((fact) => (
          <li key={fact.name}>
            <Masked action={action} customerId={customerId} fact={fact} labels={labels} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Masked({
  action,
  customerId,
  fact,
  labels,
}: {
  action: Reveal
  customerId: string
  fact: Fact
  labels: Labels
}) {
  const [result, submit, pending] = useActionState<Result<string> | null, FormData>(action, null)
  return (
    <form action={submit} className="flex min-h-12 items-center justify-between gap-4 py-1 text-md">
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="what" value={fact.name} />
      <span className="text-soft">{fact.label}</span>
      {result?.ok ? (
        <output className="font-medium">{result.value || labels.none}</output>
      ) : (
        <span className="flex items-center gap-2">
          <span aria-hidden>••••••</span>
          <Button look="quiet" pending={pending} aria-label={fact.reveal} className="px-2">
            {labels.reveal}
          </Button>
        </span>
      )}
      {result?.ok === false && <span role="alert">{result.message}</span>}
    </form>
  )
}
