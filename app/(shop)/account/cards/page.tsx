import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CardList } from '@/components/orders/card-list'
import { CardForm } from '@/components/payments/card-form'
import { cardFormFor } from '@/components/payments/card-words'
import { AccountPage } from '@/components/people/account-page'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { gatewaysFor } from '@/lib/payments/gateways'
import { cardsOf, mayUseCards, thisMonth } from '@/lib/payments/tokens'
import { usesOf } from '@/lib/recurring/uses'
import { keep, remove } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('cards.title'))
}

/** The cards that are kept: never a number, only what may be shown of one. */
export default async function CardsPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/cards')
  const t = translator(actor.locale)
  const cards = await cardsOf(actor)
  const { labels, needsAgreement } = cardFormFor(actor)
  const isAdded = mayUseCards(actor) && gatewaysFor(actor).includes('testPaymentGateway')

  return (
    <AccountPage actor={actor} room="cards" title={t('cards.title')} lead={t('cards.lead')}>
      <div className="grid gap-8">
        {!mayUseCards(actor) && <Notice>{t('checkout.noCardsOnBehalf')}</Notice>}
        {cards.length > 0 && <CardList actor={actor} cards={cards} uses={await usesOf(actor)} remove={remove} />}
        {cards.length === 0 && mayUseCards(actor) && <Empty title={t('cards.none')}>{t('cards.noneHelp')}</Empty>}
        {mayUseCards(actor) && gatewaysFor(actor).includes('stripePaymentGateway') && (
          <p>
            <a href={hrefFor(actor, '/api/card-tokens/stripe?back=/account/cards')} className={buttonClass('plain')}>
              {t('hostedCard.enter')}
            </a>
          </p>
        )}
        {isAdded && (
          <Card>
            <h2 className="mb-4">{t('cards.add')}</h2>
            <CardForm
              key={cards[0]?.id}
              labels={{ ...labels, submit: t('cards.keep') }}
              needsAgreement={needsAgreement}
              offersSaving={false}
              action={keep}
              thisMonth={thisMonth()}
            />
          </Card>
        )}
      </div>
    </AccountPage>
  )
}
