import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cardHelp, cardName } from '@/components/orders/card-words'
import { cardFormFor } from '@/components/payments/card-words'
import { HostedCardForm } from '@/components/payments/hosted-card-form'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { safePath } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { cardEntered, type HostedCard } from '@/lib/payments/stripe-card'
import { Refusal, type RefusalKey } from '@/lib/refusal'
import { keep } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('hostedCard.title'))
}

/** Back from the payment provider's page: the card, to be used or not. Looking at this page keeps nothing. */
export default async function HostedCardPage({ searchParams }: PageProps<'/pay/card'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const { session, back: wanted } = await searchParams
  const back = safePath(wanted, '/checkout')
  const t = translator(actor.locale)
  const offer = cardFormFor(actor)
  const isForBook = back.startsWith('/account/')
  const found = await entered(actor, session)

  if (typeof found === 'string') {
    return (
      <Page title={t('hostedCard.title')} narrow>
        <Notice kind="bad">{t(`refusals.${found}`)}</Notice>
        <p className="mt-6">
          <Link href={back} className={buttonClass()}>
            {t('hostedCard.back')}
          </Link>
        </p>
      </Page>
    )
  }
  return (
    <Page title={t('hostedCard.title')} lead={t('hostedCard.lead')} narrow>
      <p className="mb-6 text-lg">
        {cardName(found, t)} <span className="text-soft">{cardHelp(found, t)}</span>
      </p>
      <HostedCardForm
        {...offer}
        action={keep}
        offersSaving={offer.offersSaving && !isForBook}
        fields={{ session: String(session), back, ...(isForBook && { saved: 'on' }) }}
      />
      <p className="mt-4">
        <Link href={back}>{t('hostedCard.back')}</Link>
      </p>
    </Page>
  )
}

/** The card, or why there is none to show. */
async function entered(actor: Actor, session: unknown): Promise<HostedCard | RefusalKey> {
  if (typeof session !== 'string') return 'gatewayNoAnswer'
  try {
    return await cardEntered(actor, session)
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
}
