import { ActionButton } from '@/components/forms/action-button'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { QrCode } from '@/components/ui/qr-code'
import type { Actor } from '@/lib/auth/actor'
import { type FactorState, ownSecondFactor } from '@/lib/auth/second-factor'
import { formatTime, invalidWords, translator } from '@/lib/i18n'
import type { Result } from '@/lib/result'
import { ConfirmCodeForm, JustPasswordForm, PasswordAndCodeForm } from './second-factor-forms'

type Send = (previous: Result | null, form: FormData) => Promise<Result>
type Actions = Record<'begin' | 'confirm' | 'keep' | 'renew' | 'turnOff', Send>

/** A manager's own second factor, from either door: set up, look after, turn off. */
export async function SecondFactorPage({ actor, actions, home }: { actor: Actor; actions: Actions; home: string }) {
  const t = translator(actor.locale)
  const factor = await ownSecondFactor(actor)
  const props = { actor, actions }
  return (
    <Page title={t('secondFactor.title')} lead={t('secondFactor.lead')} narrow>
      <div className="grid gap-6">
        {actor.account?.mustEnrol && <Notice kind="warn">{t('secondFactor.needed')}</Notice>}
        {factor.state === 'off' && <Off {...props} />}
        {factor.state === 'setting-up' && <SettingUp {...props} factor={factor} />}
        {factor.state === 'on' && <On {...props} factor={factor} home={home} />}
      </div>
    </Page>
  )
}

type Part<State extends FactorState['state']> = {
  actor: Actor
  actions: Actions
  factor: Extract<FactorState, { state: State }>
}

function Off({ actor, actions }: Omit<Part<'off'>, 'factor'>) {
  const t = translator(actor.locale)
  return (
    <Card>
      <p className="mb-4">{t('secondFactor.off')}</p>
      <JustPasswordForm
        action={actions.begin}
        labels={{ current: t('security.current'), submit: t('secondFactor.begin') }}
        words={invalidWords(actor.locale)}
      />
    </Card>
  )
}

function SettingUp({ actor, actions, factor }: Part<'setting-up'>) {
  const t = translator(actor.locale)
  return (
    <>
      <Card>
        <h2 className="mb-3">{t('secondFactor.scan')}</h2>
        <QrCode text={factor.address} label={t('secondFactor.picture')} />
        <p className="mt-4 text-soft">{t('secondFactor.key')}</p>
        <p className="font-mono break-words">{factor.key.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </Card>
      <Card>
        <h2 className="mb-3">{t('secondFactor.first')}</h2>
        <ConfirmCodeForm
          action={actions.confirm}
          labels={{
            code: t('secondFactor.code'),
            help: t('secondFactor.sixDigits'),
            submit: t('secondFactor.confirm'),
          }}
          words={invalidWords(actor.locale)}
        />
      </Card>
      <details className="text-md">
        <summary className="cursor-pointer py-2 text-soft">{t('secondFactor.again')}</summary>
        <div className="mt-3">
          <JustPasswordForm
            action={actions.begin}
            labels={{ current: t('security.current'), submit: t('secondFactor.again') }}
            words={invalidWords(actor.locale)}
          />
        </div>
      </details>
    </>
  )
}

function On({ actor, actions, factor, home }: Part<'on'> & { home: string }) {
  const t = translator(actor.locale)
  const words = invalidWords(actor.locale)
  const asked = { current: t('security.current'), code: t('secondFactor.code') }
  const { codes, since, left } = factor
  return (
    <>
      <Notice kind="good">{t('secondFactor.on', { time: formatTime(since, actor.locale), left })}</Notice>
      {codes && (
        <Card>
          <h2 className="mb-2">{t('secondFactor.codes')}</h2>
          <p className="mb-4 text-soft">{t('secondFactor.codesHelp')}</p>
          <ol className="mb-4 grid list-inside list-decimal gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
          <ActionButton action={actions.keep} look="primary">
            {t('secondFactor.kept')}
          </ActionButton>
        </Card>
      )}
      {!codes && (
        <p>
          <a href={home} className={buttonClass('plain')}>
            {t('secondFactor.goOn')}
          </a>
        </p>
      )}
      <Folded title={t('secondFactor.renew')}>
        <PasswordAndCodeForm
          action={actions.renew}
          labels={{ ...asked, help: t('secondFactor.renewHelp'), submit: t('secondFactor.renew') }}
          words={words}
        />
      </Folded>
      {!factor.required && (
        <Folded title={t('secondFactor.turnOff')}>
          <PasswordAndCodeForm
            action={actions.turnOff}
            labels={{ ...asked, help: t('secondFactor.turnOffHelp'), submit: t('secondFactor.turnOff') }}
            words={words}
            look="bad"
          />
        </Folded>
      )}
    </>
  )
}

/** One of two forms with the same fields: only the one that is open is in the reader's way. */
function Folded({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="rounded-card border border-line bg-surface p-5">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <div className="mt-4">{children}</div>
    </details>
  )
}
