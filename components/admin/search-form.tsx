import NextLink from 'next/link'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { buttonClass } from '@/components/ui/button'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { type OrdersView, viewHref } from '@/lib/orders/desk/view'
import { ChooseOf, Write } from './choose'

const signs = [
  ['1234', 'plain'],
  ['#1234', 'hash'],
  ['?anna', 'who'],
  ['@2100', 'at'],
  ['!SKU', 'held'],
  ['&SKU', 'sku'],
  ['*ID', 'id'],
  ['^SHOP', 'shop'],
  ['2009-01<2020', 'span'],
] as const

type Props = {
  action: FormAction<never>
  actor: Actor
  view: OrdersView
  text?: string
  shops: { id: string; name: string }[]
}

/** The one box of the list of orders, what can be written into it, and the shop. */
export function SearchForm({ action, actor, view, text, shops }: Props) {
  const t = translator(actor.locale)
  const { group, sort, order, requests } = view
  const kept = { group, sort, order, ...(requests && { requests }) }
  return (
    <search className="mb-4 block">
      <TellingForm
        key={JSON.stringify([view, text])}
        action={action}
        fields={kept}
        className="flex flex-wrap items-end gap-2"
      >
        <div className="min-w-60 flex-1">
          <Write label={t('admin.orders.find')} name="text" value={text} type="search" maxLength={200} />
        </div>
        <ChooseOf
          label={t('admin.list.shop')}
          name="shop"
          value={view.shop}
          all={t('admin.list.allShops')}
          among={shops}
        />
        <SubmitButton look="primary">{t('admin.orders.go')}</SubmitButton>
        {text && (
          <NextLink
            href={viewHref('/admin/orders', view, { q: undefined })}
            prefetch={false}
            className={buttonClass('quiet')}
          >
            {t('admin.orders.clear')}
          </NextLink>
        )}
      </TellingForm>
      <details className="mt-2 text-sm text-soft">
        <summary className="w-fit">{t('admin.orders.help')}</summary>
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
          {signs.map(([sign, word]) => (
            <div key={word} className="contents">
              <dt>
                <code>{sign}</code>
              </dt>
              <dd>{t(`admin.orders.syntax.${word}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </search>
  )
}
