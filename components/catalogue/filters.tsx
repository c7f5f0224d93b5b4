import { ChevronDown, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { inputClass } from '@/components/forms/field'
import { Button, buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { type Listing, listingQuery } from '@/lib/catalogue/input'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'

type Props = { actor: Actor; path: string; listing: Listing; brands: { name: string; count: number }[] }

const countOf = ({ brand, stock, sale, from, to }: Listing) =>
  brand.length + [stock, sale, from !== undefined, to !== undefined].filter(Boolean).length

/** What narrows a list. Everything is said by the URL, so it works as a plain form. */
export function Filters({ actor, path, listing, brands }: Props) {
  const t = translator(actor.locale)
  const on = countOf(listing)
  return (
    <details open={on > 0} className="rounded-card border border-line bg-surface">
      <summary className="flex min-h-11 items-center gap-3 px-4 text-md font-medium">
        <SlidersHorizontal aria-hidden className="size-4" />
        {t('goods.filter')}
        {on > 0 && <span className="font-normal text-soft">{t('goods.filtered', { count: on })}</span>}
        <ChevronDown aria-hidden className="ml-auto size-4" />
      </summary>
      <form action={hrefFor(actor, path)} className="grid gap-6 border-t border-line p-4 sm:grid-cols-2 lg:grid-cols-4">
        {listing.sort !== 'name' && <input type="hidden" name="sort" value={listing.sort} />}
        {listing.size !== 24 && <input type="hidden" name="size" value={listing.size} />}
        <Group legend={t('goods.brand')} wide>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {brands.map(({ name, count }) => (
              <Tick key={name} name="brand" value={name} checked={listing.brand.includes(name)}>
                {name} <span className="text-soft">({count})</span>
              </Tick>
            ))}
          </div>
        </Group>
        <Group legend={t('goods.availability')}>
          <Tick name="stock" value="1" checked={listing.stock}>
            {t('goods.inStockOnly')}
          </Tick>
          <Tick name="sale" value="1" checked={listing.sale}>
            {t('goods.onSaleOnly')}
          </Tick>
        </Group>
        <Group legend={t('goods.price', { currency: actor.shop.currency })}>
          <div className="flex gap-3">
            <Amount name="from" label={t('goods.from')} value={listing.from} />
            <Amount name="to" label={t('goods.to')} value={listing.to} />
          </div>
        </Group>
        <div className="flex flex-wrap gap-3 sm:col-span-2 lg:col-span-4">
          <Button look="primary">{t('goods.apply')}</Button>
          {on > 0 && (
            <Link href={path + listingQuery({ ...listing, ...none })} className={buttonClass('quiet')}>
              {t('goods.reset')}
            </Link>
          )}
        </div>
      </form>
    </details>
  )
}

const none = {
  brand: [],
  stock: false,
  sale: false,
  from: undefined,
  to: undefined,
  after: undefined,
  before: undefined,
}

function Group({ legend, wide, children }: { legend: string; wide?: boolean; children: ReactNode }) {
  return (
    <fieldset className={wide ? 'min-w-0 lg:col-span-2' : 'min-w-0'}>
      <legend className="mb-1 text-md font-medium">{legend}</legend>
      {children}
    </fieldset>
  )
}

function Tick({
  name,
  value,
  checked,
  children,
}: {
  name: string
  value: string
  checked: boolean
  children: ReactNode
}) {
  return (
    <label className="flex min-h-8 items-center gap-2 text-md">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} className="size-4 accent-accent" />
      <span className="min-w-0">{children}</span>
    </label>
  )
}

function Amount({ name, label, value }: { name: string; label: string; value?: number }) {
  return (
    <label className="block min-w-0 flex-1 text-sm text-soft">
      {label}
      <input name={name} inputMode="decimal" defaultValue={value} className={inputClass} />
    </label>
  )
}
