import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { JustPasswordForm } from '@/components/people/second-factor-forms'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { adminActor } from '@/lib/auth/admin'
import { colleagueById } from '@/lib/auth/colleagues'
import { formatTime, invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { reset } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.managers.title'))
}

/** One colleague, and what helps when their phone is lost. */
export default async function ManagerPage({ params, searchParams }: PageProps<'/admin/managers/[id]'>) {
  const actor = await adminActor()
  const { id } = await params
  const colleague = /^[\da-f-]{36}$/i.test(id) ? await colleagueById(actor, id) : undefined
  if (!colleague) notFound()
  const t = translator(actor.locale)
  const { firstname, lastname, email, factorSince } = colleague
  const name = `${firstname} ${lastname}`
  const wasReset = (await searchParams).reset === '1'

  return (
    <Page
      title={name}
      lead={email}
      narrow
      aside={
        <NextLink href="/admin/managers" prefetch={false} className="text-accent underline underline-offset-4">
          {t('admin.managers.back')}
        </NextLink>
      }
    >
      <div className="grid gap-6">
        {wasReset && !factorSince && <Notice kind="good">{t('admin.managers.wasReset', { name })}</Notice>}
        <Card>
          <h2 className="mb-3">{t('secondFactor.title')}</h2>
          {factorSince ? (
            <>
              <p className="mb-4">{t('admin.managers.onSince', { time: formatTime(factorSince, actor.locale) })}</p>
              <p className="mb-4 text-md text-soft">{t('admin.managers.resetHelp', { name })}</p>
              <JustPasswordForm
                action={reset}
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
      </div>
    </Page>
  )
}
