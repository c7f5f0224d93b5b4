import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { BuyerCare } from '@/components/organisations/buyer-care'
import { AccountPage } from '@/components/people/account-page'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { buyerById } from '@/lib/organisations/queries'
import { pageTitle } from '@/lib/page-title'
import { change, turn } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('organisation.buyer'))
}

/** One buyer of the organisation, for its administrator. Who buys elsewhere is not there. */
export default async function BuyerPage({ params, searchParams }: PageProps<'/account/organisation/buyers/[id]'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor(`/account/organisation/buyers/${(await params).id}`))
  const { id } = await params
  const buyer = /^[\da-f-]{36}$/i.test(id) ? await buyerById(actor, id) : undefined
  if (!buyer) notFound()
  const t = translator(actor.locale)
  const name = `${buyer.firstname} ${buyer.lastname}`
  const { invited, changed } = await searchParams

  return (
    <AccountPage
      actor={actor}
      room="organisation"
      title={name}
      aside={
        <Link href="/account/organisation" className="text-accent underline underline-offset-4">
          {t('organisation.back')}
        </Link>
      }
    >
      <div className="grid gap-6">
        {invited === '1' && <Notice kind="good">{t('organisation.invited', { name })}</Notice>}
        {changed === '1' && <Notice kind="good">{t('organisation.changed')}</Notice>}
        <BuyerCare key={JSON.stringify(buyer)} actor={actor} buyer={buyer} change={change} turn={turn} />
      </div>
    </AccountPage>
  )
}
