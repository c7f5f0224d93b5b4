import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { isManager } from '@/lib/auth/actor'
import { linkOf } from '@/lib/auth/links'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { confirmEmail } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return { ...pageTitle(actor, translator(actor.locale)('confirmEmail.title')), referrer: 'strict-origin' }
}

/** Where the letter to a new address leads: after signing in, and looking changes nothing; the button does. */
export default async function ConfirmEmailPage({ params }: PageProps<'/confirm-email/[token]'>) {
  const actor = await currentActor()
  const { token } = await params
  const t = translator(actor.locale)
  const link = await linkOf(actor.shop, token, 'email')
  const isOthers = isManager(actor) || (link && actor.account && actor.account.id !== link.accountId)
  if (!link || isOthers) {
    return (
      <Page title={t('confirmEmail.title')} narrow>
        <Notice kind="warn">{t(isOthers ? 'confirmEmail.managers' : 'confirmEmail.dead')}</Notice>
      </Page>
    )
  }
  if (!actor.account) {
    return (
      <Page title={t('confirmEmail.title')} lead={t('confirmEmail.signInLead')} narrow>
        <Link href={`/sign-in?next=/confirm-email/${token}`} className={buttonClass('primary')}>
          {t('confirmEmail.signIn')}
        </Link>
      </Page>
    )
  }
  return (
    <Page title={t('confirmEmail.title')} lead={t('confirmEmail.lead', { email: link.payload ?? '' })} narrow>
      <ActionButton action={confirmEmail} fields={{ token }} look="primary">
        {t('confirmEmail.submit')}
      </ActionButton>
    </Page>
  )
}
