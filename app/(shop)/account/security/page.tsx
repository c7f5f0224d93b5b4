import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { isManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { sessionsOf } from '@/lib/auth/sessions'
import { formatTime, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { signOutEverywhere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('security.title'))
}

/** "Account": the sign-in of whoever is signed in. On behalf it stays the manager's own, and says so. */
export default async function SecurityPage() {
  const actor = await currentActor()
  const { account } = actor
  if (!account) redirect('/sign-in?next=/account/security')
  const t = translator(actor.locale)
  const manager = isManager(actor)

  return (
    <Page title={t('security.title')} lead={t(manager ? 'security.managerLead' : 'security.lead')} narrow>
      <div className="grid gap-6">
        <Card>
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
            <dt className="text-soft">{t('security.name')}</dt>
            <dd>{account.name}</dd>
            <dt className="text-soft">{t('security.email')}</dt>
            <dd className="break-all">{account.email}</dd>
            <dt className="text-soft">{t('security.kind')}</dt>
            <dd>{t(`security.${account.kind}`)}</dd>
          </dl>
        </Card>
        <Card>
          <h2 className="mb-2">{t('security.sessions')}</h2>
          <ul className="mb-4 divide-y divide-line text-md">
            {(await sessionsOf(actor)).map((session) => (
              <li key={session.id} className="py-2">
                <span className="font-medium">{session.device}</span>
                {session.id === account.sessionId && ` (${t('security.thisDevice')})`}
                <span className="block text-soft">
                  {t('security.lastSeen', { time: formatTime(session.lastSeenAt, actor.locale) })}
                </span>
              </li>
            ))}
          </ul>
          {!actor.assist && (
            <>
              <ActionButton action={signOutEverywhere}>{t('security.everywhere')}</ActionButton>
              <p className="mt-2 text-sm text-soft">{t('security.everywhereHelp')}</p>
            </>
          )}
        </Card>
      </div>
    </Page>
  )
}
