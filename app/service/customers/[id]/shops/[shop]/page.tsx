import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ShopAccessForm } from '@/components/people/shop-access-form'
import { Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { otherShopsOf } from '@/lib/auth/other-shops'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { careReasons } from '@/lib/people/care-input'
import { customerPage } from '@/lib/people/customer-page'
import { switchShop } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('desk.page.title'))
}

/** Asks once more before a customer is let into another shop, or that is taken away, and why. */
export default async function ShopAccessPage({ params }: PageProps<'/service/customers/[id]/shops/[shop]'>) {
  const actor = await currentActor()
  const { id, shop: shopId } = await params
  if (!may(actor, 'desk.enter')) redirect(signInFor(`/service/customers/${id}/shops/${shopId}`))
  if (actor.assist) redirect('/service')
  if (!may(actor, 'customers.find')) notFound()
  const customer = await customerPage(actor, id)
  const shops = customer ? await otherShopsOf(actor, customer.person, customer.state !== 'disabled') : []
  const other = shops.find((shop) => shop.id === shopId)
  if (!customer || !other) notFound()
  const back = `/service/customers/${customer.id}`
  const { access } = other
  if (!access) redirect(back)
  const t = translator(actor.locale)
  const words = { name: customer.name, shop: other.name }

  return (
    <Page title={t(`otherShops.${access}.title`, words)} lead={`${customer.number} · ${customer.email}`} narrow>
      <div className="max-w-xl">
        <p className="mb-6">{t(`otherShops.${access}.lead`, words)}</p>
        <ShopAccessForm
          action={switchShop}
          customerId={customer.id}
          shopId={other.id}
          access={access}
          reasons={careReasons.map((reason) => ({ reason, label: t(`care.reasons.${reason}`) }))}
          back={back}
          labels={{ reason: t('care.reason'), submit: t(`otherShops.${access}.submit`), back: t('care.back') }}
          words={invalidWords(actor.locale)}
        />
      </div>
    </Page>
  )
}
