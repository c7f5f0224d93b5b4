import type { Metadata } from 'next'
import { ForgotForm } from '@/components/people/forgot-form'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { ask } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('forgot.title'))
}

/** "Forgot your password?": the same answer for whatever address. */
export default async function ForgotPage({ searchParams }: PageProps<'/reset'>) {
  const actor = await currentActor()
  const { sent } = await searchParams
  const t = translator(actor.locale)
  const labels = { email: t('forgot.email'), submit: t('forgot.submit') }

  return (
    <Page title={t('forgot.title')} lead={sent ? undefined : t('forgot.lead')} narrow>
      <div className="grid max-w-md gap-4">
        {sent ? (
          <>
            <Notice kind="good">{t('forgot.sent')}</Notice>
            <p className="text-soft">{t('forgot.notCome')}</p>
            <p>
              <a href="/sign-in" className={buttonClass('plain')}>
                {t('forgot.back')}
              </a>
            </p>
          </>
        ) : (
          <ForgotForm action={ask} labels={labels} words={invalidWords(actor.locale)} />
        )}
      </div>
    </Page>
  )
}
