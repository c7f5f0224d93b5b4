import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { AssistLog } from '@/components/assist/assist-log'
import { StartAssistForm } from '@/components/assist/start-assist-form'
import { ListsOfCustomer } from '@/components/managed-lists/desk-lists'
import { Remedy } from '@/components/people/care-links'
import { CustomerFacts } from '@/components/people/customer-facts'
import { IdentityCheck } from '@/components/people/identity-check'
import { RecentOrders } from '@/components/people/recent-orders'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { assistsFor } from '@/lib/assist/queries'
import { needsReason, reasonsOf } from '@/lib/assist/reasons'
import { startLabels } from '@/lib/assist/words'
import { may } from '@/lib/auth/actor'
import { isStale } from '@/lib/auth/recent'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { log } from '@/lib/log'
import { pageTitle } from '@/lib/page-title'
import { isCare } from '@/lib/people/care-input'
import { customerPage, identityFacts } from '@/lib/people/customer-page'
import { rememberVisit } from '@/lib/people/recent'
import { reveal, startAssisting } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('desk.page.title'))
}

/** All the desk knows of a customer, and the way to act for them. */
export default async function CustomerDeskPage({ params, searchParams }: PageProps<'/service/customers/[id]'>) {
  const actor = await currentActor()
  if (!may(actor, 'desk.enter')) redirect('/sign-in?next=/service')
  if (actor.assist) redirect('/service')
  if (!may(actor, 'customers.find')) notFound()
  const customer = await customerPage(actor, (await params).id)
  if (!customer) notFound()
  after(() => rememberVisit(actor, customer.id).catch((error) => log.warn({ err: error }, 'a visit was not kept')))
  const t = translator(actor.locale)
  const state = t(`desk.states.${customer.state}`)
  const { done } = await searchParams

  return (
    <Page title={customer.name} lead={[customer.company, customer.number].filter(Boolean).join(' · ')}>
      {isCare(done) && (
        <Notice kind="good" className="mb-6">
          {t(`care.${done}.done`, { name: customer.name })}
        </Notice>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[2fr_3fr]">
        <div className="grid gap-6">
          <IdentityCheck
            action={reveal}
            customerId={customer.id}
            facts={identityFacts.map((name) => ({ name, label: t(`desk.identity.${name}`) }))}
            labels={{
              title: t('desk.page.verify'),
              help: t('desk.page.verifyHelp'),
              reveal: t('desk.page.reveal'),
              none: t('desk.page.none'),
            }}
          />
          <Card id="start" aria-label={t('assist.start')}>
            {customer.state === 'enabled' ? (
              <StartAssistForm
                action={startAssisting}
                customerId={customer.id}
                reasons={reasonsOf(actor.shop)}
                reasonNeeded={needsReason(actor.shop)}
                asksPassword={await isStale(actor)}
                labels={startLabels(t, actor.shop)}
                words={invalidWords(actor.locale)}
              />
            ) : (
              <div className="grid gap-4">
                <Notice kind="warn">{t('desk.notAvailable', { state })}</Notice>
                <div>
                  <Remedy actor={actor} customer={customer} />
                </div>
              </div>
            )}
          </Card>
        </div>
        <div className="grid gap-6">
          <CustomerFacts actor={actor} customer={customer} />
          <RecentOrders actor={actor} orders={customer.orders} />
          <ListsOfCustomer actor={actor} customerId={customer.id} />
          <AssistLog actor={actor} assists={await assistsFor(actor, customer.id)} />
        </div>
      </div>
    </Page>
  )
}
