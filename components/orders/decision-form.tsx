'use client'

import { useActionState } from 'react'
import { inputClass } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  number: string
  labels: Record<'remark' | 'release' | 'reject', string>
}

/** Yes or no to a colleague's order, with a word to them; works before JavaScript has loaded. */
export function DecisionForm({ action, number, labels }: Props) {
  const [result, submit, pending] = useActionState(action, null)
  return (
    <form action={submit} className="mt-4 grid gap-3">
      {result?.ok === false && <Notice kind="bad">{result.message}</Notice>}
      <input type="hidden" name="number" value={number} />
      <label className="block text-md font-medium">
        <span className="mb-1 block">{labels.remark}</span>
        <input name="remark" maxLength={1000} className={inputClass} />
      </label>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" name="decision" value="release" pending={pending}>
          {labels.release}
        </Button>
        <Button look="bad" name="decision" value="reject" pending={pending}>
          {labels.reject}
        </Button>
      </div>
    </form>
  )
}
