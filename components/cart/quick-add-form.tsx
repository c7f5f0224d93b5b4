'use client'

import { useActionState } from 'react'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result<string> | null, form: FormData) => Promise<Result<string>>
  words: { code: string; help: string; quantity: string; submit: string }
}

/** An article number and how many. The server knows which exist: there is nothing for the browser to check. */
export function QuickAddForm({ action, words }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  const typed = refused?.typed ?? {}
  return (
    <form action={send} noValidate>
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-40 flex-1">
          <Field
            name="article"
            label={words.code}
            help={words.help}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={typed.article}
            error={refused?.fields.article}
          />
        </div>
        <div className="w-24">
          <Field
            name="quantity"
            label={words.quantity}
            type="number"
            inputMode="numeric"
            min={1}
            max={9999}
            defaultValue={typed.quantity ?? '1'}
            error={refused?.fields.quantity}
          />
        </div>
        <Button pending={pending} className="mt-6 min-h-11">
          {words.submit}
        </Button>
      </div>
      <div aria-live="polite" className="mt-2 text-md font-medium">
        {refused && <p className="text-bad">{refused.message}</p>}
        {result?.ok && <p className="text-good">{result.value}</p>}
      </div>
    </form>
  )
}
