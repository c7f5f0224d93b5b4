'use client'

import { Select } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type ShopAccess, SwitchShop } from '@/lib/people/shop-access-input'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  customerId: string
  shopId: string
  access: ShopAccess
  reasons: { reason: string; label: string }[]
  back: string
  labels: { reason: string; submit: string; back: string }
  words: Record<string, string>
}

/** Lets a customer into another shop or takes that away: says why, and does it. */
export function ShopAccessForm({ action, customerId, shopId, access, reasons, back, labels, words }: Props) {
  const { form, field, pending, message } = useActionForm<SwitchShop, unknown>(SwitchShop, action, {
    defaultValues: { customerId, shopId, access },
    words,
  })
  return (
    <form {...form} className="grid gap-4">
      {message && <Notice kind="bad">{message}</Notice>}
      <input type="hidden" {...field('customerId')} />
      <input type="hidden" {...field('shopId')} />
      <input type="hidden" {...field('access')} />
      <Select label={labels.reason} {...field('reason')}>
        <option value="" />
        {reasons.map(({ reason, label }) => (
          <option key={reason} value={reason}>
            {label}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap gap-3">
        <Button look={access === 'close' ? 'bad' : 'primary'} pending={pending}>
          {labels.submit}
        </Button>
        <a href={back} className={buttonClass('plain')}>
          {labels.back}
        </a>
      </div>
    </form>
  )
}
