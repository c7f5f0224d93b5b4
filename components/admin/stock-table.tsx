import NextLink from 'next/link'
import { Badge } from '@/components/ui/badge'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { formatDate, inLocale, translator } from '@/lib/i18n'
import { isEndless, leftOf } from '@/lib/inventory/availability'
import { mayCount } from '@/lib/inventory/policy'
import type { ListedStock } from '@/lib/inventory/stock-list'
import type { Result } from '@/lib/result'
import { SmallForm } from './small-form'
import { Table } from './table'

type Count = (previous: Result<string> | null, form: FormData) => Promise<Result<string>>

/** What lies where, a form to count it in each row. */
export function StockTable({ actor, rows, count }: { actor: Actor; rows: ListedStock[]; count: Count }) {
  const t = translator(actor.locale)
  return (
    <Table
      caption={t('admin.inventory.title')}
      columns={[
        { key: 'sku', label: t('admin.inventory.sku') },
        { key: 'centre', label: t('admin.inventory.centre') },
        { key: 'kind', label: t('admin.inventory.kind') },
        { key: 'quantity', label: t('admin.inventory.quantity'), align: 'right' },
        { key: 'reserved', label: t('admin.inventory.reserved'), align: 'right' },
        { key: 'available', label: t('admin.inventory.available'), align: 'right' },
        { key: 'owed', label: t('admin.inventory.owed'), align: 'right' },
        { key: 'count', label: t('admin.inventory.count') },
      ]}
      rows={rows.map((row) => ({ key: row.id, cells: cellsOf(actor, row, count) }))}
    />
  )
}

/** What a form about a row has to say which row it means. */
export const placeOf = ({ shopCode, centreCode, skuCode }: ListedStock) => ({ shopCode, centreCode, skuCode })

function cellsOf(actor: Actor, row: ListedStock, count: Count) {
  const t = translator(actor.locale)
  const number = (pieces: number) => new Intl.NumberFormat(actor.locale).format(pieces)
  return {
    sku: (
      <>
        <NextLink
          href={`/admin/inventory/${row.id}`}
          prefetch={false}
          className="font-medium text-accent underline underline-offset-4"
        >
          {row.skuCode}
        </NextLink>
        <span className="block break-words text-soft">{nameOf(actor, row)}</span>
      </>
    ),
    centre: (
      <>
        {row.centre}
        <span className="block text-sm text-soft">{row.shop}</span>
      </>
    ),
    kind: <Kind actor={actor} row={row} />,
    quantity: number(row.quantity),
    reserved: number(row.reserved),
    available: isEndless(row) ? t('admin.inventory.endless') : number(leftOf(row)),
    owed: row.owed > 0 ? <Badge tone="bad">{number(row.owed)}</Badge> : number(row.owed),
    count: mayCount(actor, row) && (
      <SmallForm
        action={count}
        compact
        hidden={{ ...placeOf(row), seen: row.quantity }}
        fields={[
          {
            name: 'quantity',
            label: t('admin.inventory.counted', { sku: row.skuCode, centre: row.centre }),
            value: String(row.quantity),
            required: true,
          },
        ]}
        submit={t('admin.inventory.saveCount')}
        submitLabel={t('admin.inventory.saveCountOf', { sku: `${row.skuCode} (${row.centre})` })}
      />
    ),
  }
}

export const nameOf = ({ locale }: Actor, { names, options }: ListedStock) =>
  [inLocale(names, locale), options && inLocale(options, locale)].filter(Boolean).join(', ')

/** How the sku is sold from there. */
export function Kind({ actor: { locale }, row }: { actor: Actor; row: ListedStock }) {
  const t = translator(locale)
  const isOut = row.releaseDate !== null && row.releaseDate > now()
  return (
    <>
      {t(`admin.inventory.kinds.${row.availability}`)}
      {row.disabled && <span className="block text-sm text-soft">{t('admin.inventory.off')}</span>}
      {isOut && (
        <span className="block text-sm text-soft">
          {t('admin.inventory.out', { date: formatDate(row.releaseDate!, locale) })}
        </span>
      )}
      {row.keepsOwnStock && <span className="block text-sm text-soft">{t('admin.inventory.ownBooks')}</span>}
    </>
  )
}
