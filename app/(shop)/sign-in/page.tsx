import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/people/sign-in-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { isManager } from '@/lib/auth/actor'
import { waitingHere } from '@/lib/auth/second-step'
import { currentActor } from '@/lib/auth/session'
import { safePath } from '@/lib/href'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { publicTypes } from '@/lib/people/forms'
import { signIn } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('signIn.title'))
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const actor = await currentActor()
  const { next, ended, done, closed } = await searchParams
  if (actor.account) redirect(isManager(actor) ? '/service' : '/account')
  const t = translator(actor.locale)
  const labels = { email: t('signIn.email'), password: t('signIn.password'), submit: t('signIn.submit') }

  return (
    <Page title={t('signIn.title')} lead={t('signIn.lead')} narrow>
      <div className="max-w-md">
        {ended && <Notice className="mb-4">{t('signIn.ended')}</Notice>}
        {closed && (
          <Notice kind="good" className="mb-4">
            {t('signIn.closed')}
          </Notice>
        )}
        {done && (
          <Notice kind="good" className="mb-4">
            {t('signIn.done')}
          </Notice>
        )}
        {(await waitingHere(actor.shop)) && (
          <Notice className="mb-4">
            {t('signIn.codeWaits')}{' '}
            <a href="/sign-in/code" className="text-accent underline">
              {t('signIn.codeTitle')}
            </a>
          </Notice>
        )}
        <SignInForm action={signIn} labels={labels} words={invalidWords(actor.locale)} next={safePath(next, '')} />
        <p className="mt-6">
          <a href="/reset" className="text-accent underline">
            {t('signIn.forgot')}
          </a>
        </p>
        {publicTypes(actor.shop).length > 0 && (
          <p className="mt-6 text-md text-soft">
            {t('signIn.registerLead')}{' '}
            <Link href="/register" className="text-accent underline underline-offset-4">
              {t('signIn.register')}
            </Link>
          </p>
        )}
      </div>
    </Page>
  )
}
