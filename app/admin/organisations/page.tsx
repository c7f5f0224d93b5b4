import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Table } from '@/components/admin/table'
import { Empty, Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { organisationsOverseen } from '@/lib/organisations/policy'
import { pageTitle } from '@/lib/page-title'
import { creditNow } from '@/lib/payments/credit'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.organisations.title'))
}

/** The organisations of the manager's shops: their terms, and what they owe. */
export default async function OrganisationsPage() {
  const actor = await adminActor()
  if (!may(actor, 'organisations.edit')) notFound()
  const t = translator(actor.locale)
  const shops = await organisationsOverseen(actor)
  const agreed = await Promise.all(shops.map(creditNow))

  return (
    <Page title={t('admin.organisations.title')} lead={t('admin.organisations.lead')}>
      {shops.length === 0 ? (
        <Empty title={t('admin.organisations.none')}>{t('admin.organisations.noneHelp')}</Empty>
      ) : (
        <Table
          caption={t('admin.organisations.title')}
          columns={[
            { key: 'name', label: t('admin.organisations.name') },
            { key: 'days', label: t('organisation.days') },
            { key: 'limit', label: t('organisation.limit'), align: 'right' },
            { key: 'used', label: t('organisation.used'), align: 'right' },
            { key: 'left', label: t('organisation.left'), align: 'right' },
          ]}
          rows={shops.map((shop, at) => {
            const { terms, credit } = agreed[at] ?? {}
            const money = (amount?: number) =>
              amount === undefined ? '' : formatMoney(amount, shop.currency, actor.locale)
            return {
              key: shop.id,
              cells: {
                name: (
                  <NextLink
                    href={`/admin/organisations/${shop.id}`}
                    prefetch={false}
                    className="font-medium text-accent underline underline-offset-4"
                  >
                    {shop.name}
                  </NextLink>
                ),
                days: terms ? t('organisation.within', { days: terms.days }) : t('admin.organisations.noTerms'),
                limit: credit ? money(credit.limit) : t('admin.organisations.noLimit'),
                used: money(credit?.used),
                left: money(credit?.left),
              },
            }
          })}
        />
      )}
    </Page>
  )
}
