'use client'

import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { QuickCheckout } from '@/lib/orders/input'
import type { Result } from '@/lib/result'
import { Choice } from './choice'

type Option = { value: string; label: string; help?: string; aside?: string }
const parts = ['shipTo', 'billTo', 'deliveryMethodId', 'pay'] as const
type Part = (typeof parts)[number]

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  values: Record<Part, string>
  options: Record<Part, Option[]>
  labels: Record<Part | 'save', string>
  words: Record<string, string>
}

/** How the checkout is answered from now on: four choices of what there is. */
export function QuickForm({ action, values, options, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm(QuickCheckout, action, { defaultValues: values, words })
  return (
    <form {...form} className="grid gap-6">
      {message && <Notice kind="bad">{message}</Notice>}
      {parts.map((part) => (
        <div key={part}>
          <h2 className="mb-2 text-base">{labels[part]}</h2>
          <Choice legend={labels[part]} field={field(part)} options={options[part]} />
        </div>
      ))}
      <div>
        <Button look="primary" pending={pending}>
          {labels.save}
        </Button>
      </div>
    </form>
  )
}
