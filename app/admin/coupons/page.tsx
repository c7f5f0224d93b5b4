import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CouponTable } from '@/components/admin/coupon-table'
import { Pager } from '@/components/admin/pager'
import { SmallForm } from '@/components/admin/small-form'
import { Card } from '@/components/ui/card'
import { Empty, Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { couponPage } from '@/lib/coupons/desk'
import { CouponsView } from '@/lib/coupons/input'
import { translator } from '@/lib/i18n'
import { overseenShops } from '@/lib/orders/desk/list'
import { pageTitle } from '@/lib/page-title'
import { make, turn } from './actions'

const HERE = '/admin/coupons'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.coupons.title'))
}

/** The coupons of the manager's shops: how often they were used, and new ones. */
export default async function AdminCouponsPage({ searchParams }: PageProps<'/admin/coupons'>) {
  const actor = await adminActor()
  if (!may(actor, 'catalogue.edit')) notFound()
  const t = translator(actor.locale)
  const page = await couponPage(actor, CouponsView.parse(await searchParams))

  return (
    <Page title={t('admin.coupons.title')} lead={t('admin.coupons.lead')}>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          {page.rows.length === 0 ? (
            <Empty title={t('admin.coupons.none')}>{t('admin.coupons.noneHelp')}</Empty>
          ) : (
            <CouponTable actor={actor} rows={page.rows} turn={turn} />
          )}
          <Pager actor={actor} page={page} hrefOf={(after) => `${HERE}?after=${encodeURIComponent(after)}`} />
        </div>
        <New actor={actor} shops={await overseenShops(actor)} />
      </div>
    </Page>
  )
}

function New({ actor, shops }: { actor: Actor; shops: Awaited<ReturnType<typeof overseenShops>> }) {
  const t = translator(actor.locale)
  const field = <Kind extends 'text' | 'date' | undefined>(name: Word, kind?: Kind) => ({
    name,
    kind,
    label: t(`admin.coupons.${name}`),
  })
  return (
    <Card aria-labelledby="new">
      <h2 id="new" className="mb-3">
        {t('admin.coupons.new')}
      </h2>
      <SmallForm
        action={make}
        hidden={{}}
        fields={[
          {
            ...field('shopId'),
            value: shops.find(({ id }) => id === actor.shop.id)?.id,
            options: shops.map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
          },
          { ...field('coupon', 'text'), required: true },
          { ...field('name', 'text'), required: true, help: t('admin.coupons.nameHelp') },
          { ...field('percent'), help: t('admin.coupons.percentHelp') },
          field('amount'),
          field('from', 'date'),
          { ...field('until', 'date'), help: t('admin.coupons.untilHelp') },
          { ...field('usageLimit'), help: t('admin.coupons.limitHelp') },
          { ...field('customerLimit'), help: t('admin.coupons.limitHelp') },
          {
            ...field('whose'),
            options: (['everybody', 'given'] as const).map((value) => ({
              value,
              label: t(`admin.coupons.who.${value}`),
            })),
          },
        ]}
        submit={t('admin.coupons.make')}
      />
    </Card>
  )
}

type Word =
  | 'shopId'
  | 'coupon'
  | 'name'
  | 'percent'
  | 'amount'
  | 'from'
  | 'until'
  | 'usageLimit'
  | 'customerLimit'
  | 'whose'
