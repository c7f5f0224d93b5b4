import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { BuyerCare } from '@/components/organisations/buyer-care'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { knownOrganisation } from '@/lib/organisations/policy'
import { buyerById } from '@/lib/organisations/queries'
import { pageTitle } from '@/lib/page-title'
import { change, turn } from '../../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('organisation.buyer'))
}

/** One buyer of an organisation, for the manager who looks after its shop. */
export default async function BuyerPage({
  params,
  searchParams,
}: PageProps<'/admin/organisations/[id]/buyers/[buyer]'>) {
  const { id, buyer: wanted } = await params
  const there = await knownOrganisation(await adminActor(), id)
  const buyer = there && /^[\da-f-]{36}$/i.test(wanted) ? await buyerById(there, wanted) : undefined
  if (!there || !buyer) notFound()
  const t = translator(there.locale)
  const name = `${buyer.firstname} ${buyer.lastname}`
  const { invited, changed } = await searchParams

  return (
    <Page
      title={name}
      aside={
        <NextLink
          href={`/admin/organisations/${id}`}
          prefetch={false}
          className="text-accent underline underline-offset-4"
        >
          {t('admin.organisations.backTo', { name: there.shop.name })}
        </NextLink>
      }
    >
      <div className="grid gap-6">
        {invited === '1' && <Notice kind="good">{t('organisation.invited', { name })}</Notice>}
        {changed === '1' && <Notice kind="good">{t('organisation.changed')}</Notice>}
        <BuyerCare
          key={JSON.stringify(buyer)}
          actor={there}
          buyer={buyer}
          change={change}
          turn={turn}
          hidden={{ organisationId: id }}
        />
      </div>
    </Page>
  )
}
