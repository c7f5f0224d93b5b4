import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { OpenInvoices } from '@/components/admin/open-invoices'
import { Pager } from '@/components/admin/pager'
import { SmallForm } from '@/components/admin/small-form'
import { BuyerTable } from '@/components/organisations/buyer-table'
import { CreditFacts } from '@/components/organisations/credit-facts'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { amountToType } from '@/lib/money'
import { BuyersView } from '@/lib/organisations/input'
import { canInvite } from '@/lib/organisations/invite-form'
import { knownOrganisation } from '@/lib/organisations/policy'
import { buyerPage } from '@/lib/organisations/queries'
import { pageTitle } from '@/lib/page-title'
import { creditNow } from '@/lib/payments/credit'
import { saveTerms, settle } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.organisations.title'))
}

/** One organisation: its terms, what it owes, and its buyers. */
export default async function OrganisationPage({ params, searchParams }: PageProps<'/admin/organisations/[id]'>) {
  const { id } = await params
  const there = await knownOrganisation(await adminActor(), id)
  if (!there) notFound()
  const t = translator(there.locale)
  const page = await buyerPage(there, BuyersView.parse(await searchParams))
  const here = `/admin/organisations/${id}`

  return (
    <Page
      title={there.shop.name}
      aside={
        <NextLink href="/admin/organisations" prefetch={false} className="text-accent underline underline-offset-4">
          {t('admin.organisations.back')}
        </NextLink>
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <section className="min-w-0">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-4">
            <h2>{t('organisation.buyers')}</h2>
            {canInvite(there) && (
              <NextLink href={`${here}/buyers/new`} prefetch={false} className={buttonClass('primary')}>
                {t('organisation.invite')}
              </NextLink>
            )}
          </div>
          <BuyerTable actor={there} buyers={page.rows} hrefOf={(buyer) => `${here}/buyers/${buyer}`} />
          <Pager actor={there} page={page} hrefOf={(after) => `${here}?after=${encodeURIComponent(after)}`} />
          <p className="mt-6">
            <NextLink href={`${here}/addresses`} prefetch={false} className="text-accent underline underline-offset-4">
              {t('organisation.addresses')}
            </NextLink>
          </p>
          <h2 className="mt-8 mb-3">{t('admin.organisations.open')}</h2>
          <OpenInvoices actor={there} settle={settle} />
        </section>
        <TermsForm actor={there} />
      </div>
    </Page>
  )
}

async function TermsForm({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const { id, currency } = actor.shop
  const agreed = await creditNow(actor.shop)
  const limit = agreed?.terms.limit
  return (
    <Card aria-labelledby="terms">
      <h2 id="terms" className="mb-3">
        {t('organisation.terms')}
      </h2>
      {agreed && (
        <div className="mb-5">
          <CreditFacts actor={actor} {...agreed} all />
        </div>
      )}
      <SmallForm
        action={saveTerms}
        hidden={{ organisationId: id }}
        fields={[
          {
            name: 'days',
            kind: 'text',
            label: t('admin.organisations.daysField'),
            help: t('admin.organisations.daysHelp'),
            value: agreed ? String(agreed.terms.days) : '',
          },
          {
            name: 'limit',
            kind: 'text',
            label: t('admin.organisations.limitField', { currency }),
            help: t('admin.organisations.limitHelp'),
            value: limit == null ? '' : amountToType(limit, currency, actor.locale),
          },
        ]}
        submit={t('admin.organisations.saveTerms')}
      />
    </Card>
  )
}
