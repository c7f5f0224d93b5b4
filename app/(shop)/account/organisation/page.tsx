import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { BuyerTable } from '@/components/organisations/buyer-table'
import { standingWords } from '@/components/organisations/buyer-words'
import { CreditFacts } from '@/components/organisations/credit-facts'
import { AccountPage } from '@/components/people/account-page'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { type Actor, fullName, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { BuyersView } from '@/lib/organisations/input'
import { canInvite } from '@/lib/organisations/invite-form'
import { isBuyer, looksAfterBuyers } from '@/lib/organisations/policy'
import { buyerPage, ownStanding, peopleToAsk } from '@/lib/organisations/queries'
import { pageTitle } from '@/lib/page-title'
import { creditNow } from '@/lib/payments/credit'

const HERE = '/account/organisation'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('organisation.title'))
}

/** The company one buys for: what one may do, whom to ask; and for its administrator, its buyers. */
export default async function OrganisationPage({ searchParams }: PageProps<'/account/organisation'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(`/sign-in?next=${HERE}`)
  if (!isBuyer(actor)) notFound()
  const t = translator(actor.locale)

  return (
    <AccountPage
      actor={actor}
      room="organisation"
      title={t('organisation.title')}
      lead={t('organisation.lead', { name: actor.shop.name })}
    >
      <div className="grid gap-8">
        <div className="grid gap-6 md:grid-cols-2 lg:grid-cols-3">
          <Own actor={actor} />
          <TermsCard actor={actor} />
          <Ask actor={actor} />
        </div>
        {(await looksAfterBuyers(actor)) && (
          <p>
            <Link href={`${HERE}/addresses`} className="text-accent underline underline-offset-4">
              {t('organisation.addresses')}
            </Link>
          </p>
        )}
        {(await looksAfterBuyers(actor)) && <Buyers actor={actor} after={BuyersView.parse(await searchParams).after} />}
      </div>
    </AccountPage>
  )
}

async function Own({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const { role, release, most } = standingWords(actor, await ownStanding(actor))
  const facts = [
    [t('organisation.role'), role],
    [t('organisation.release'), release],
    [t('organisation.orderLimit'), most],
  ] as const
  return (
    <Card>
      <h2 className="mb-3 text-base">
        {actor.assist ? t('organisation.youFor', { name: fullName(actor.customer!) }) : t('organisation.you')}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-md">
        {facts.map(([what, value]) => (
          <div key={what} className="contents">
            <dt className="text-soft">{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** By when it pays; what it owes is its approvers' and administrators' to know, what is left everybody's who orders. */
async function TermsCard({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const agreed = await creditNow(actor.shop)
  if (!agreed) return null
  const { role } = await ownStanding(actor)
  return (
    <Card>
      <h2 className="mb-3 text-base">{t('organisation.terms')}</h2>
      <CreditFacts actor={actor} {...agreed} all={role !== 'buyer'} />
    </Card>
  )
}

async function Ask({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  return (
    <Card>
      <h2 className="mb-3 text-base">{t('organisation.ask')}</h2>
      <dl className="grid gap-2 text-md">
        {(await peopleToAsk(actor)).map(({ role, people }) => (
          <div key={role}>
            <dt className="text-soft">{t(`organisation.askRoles.${role}`)}</dt>
            <dd className="break-words">{people.map(({ name }) => name).join(', ') || t('organisation.nobody')}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

async function Buyers({ actor, after }: { actor: Actor; after?: string }) {
  const t = translator(actor.locale)
  const { rows, previous, next } = await buyerPage(actor, { after })
  const to = (cursor: string) => `${HERE}?after=${encodeURIComponent(cursor)}`
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-4">
        <h2>{t('organisation.buyers')}</h2>
        {canInvite(actor) && (
          <Link href={`${HERE}/buyers/new`} className={buttonClass('primary')}>
            {t('organisation.invite')}
          </Link>
        )}
      </div>
      <BuyerTable actor={actor} buyers={rows} hrefOf={(id) => `${HERE}/buyers/${id}`} />
      <p className="mt-4 flex justify-between">
        {previous ? <Link href={to(previous)}>{t('organisation.previous')}</Link> : <span />}
        {next && <Link href={to(next)}>{t('organisation.next')}</Link>}
      </p>
    </section>
  )
}
