import NextLink from 'next/link'
import { Button, buttonClass } from '@/components/ui/button'
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

type Props = { actor: Actor; view: OrdersView; shops: { id: string; name: string }[] }

/** The one box of the list of orders, what can be written into it, and the shop. */
export function SearchForm({ actor, view, shops }: Props) {
  const t = translator(actor.locale)
  const { q: _q, shop: _shop, after: _after, ...kept } = view
  return (
    <search className="mb-4 block">
      <form action="/admin/orders" className="flex flex-wrap items-end gap-2">
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="min-w-60 flex-1">
          <Write label={t('admin.orders.find')} name="q" value={view.q} type="search" maxLength={200} />
        </div>
        <ChooseOf
          label={t('admin.list.shop')}
          name="shop"
          value={view.shop}
          all={t('admin.list.allShops')}
          among={shops}
        />
        <Button look="primary">{t('admin.orders.go')}</Button>
        {view.q && (
          <NextLink
            href={viewHref('/admin/orders', view, { q: undefined })}
            prefetch={false}
            className={buttonClass('quiet')}
          >
            {t('admin.orders.clear')}
          </NextLink>
        )}
      </form>
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
