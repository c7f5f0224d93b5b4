import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { MovementTable } from '@/components/admin/movement-table'
import { Pager } from '@/components/admin/pager'
import { SmallForm } from '@/components/admin/small-form'
import { Kind, nameOf, placeOf } from '@/components/admin/stock-table'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { isEndless, leftOf } from '@/lib/inventory/availability'
import { movementPage } from '@/lib/inventory/movements'
import { mayCount } from '@/lib/inventory/policy'
import { adjustReasons } from '@/lib/inventory/reasons'
import { type ListedStock, stockRow } from '@/lib/inventory/stock-list'
import { StockView } from '@/lib/inventory/stock-view'
import { pageTitle } from '@/lib/page-title'
import { adjust, count } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.inventory.title'))
}

/** One sku in one centre: how many, what can be done about it, and everything that happened to it. */
export default async function StockPage({ params, searchParams }: PageProps<'/admin/inventory/[id]'>) {
  const actor = await adminActor()
  if (!may(actor, 'stock.edit')) notFound()
  const { id } = await params
  const { after } = StockView.parse(await searchParams)
  const row = await stockRow(actor, id)
  const page = row && (await movementPage(actor, id, after))
  if (!row || !page) notFound()
  const t = translator(actor.locale)

  return (
    <Page
      title={`${row.skuCode} · ${row.centre}`}
      lead={nameOf(actor, row)}
      aside={
        <NextLink href="/admin/inventory" prefetch={false} className="text-accent underline underline-offset-4">
          {t('admin.inventory.back')}
        </NextLink>
      }
    >
      <Facts actor={actor} row={row} />
      {mayCount(actor, row) ? (
        <Forms actor={actor} row={row} />
      ) : (
        <p className="mt-6 text-soft">{t('admin.inventory.otherShelf', { shop: row.shop })}</p>
      )}
      <h2 className="mt-8 mb-3">{t('admin.inventory.movements')}</h2>
      <MovementTable actor={actor} rows={page.rows} />
      <Pager actor={actor} page={page} hrefOf={(to) => `/admin/inventory/${id}?after=${encodeURIComponent(to)}`} />
    </Page>
  )
}

function Facts({ actor, row }: { actor: Actor; row: ListedStock }) {
  const t = translator(actor.locale)
  const number = (pieces: number) => new Intl.NumberFormat(actor.locale).format(pieces)
  const facts = [
    [t('admin.inventory.quantity'), number(row.quantity)],
    [t('admin.inventory.reserved'), number(row.reserved)],
    [t('admin.inventory.available'), isEndless(row) ? t('admin.inventory.endless') : number(leftOf(row))],
    [t('admin.inventory.kind'), <Kind key="kind" actor={actor} row={row} />],
    [t('admin.inventory.shop'), row.shop],
  ] as const
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-soft">{label}</dt>
          <dd className="text-lg">{value}</dd>
        </div>
      ))}
      {row.owed > 0 && (
        <div className="max-w-sm">
          <dt className="text-sm text-soft">{t('admin.inventory.owed')}</dt>
          <dd>
            <span className="text-lg text-bad">{number(row.owed)}</span>
            <span className="block text-sm text-soft">{t('admin.inventory.owedHelp')}</span>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Forms({ actor, row }: { actor: Actor; row: ListedStock }) {
  const t = translator(actor.locale)
  const remark = { name: 'remark', kind: 'text', label: t('admin.inventory.remark') } as const
  const reasons = adjustReasons.map((value) => ({ value, label: t(`admin.inventory.reasons.${value}`) }))
  return (
    <div className="mt-6 grid gap-4 md:grid-cols-2">
      <Card>
        <h2 className="mb-1 text-lg">{t('admin.inventory.countTitle')}</h2>
        <p className="mb-3 text-md text-soft">{t('admin.inventory.countLead')}</p>
        <SmallForm
          action={count}
          hidden={{ ...placeOf(row), seen: row.quantity }}
          fields={[
            {
              name: 'quantity',
              label: t('admin.inventory.quantity'),
              value: String(row.quantity),
              required: true,
            },
            remark,
          ]}
          submit={t('admin.inventory.countSubmit')}
        />
      </Card>
      <Card>
        <h2 className="mb-1 text-lg">{t('admin.inventory.adjustTitle')}</h2>
        <p className="mb-3 text-md text-soft">{t('admin.inventory.adjustLead')}</p>
        <SmallForm
          action={adjust}
          hidden={placeOf(row)}
          fields={[
            { name: 'by', label: t('admin.inventory.by'), required: true },
            { name: 'reason', label: t('admin.inventory.reason'), options: reasons },
            remark,
          ]}
          submit={t('admin.inventory.adjust')}
        />
      </Card>
    </div>
  )
}
