import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { CloseAccountForm } from '@/components/privacy/close-account-form'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { hrefFor } from '@/lib/href'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { runningOrders } from '@/lib/privacy/close'
import { closeAccount } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('privacy.closeTitle'))
}

/** Asks once more, or says why not now. */
export default async function ClosePage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer || actor.assist) redirect(hrefFor(actor, '/account/privacy'))
  const t = translator(actor.locale)
  const running = await runningOrders(actor.customer.id)

  return (
    <AccountPage actor={actor} room="privacy" title={t('privacy.closeTitle')} lead={t('privacy.closeHelp')}>
      {running > 0 ? (
        <div className="grid max-w-xl gap-4">
          <Notice kind="warn">{t('privacy.running', { count: running })}</Notice>
          <p>
            <a href="/account/orders" className={buttonClass('plain')}>
              {t('privacy.toOrders')}
            </a>
          </p>
        </div>
      ) : (
        <CloseAccountForm
          action={closeAccount}
          labels={{
            current: t('security.current'),
            sure: t('privacy.sure'),
            submit: t('privacy.closeNow'),
            back: t('privacy.back'),
          }}
          words={invalidWords(actor.locale)}
        />
      )}
    </AccountPage>
  )
}
