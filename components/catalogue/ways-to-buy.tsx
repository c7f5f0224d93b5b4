import type { ReactNode } from 'react'
import { Field } from '@/components/forms/field'
import { Choice } from '@/components/orders/choice'
import { Button } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import type { SkuInFull } from '@/lib/catalogue/queries'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'

type Props = { actor: Actor; sku: SkuInFull; months: number[]; once: ReactNode }

/** Buy once, or subscribe with one of its terms: each way shows its own form while it is chosen, without JavaScript too. */
export function WaysToBuy({ actor, sku, months, once }: Props) {
  const t = translator(actor.locale)
  const { min, step } = sku.availability
  const subscribe = (count: number) => (
    <form action={hrefFor(actor, '/account/subscriptions/new')} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="sku" value={sku.code} />
      <input type="hidden" name="months" value={count} />
      <Field
        name="quantity"
        label={t('goods.quantity')}
        type="number"
        inputMode="numeric"
        min={min}
        step={step}
        defaultValue={min}
        className="w-24"
      />
      <Button look="primary">{t('subscriptions.offer.go')}</Button>
    </form>
  )
  return (
    <Choice
      key={sku.id}
      legend={t('subscriptions.offer.legend')}
      field={{ name: 'way', defaultValue: 'once' } as Parameters<typeof Choice>[0]['field']}
      options={[
        { value: 'once', label: t('subscriptions.offer.once'), help: t('subscriptions.offer.onceHelp'), inside: once },
        ...months.map((count) => ({
          value: String(count),
          label: t('subscriptions.offer.subscribe', { count }),
          help: t('subscriptions.offer.subscribeHelp'),
          inside: subscribe(count),
        })),
      ]}
    />
  )
}
