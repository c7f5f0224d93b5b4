'use client'

import type { ComponentProps } from 'react'
import type { z } from 'zod'
import { TextArea } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ArrangeForm } from '@/lib/people/definition-input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  values: z.input<typeof ArrangeForm>
  labels: Record<'order' | 'help' | 'save', string>
  words: Record<string, string>
}

/** Which fields a form has, in their order. */
export function FormOrder({ action, values, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm(ArrangeForm, action, { defaultValues: values, words })
  const { ref, onChange, onBlur, ...order } = field('fields')
  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" name="shopId" value={values.shopId} />
      <input type="hidden" name="type" value={values.type} />
      <TextArea
        label={labels.order}
        help={labels.help}
        rows={5}
        spellCheck={false}
        ref={ref as ComponentProps<'textarea'>['ref']}
        onChange={onChange as unknown as ComponentProps<'textarea'>['onChange']}
        onBlur={onBlur as unknown as ComponentProps<'textarea'>['onBlur']}
        {...order}
      />
      <div>
        <Button look="primary" pending={pending}>
          {labels.save}
        </Button>
      </div>
    </form>
  )
}
