import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { AccountPage } from '@/components/people/account-page'
import { SecondFactorCard } from '@/components/people/second-factor-card'
import { EmailForm, PasswordForm } from '@/components/people/security-forms'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, isManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { sessionsOf } from '@/lib/auth/sessions'
import { formatTime, invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { changeEmail, changePassword, signOutEverywhere, signOutOf } from './actions'

/** What has just been done here. */
const changes = ['password', 'asked', 'email', 'session'] as const

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('security.title'))
}

/** "Account": the sign-in of whoever is signed in. On behalf it stays the manager's own, and says so. */
export default async function SecurityPage({ searchParams }: PageProps<'/account/security'>) {
  const actor = await currentActor()
  const { account } = actor
  if (!account) redirect('/sign-in?next=/account/security')
  const t = translator(actor.locale)
  const manager = isManager(actor)
  const { changed } = await searchParams
  const said = changes.find((change) => change === changed)
  const words = invalidWords(actor.locale)

  return (
    <Frame actor={actor} title={t('security.title')} lead={t(manager ? 'security.managerLead' : 'security.lead')}>
      <div className="grid gap-6">
        {said && <Notice kind="good">{t(`security.changed.${said}`)}</Notice>}
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
              <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
                <div>
                  <span className="font-medium">{session.device}</span>
                  {session.id === account.sessionId && ` (${t('security.thisDevice')})`}
                  <span className="block text-soft">
                    {t('security.since', {
                      since: formatTime(session.createdAt, actor.locale),
                      time: formatTime(session.lastSeenAt, actor.locale),
                    })}
                  </span>
                </div>
                {!actor.assist && session.id !== account.sessionId && (
                  <ActionButton
                    action={signOutOf}
                    fields={{ session: session.id }}
                    label={t('security.signOutOf', { device: session.device })}
                  >
                    {t('security.signOut')}
                  </ActionButton>
                )}
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
        {manager && !actor.assist && <SecondFactorCard actor={actor} />}
        {!actor.assist && (
          <Card>
            <h2 className="mb-3">{t('security.password')}</h2>
            <PasswordForm
              action={changePassword}
              labels={{
                current: t('security.current'),
                password: t('choosePassword.password'),
                help: t('choosePassword.help'),
                submit: t('security.changePassword'),
                after: t('security.passwordHelp'),
              }}
              words={words}
            />
          </Card>
        )}
        {actor.customer && !actor.assist && (
          <Card>
            <h2 className="mb-3">{t('security.newEmail')}</h2>
            <EmailForm
              action={changeEmail}
              labels={{
                email: t('security.newEmail'),
                current: t('signIn.password'),
                submit: t('security.changeEmail'),
                after: t('security.emailHelp'),
              }}
              words={words}
            />
          </Card>
        )}
      </div>
    </Frame>
  )
}

type FrameProps = { actor: Actor; title: string; lead: string; children: ReactNode }

/** Among the other pages of the customer in hand; a manager who acts for nobody has only this one. */
function Frame({ actor, ...page }: FrameProps) {
  return actor.customer ? <AccountPage actor={actor} room="security" {...page} /> : <Page {...page} narrow />
}
