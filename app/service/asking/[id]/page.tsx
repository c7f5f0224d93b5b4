import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { CodeForm, SpokenForm } from '@/components/assist/consent-forms'
import { LookAgain } from '@/components/assist/look-again'
import { ActionButton } from '@/components/forms/action-button'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { ownRequest } from '@/lib/assist/consent'
import { may } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { formatTime, invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { begin, code, letter, spoken } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('consent.title'))
}

/** A customer is being asked for leave: what they can do, and what the manager can do meanwhile. */
export default async function AskingPage({ params }: PageProps<'/service/asking/[id]'>) {
  const actor = await currentActor()
  if (!may(actor, 'desk.enter')) redirect(signInFor(`/service/asking/${(await params).id}`))
  if (actor.assist) redirect('/service')
  if (!may(actor, 'assist.start')) notFound()
  const request = await ownRequest(actor, (await params).id)
  if (!request) notFound()
  const t = translator(actor.locale)
  const { customerName: name, answer } = request
  const fields = { requestId: request.id }
  const words = invalidWords(actor.locale)
  const back = (
    <Link href={`/service/customers/${request.customerId}`} className={buttonClass('plain')}>
      {t('assist.customerPage')}
    </Link>
  )

  return (
    <Page
      title={t('consent.asking', { name })}
      lead={t('consent.until', { time: formatTime(request.expiresAt, actor.locale) })}
      narrow
    >
      {answer ? (
        <div className="grid max-w-xl gap-6">
          <Notice kind={answer === 'given' ? 'good' : 'warn'}>
            {answer === 'given' && request.way
              ? t(`consent.given.${request.way}`, { name })
              : t('consent.refused', { name })}
          </Notice>
          <div className="flex flex-wrap gap-3">
            {answer === 'given' && (
              <ActionButton action={begin} fields={fields} look="primary">
                {t('assist.start')}
              </ActionButton>
            )}
            {back}
          </div>
        </div>
      ) : (
        <div className="grid max-w-xl gap-6">
          <Card>
            <h2 className="mb-2">{t('consent.screenTitle')}</h2>
            <p className="text-md">{t('consent.screenLead', { name })}</p>
            <LookAgain>
              <Link href={`/service/asking/${request.id}`} className="text-md text-accent underline">
                {t('consent.again')}
              </Link>
            </LookAgain>
          </Card>
          <Card>
            <h2 className="mb-2">{t('consent.codeTitle')}</h2>
            <p className="mb-4 text-md">{t(request.codeDigest ? 'consent.codeSent' : 'consent.codeLead', { name })}</p>
            {request.codeDigest ? (
              <CodeForm
                action={code}
                requestId={request.id}
                labels={{ code: t('consent.code'), submit: t('consent.enterCode') }}
                words={words}
              />
            ) : (
              <ActionButton action={letter} fields={fields}>
                {t('consent.sendCode')}
              </ActionButton>
            )}
          </Card>
          <Card>
            <h2 className="mb-2">{t('consent.spokenTitle')}</h2>
            <p className="mb-4 text-md">{t('consent.spokenLead', { name })}</p>
            <SpokenForm
              action={spoken}
              requestId={request.id}
              labels={{ words: t('consent.spokenWords'), submit: t('consent.recordSpoken') }}
              words={words}
            />
          </Card>
          <div>{back}</div>
        </div>
      )}
    </Page>
  )
}
