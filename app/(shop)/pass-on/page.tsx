import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PassOnForm } from '@/components/assist/pass-on-form'
import { ActionButton } from '@/components/forms/action-button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { consentPolicy } from '@/lib/assist/consent'
import { colleaguesOf, lastOffer } from '@/lib/assist/passing'
import { currentActor } from '@/lib/auth/session'
import { formatClock, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { offer, withdraw } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('passing.title'))
}

/** Where a manager passes the assist in hand to a colleague. */
export default async function PassOnPage() {
  const actor = await currentActor()
  if (!actor.assist) notFound()
  const t = translator(actor.locale)
  const last = await lastOffer(actor)
  const colleagues = await colleaguesOf(actor)
  const name = actor.customer?.firstname ?? ''
  const lead = [t('passing.lead', { name }), consentPolicy(actor.shop) === 'ask' && t('passing.leadAsk', { name })]

  return (
    <Page title={t('passing.title')} lead={lead.filter(Boolean).join(' ')} narrow>
      {last?.isDeclined && (
        <Notice kind="warn" className="mb-6">
          {t('passing.declined', { name: last.name })}
        </Notice>
      )}
      {last?.isWaiting ? (
        <div className="grid max-w-xl gap-3">
          <Notice>{t('passing.waiting', { name: last.name, time: formatClock(last.expiresAt, actor.locale) })}</Notice>
          <ActionButton action={withdraw}>{t('passing.takeBack')}</ActionButton>
        </div>
      ) : colleagues.length === 0 ? (
        <Notice kind="warn">{t('passing.nobody')}</Notice>
      ) : (
        <PassOnForm
          action={offer}
          colleagues={colleagues}
          labels={{
            to: t('passing.to'),
            words: t('passing.words'),
            wordsHelp: t('passing.wordsHelp'),
            submit: t('passing.ask'),
          }}
        />
      )}
    </Page>
  )
}
