'use client'

import { useActionState, useId } from 'react'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/result'

export type DeliveryProps = {
  /** Answers what it did, in the reader's words. */
  action: (previous: Result<string> | null, form: FormData) => Promise<Result<string>>
  places: { value: string; label: string }[]
  place: string
  day: string
  days: { first: string; last: string }
  labels: { shipTo: string; date: string; dateHelp: string; save: string }
}

const box =
  'block w-full min-h-11 rounded-control border border-outline bg-surface px-3 py-2 text-base text-ink aria-invalid:border-bad'

/** Where the goods go and for which day, said in the assist bar before the checkout is opened. */
export function DeliveryForm({ action, places, place, day, days, labels }: DeliveryProps) {
  const [result, send, pending] = useActionState(action, null)
  const id = useId()
  const refused = result?.ok === false ? result : undefined
  const wrong = refused?.fields.requestedDate
  const shown = { place: refused?.typed.shipTo ?? place, day: refused?.typed.requestedDate ?? day }
  return (
    <form action={send} className="grid gap-3 p-2" noValidate>
      <div>
        <label htmlFor={`${id}-place`} className="mb-1 block text-md font-medium">
          {labels.shipTo}
        </label>
        <select key={shown.place} id={`${id}-place`} name="shipTo" defaultValue={shown.place} className={box}>
          {places.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-day`} className="mb-1 block text-md font-medium">
          {labels.date}
        </label>
        <input
          key={shown.day}
          id={`${id}-day`}
          name="requestedDate"
          type="date"
          min={days.first}
          max={days.last}
          defaultValue={shown.day}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-help`}
          className={box}
        />
        <p id={`${id}-help`} className={wrong ? 'mt-1 text-sm font-medium text-bad' : 'mt-1 text-sm text-soft'}>
          {wrong ?? labels.dateHelp}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <Button look="assist" pending={pending}>
          {labels.save}
        </Button>
        <p aria-live="polite" className={refused ? 'text-md font-medium text-bad' : 'text-md font-medium text-good'}>
          {refused ? refused.message : result?.ok && result.value}
        </p>
      </div>
    </form>
  )
}
