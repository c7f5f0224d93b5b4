import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { CareForm } from '@/components/people/care-form'
import { Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { isStale } from '@/lib/auth/recent'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { careReasons, caresOpen, isCare } from '@/lib/people/care-input'
import { customerPage } from '@/lib/people/customer-page'
import { careFor } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('desk.page.title'))
}

/** Asks once more before something is done about a customer's sign-in, and why. */
export default async function CarePage({ params, searchParams }: PageProps<'/service/customers/[id]/care/[care]'>) {
  const actor = await currentActor()
  const { id, care } = await params
  if (!may(actor, 'desk.enter')) redirect(signInFor(`/service/customers/${id}/care/${care}`))
  if (actor.assist) redirect('/service')
  const { shown } = await searchParams
  if (!may(actor, 'customers.find') || !isCare(care)) notFound()
  const customer = await customerPage(actor, id)
  if (!customer) notFound()
  const back = `/service/customers/${customer.id}`
  if (!caresOpen(actor, customer.state).includes(care)) redirect(back)
  const t = translator(actor.locale)
  const { name, number, email } = customer

  return (
    <Page title={t(`care.${care}.title`, { name })} lead={`${number} · ${email}`} narrow>
      <div className="max-w-xl">
        <p className="mb-6">{t(`care.${care}.lead`)}</p>
        <CareForm
          action={careFor}
          customerId={customer.id}
          care={care}
          shown={typeof shown === 'string' ? shown : undefined}
          reasons={careReasons.map((reason) => ({ reason, label: t(`care.reasons.${reason}`) }))}
          back={back}
          asksPassword={care === 'unlock' && (await isStale(actor))}
          labels={{
            reason: t('care.reason'),
            password: t('security.current'),
            submit: t(`care.${care}.action`),
            back: t('care.back'),
          }}
          words={invalidWords(actor.locale)}
        />
      </div>
    </Page>
  )
}
