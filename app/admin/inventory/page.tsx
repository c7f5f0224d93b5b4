import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Chips } from '@/components/admin/chips'
import { Choose, Write } from '@/components/admin/choose'
import { Pager } from '@/components/admin/pager'
import { StockTable } from '@/components/admin/stock-table'
import { Button, buttonClass } from '@/components/ui/button'
import { Empty, Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { countedShops } from '@/lib/inventory/policy'
import { stockCentres, stockPage } from '@/lib/inventory/stock-list'
import { StockView, stockFilters, stockHref } from '@/lib/inventory/stock-view'
import { pageTitle } from '@/lib/page-title'
import { count } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.inventory.title'))
}

/** What lies in the centres of the manager's shops. */
export default async function InventoryPage({ searchParams }: PageProps<'/admin/inventory'>) {
  const actor = await adminActor()
  if (!may(actor, 'stock.edit')) notFound()
  const t = translator(actor.locale)
  const view = StockView.parse(await searchParams)
  const page = await stockPage(actor, view)

  return (
    <Page
      title={t('admin.inventory.title')}
      lead={t('admin.inventory.lead')}
      aside={
        (await countedShops(actor)).length > 0 && (
          <NextLink href="/admin/inventory/import" prefetch={false} className={buttonClass('plain')}>
            {t('admin.inventory.import')}
          </NextLink>
        )
      }
    >
      <Find actor={actor} view={view} centres={await stockCentres(actor)} />
      <Chips
        label={t('admin.inventory.show')}
        chips={stockFilters.map((show) => ({
          key: show,
          label: t(`admin.inventory.filters.${show}`),
          href: stockHref(view, { show, after: undefined }),
          current: view.show === show,
        }))}
      />
      {page.rows.length === 0 ? (
        <Empty title={t('admin.inventory.none')}>{t('admin.inventory.noneHelp')}</Empty>
      ) : (
        <StockTable actor={actor} rows={page.rows} count={count} />
      )}
      <Pager actor={actor} page={page} hrefOf={(after) => stockHref(view, { after })} />
    </Page>
  )
}

type Centre = Awaited<ReturnType<typeof stockCentres>>[number]

function Find({ actor, view, centres }: { actor: Actor; view: StockView; centres: Centre[] }) {
  const t = translator(actor.locale)
  return (
    <search>
      <form action="/admin/inventory" className="mb-3 flex flex-wrap items-end gap-2">
        {view.show !== 'all' && <input type="hidden" name="show" value={view.show} />}
        <div className="min-w-60 flex-1">
          <Write label={t('admin.inventory.find')} name="q" value={view.q} type="search" maxLength={100} />
        </div>
        {centres.length > 1 && (
          <Choose label={t('admin.inventory.centre')} name="centre" value={view.centre}>
            <option value="">{t('admin.inventory.allCentres')}</option>
            {centres.map(({ id, name, shop }) => (
              <option key={id} value={id}>
                {name} · {shop}
              </option>
            ))}
          </Choose>
        )}
        <Button look="primary">{t('admin.inventory.go')}</Button>
      </form>
    </search>
  )
}
