import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/people/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { knownAdmin } from '@/lib/auth/admin'
import { adminPath } from '@/lib/auth/arrive'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { signIn } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('admin.signIn.title'))
}

export default async function AdminSignInPage({ searchParams }: PageProps<'/admin/sign-in'>) {
  const { next, ended, done } = await searchParams
  if (await knownAdmin()) redirect(adminPath(next))
  const { locale } = await currentActor()
  const t = translator(locale)
  const labels = { email: t('signIn.email'), password: t('signIn.password'), submit: t('signIn.submit') }

  return (
    <Page title={t('admin.signIn.title')} lead={t('admin.signIn.lead')} narrow>
      <div className="max-w-md">
        {ended && <Notice className="mb-4">{t('signIn.ended')}</Notice>}
        {done && (
          <Notice kind="good" className="mb-4">
            {t('signIn.done')}
          </Notice>
        )}
        <SignInForm action={signIn} labels={labels} words={invalidWords(locale)} next={adminPath(next)} />
        <p className="mt-6">
          <a href="/reset" className="text-accent underline">
            {t('signIn.forgot')}
          </a>
        </p>
      </div>
    </Page>
  )
}
