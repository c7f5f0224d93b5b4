import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { JustPasswordForm } from '@/components/people/second-factor-forms'
import { StaffForm } from '@/components/people/staff-form'
import { staffForm } from '@/components/people/staff-words'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { type Colleague, colleagueById } from '@/lib/auth/colleagues'
import { rightsOf, shopsOverseen } from '@/lib/auth/staff'
import { formatTime, invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { changeRights, inviteAgain, reset, turn } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.managers.title'))
}

const told = ['added', 'saved', 'turnedOn', 'turnedOff', 'invited', 'wasReset'] as const

/** One colleague: what they may do and where, whether they are let in, and what helps when their phone is lost. */
export default async function ManagerPage({ params, searchParams }: PageProps<'/admin/managers/[id]'>) {
  const actor = await adminActor()
  const { id } = await params
  const colleague = /^[\da-f-]{36}$/i.test(id) ? await colleagueById(actor, id) : undefined
  if (!colleague) notFound()
  const t = translator(actor.locale)
  const name = `${colleague.firstname} ${colleague.lastname}`
  const { done } = await searchParams
  const news = told.find((word) => word === done)

  return (
    <Page
      title={name}
      lead={colleague.email}
      narrow
      aside={
        <NextLink href="/admin/managers" prefetch={false} className="text-accent underline underline-offset-4">
          {t('admin.managers.back')}
        </NextLink>
      }
    >
      <div className="grid gap-6">
        {news && <Notice kind="good">{t(`admin.managers.${news}`, { name })}</Notice>}
        <RightsCard actor={actor} colleague={colleague} />
        <FactorCard actor={actor} colleague={colleague} name={name} />
        <AccountCard actor={actor} colleague={colleague} name={name} />
      </div>
    </Page>
  )
}

type Shown = { actor: Actor; colleague: Colleague }
type Named = Shown & { name: string }

async function RightsCard({ actor, colleague: { id } }: Shown) {
  const t = translator(actor.locale)
  const rights = await rightsOf(id)
  const { labels, ...boxes } = staffForm(t, rights, await shopsOverseen(actor))
  return (
    <Card>
      <StaffForm
        key={JSON.stringify(rights)}
        action={changeRights}
        managerId={id}
        {...boxes}
        labels={{ ...labels, submit: t('admin.managers.save') }}
        words={invalidWords(actor.locale)}
      />
    </Card>
  )
}

function FactorCard({ actor, colleague: { id, factorSince }, name }: Named) {
  const t = translator(actor.locale)
  return (
    <Card>
      <h2 className="mb-3">{t('secondFactor.title')}</h2>
      {factorSince ? (
        <>
          <p className="mb-4">{t('admin.managers.onSince', { time: formatTime(factorSince, actor.locale) })}</p>
          <p className="mb-4 text-md text-soft">{t('admin.managers.resetHelp', { name })}</p>
          <JustPasswordForm
            action={reset}
            id="factor"
            hidden={{ managerId: id }}
            look="bad"
            labels={{ current: t('admin.managers.own'), submit: t('admin.managers.reset') }}
            words={invalidWords(actor.locale)}
          />
        </>
      ) : (
        <p>{t('admin.managers.off')}</p>
      )}
    </Card>
  )
}

function AccountCard({ actor, colleague: { id, enabled, hasPassword }, name }: Named) {
  const t = translator(actor.locale)
  const word = enabled ? 'turnOff' : 'turnOn'
  return (
    <Card>
      <h2 className="mb-3">{t('admin.managers.account')}</h2>
      {enabled && !hasPassword && (
        <div className="mb-5">
          <p className="mb-3">{t('admin.managers.noPassword', { name })}</p>
          <ActionButton action={inviteAgain} fields={{ managerId: id }}>
            {t('admin.managers.inviteAgain')}
          </ActionButton>
        </div>
      )}
      <p className="mb-4 text-md text-soft">{t(`admin.managers.${word}Help`, { name })}</p>
      <JustPasswordForm
        key={word}
        action={turn}
        id="account"
        hidden={{ managerId: id, to: enabled ? 'disabled' : 'enabled' }}
        look={enabled ? 'bad' : 'plain'}
        labels={{ current: t('admin.managers.own'), submit: t(`admin.managers.${word}`) }}
        words={invalidWords(actor.locale)}
      />
    </Card>
  )
}
