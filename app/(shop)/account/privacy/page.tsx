import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)(actor.assist ? 'account.onBehalf.privacy' : 'privacy.title'))
}

/** "Your data": take it along, or close the account. For its owner alone. */
export default async function PrivacyPage({ searchParams }: PageProps<'/account/privacy'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/privacy')
  const t = translator(actor.locale)
  const { refused } = await searchParams

  return (
    <AccountPage
      actor={actor}
      room="privacy"
      title={t(actor.assist ? 'account.onBehalf.privacy' : 'privacy.title')}
      lead={actor.assist ? undefined : t('privacy.lead')}
    >
      {actor.assist ? (
        <Notice kind="warn">{t('privacy.owner')}</Notice>
      ) : (
        <div className="grid gap-6">
          {refused === 'often' && <Notice kind="warn">{t('refusals.exportedOften')}</Notice>}
          <Card>
            <h2 className="mb-2">{t('privacy.export')}</h2>
            <p className="mb-4 max-w-2xl text-soft">{t('privacy.exportHelp')}</p>
            <form action="/api/my-data" method="post" className="flex flex-wrap gap-3">
              <button type="submit" name="format" value="html" className={buttonClass('primary')}>
                {t('privacy.exportHtml')}
              </button>
              <button type="submit" name="format" value="json" className={buttonClass('plain')}>
                {t('privacy.exportJson')}
              </button>
            </form>
          </Card>
          <Card>
            <h2 className="mb-2">{t('privacy.close')}</h2>
            <p className="mb-4 max-w-2xl text-soft">{t('privacy.closeHelp')}</p>
            <a href="/account/privacy/close" className={buttonClass('plain')}>
              {t('privacy.closeGo')}
            </a>
          </Card>
        </div>
      )}
    </AccountPage>
  )
}
