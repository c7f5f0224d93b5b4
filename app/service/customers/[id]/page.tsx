import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { AssistLog } from '@/components/assist/assist-log'
import { StartCard } from '@/components/assist/start-card'
import { ActFor } from '@/components/desk/act-for'
import { CartSection } from '@/components/desk/cart-section'
import { CouponsSection } from '@/components/desk/coupons-section'
import { Glance } from '@/components/desk/glance'
import { ListsSection } from '@/components/desk/lists-section'
import { NotesSection } from '@/components/desk/notes-section'
import { OrdersSection } from '@/components/desk/orders-section'
import { RecurringSection } from '@/components/desk/recurring-section'
import { DeskSection, type Section, SectionLinks } from '@/components/desk/section'
import { ShopsSection } from '@/components/desk/shops-section'
import { SubscriptionsSection } from '@/components/desk/subscriptions-section'
import { Tags } from '@/components/desk/tags'
import { TimelineSection } from '@/components/desk/timeline-section'
import { DeskLists } from '@/components/managed-lists/desk-lists'
import { CustomerFacts } from '@/components/people/customer-facts'
import { IdentityCheck } from '@/components/people/identity-check'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { assistsInFull } from '@/lib/assist/queries'
import { needsReason } from '@/lib/assist/reasons'
import { type Actor, may } from '@/lib/auth/actor'
import { otherShopsOf } from '@/lib/auth/other-shops'
import { isStale } from '@/lib/auth/recent'
import { currentActor } from '@/lib/auth/session'
import { cartAtDesk, couponsAtDesk, listsAtDesk, recurringAtDesk, subscriptionsAtDesk } from '@/lib/desk/in-hand'
import { ordersReach } from '@/lib/desk/reach'
import { timelineOf } from '@/lib/desk/timeline'
import { signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { log } from '@/lib/log'
import { listsForDesk, mayFind } from '@/lib/managed-lists/desk'
import { pageTitle } from '@/lib/page-title'
import { isCare } from '@/lib/people/care-input'
import { type CustomerAtDesk, customerPage, identityFacts } from '@/lib/people/customer-page'
import { notesOf } from '@/lib/people/notes'
import { rememberVisit } from '@/lib/people/recent'
import { isShopAccess } from '@/lib/people/shop-access-input'
import { addTag, removeTag, reveal, revealNumbers, startAssisting, takeNoteBack, writeNote } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('desk.page.title'))
}

/** All the desk knows of a customer, and the ways to act for them: what a call begins with first. */
export default async function CustomerDeskPage({ params, searchParams }: PageProps<'/service/customers/[id]'>) {
  const actor = await currentActor()
  if (!may(actor, 'desk.enter')) redirect(signInFor(`/service/customers/${(await params).id}`))
  if (actor.assist) redirect('/service')
  if (!may(actor, 'customers.find')) notFound()
  const customer = await customerPage(actor, (await params).id)
  if (!customer) notFound()
  after(() => rememberVisit(actor, customer.id).catch((error) => log.warn({ err: error }, 'a visit was not kept')))
  const t = translator(actor.locale)
  const { done, shop, before, at } = await searchParams
  const cart = await cartAtDesk(actor, customer.person)
  const sections = await sectionsOf(actor, customer, { cart, before: typeof before === 'string' ? before : undefined })

  return (
    <Page title={customer.name} lead={[customer.company, customer.number].filter(Boolean).join(' · ')}>
      {isCare(done) && (
        <Notice kind="good" className="mb-6">
          {t(`care.${done}.done`, { name: customer.name })}
        </Notice>
      )}
      {isShopAccess(shop) && (
        <Notice kind="good" className="mb-6">
          {t(`otherShops.${shop}.done`, { name: customer.name })}
        </Notice>
      )}
      <Glance actor={actor} customer={customer} cart={cart} />
      <SectionLinks label={t('desk.page.sections')} sections={sections} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:sticky lg:top-4 lg:gap-6">
          <StartCard actor={actor} customer={customer} action={startAssisting} at={typeof at === 'string' ? at : ''} />
          <IdentityCheck
            action={reveal}
            customerId={customer.id}
            facts={identityFacts.map((name) => {
              const label = t(`desk.identity.${name}`)
              return { name, label, reveal: t('desk.page.revealOf', { fact: label }) }
            })}
            labels={{
              title: t('desk.page.verify'),
              help: t('desk.page.verifyHelp'),
              reveal: t('desk.page.reveal'),
              none: t('desk.page.none'),
            }}
          />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          {sections.map((section) => (
            <DeskSection key={section.id} {...section} />
          ))}
        </div>
      </div>
    </Page>
  )
}

type Given = { cart: Awaited<ReturnType<typeof cartAtDesk>>; before?: string }

/** The sections in their order; another one is another line. */
async function sectionsOf(actor: Actor, customer: CustomerAtDesk, { cart, before }: Given): Promise<Section[]> {
  const t = translator(actor.locale)
  const who = { actor, customer }
  const acting = { ...who, start: startAssisting, asks: needsReason(actor.shop) || (await isStale(actor)) }
  const reach = await ordersReach(actor)
  const kinds = await listsAtDesk(actor, customer.person)
  const managed = mayFind(actor) ? await listsForDesk(actor, customer.id) : []
  const coupons = await couponsAtDesk(actor, customer.person)
  const recurring = await recurringAtDesk(actor, customer.person)
  const subscriptions = await subscriptionsAtDesk(actor, customer.person)
  const notes = await notesOf(actor, customer.id)
  const assists = await assistsInFull(actor, customer.id, 10)
  const shops = await otherShopsOf(actor, customer.person, customer.state !== 'disabled')
  const timeline = await timelineOf(actor, customer, before)
  const section = (id: string, body: Section['body'], count?: number): Section => ({
    id,
    title: t(`desk.sections.${id as 'cart'}`),
    count,
    body,
  })
  return [
    section('cart', <CartSection {...acting} cart={cart} />, cart?.lines.length),
    section('orders', <OrdersSection {...acting} reach={reach} reveal={revealNumbers} />),
    ...(recurring.length > 0
      ? [section('recurring', <RecurringSection {...acting} all={recurring} />, recurring.length)]
      : []),
    ...(subscriptions.length > 0
      ? [section('subscriptions', <SubscriptionsSection {...acting} all={subscriptions} />, subscriptions.length)]
      : []),
    section('notes', <NotesSection {...who} notes={notes} add={writeNote} remove={takeNoteBack} />, notes.length),
    section(
      'facts',
      <>
        <CustomerFacts {...who} />
        <div className="mt-4">
          <Tags {...who} add={addTag} remove={removeTag} />
        </div>
      </>,
    ),
    ...(shops.length > 0 ? [section('shops', <ShopsSection {...who} shops={shops} />, shops.length)] : []),
    section('lists', <ListsSection {...acting} kinds={kinds} />),
    ...(managed.length > 0
      ? [section('managed', <DeskLists actor={actor} lists={managed} isOfOne />, managed.length)]
      : []),
    section('coupons', <CouponsSection {...acting} coupons={coupons} />, coupons.held.length),
    section(
      'assists',
      <>
        <AssistLog actor={actor} assists={assists} />
        <ActFor {...acting} at="helpLog" look="quiet" className="-ml-4">
          {t('desk.page.openHelpLog')}
        </ActFor>
      </>,
    ),
    section('timeline', <TimelineSection {...who} timeline={timeline} reach={reach} isLater={Boolean(before)} />),
  ]
}
