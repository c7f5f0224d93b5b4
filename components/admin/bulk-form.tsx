'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Result } from '@/lib/result'
import { BULK } from './bulk-id'

/** What became of each: in the reader's words, good or not. */
export type BulkReport = { number: string; text: string; good: boolean }[]

type Props = {
  action: (previous: Result<BulkReport> | null, form: FormData) => Promise<Result<BulkReport>>
  buttons: { action: string; label: string }[]
  labels: { ticked: string; report: string }
}

/** Presses one button on everything that is ticked in the list below, and says row by row what happened. */
export function BulkForm({ action, buttons, labels }: Props) {
  const [result, submit, pending] = useActionState(action, null)

  return (
    <form id={BULK} action={submit} className="mb-3 grid gap-3">
      {buttons.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-md text-soft">{labels.ticked}</span>
          {buttons.map(({ action: name, label }) => (
            <Button key={name} name="action" value={name} pending={pending} className="min-h-9">
              {label}
            </Button>
          ))}
        </div>
      )}
      {result?.ok === false && <Notice kind="bad">{result.message}</Notice>}
      {result?.ok && (
        <Notice kind={result.value.every(({ good }) => good) ? 'good' : 'warn'}>
          <p className="font-medium">{labels.report}</p>
          <ul>
            {result.value.map(({ number, text, good }) => (
              <li key={number} className={good ? undefined : 'font-medium text-bad'}>
                {number}: {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </form>
  )
}
