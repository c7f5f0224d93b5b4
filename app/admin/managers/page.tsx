import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Table } from '@/components/admin/table'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Empty, Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { colleaguesOf } from '@/lib/auth/colleagues'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.managers.title'))
}

/** The other managers of one's shops, and whether their sign-in asks for a second factor. */
export default async function ManagersPage() {
  const actor = await adminActor()
  if (!may(actor, 'managers.open')) notFound()
  const t = translator(actor.locale)
  const colleagues = await colleaguesOf(actor)

  return (
    <Page
      title={t('admin.managers.title')}
      lead={t('admin.managers.lead')}
      aside={
        <NextLink href="/admin/managers/new" prefetch={false} className={buttonClass('primary')}>
          {t('admin.managers.add')}
        </NextLink>
      }
    >
      {colleagues.length === 0 ? (
        <Empty title={t('admin.managers.none')}>{t('admin.managers.noneHelp')}</Empty>
      ) : (
        <Table
          caption={t('admin.managers.title')}
          columns={[
            { key: 'name', label: t('admin.managers.name') },
            { key: 'email', label: t('admin.managers.email') },
            { key: 'factor', label: t('secondFactor.title') },
          ]}
          rows={colleagues.map(({ id, firstname, lastname, email, enabled, hasPassword, factorSince }) => ({
            key: id,
            cells: {
              name: (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <NextLink
                    href={`/admin/managers/${id}`}
                    prefetch={false}
                    className="font-medium text-accent underline underline-offset-4"
                  >
                    {`${firstname} ${lastname}`}
                  </NextLink>
                  {!enabled && <Badge tone="bad">{t('admin.managers.disabled')}</Badge>}
                  {enabled && !hasPassword && <Badge>{t('admin.managers.waiting')}</Badge>}
                </span>
              ),
              email: <span className="break-all">{email}</span>,
              factor: t(factorSince ? 'secondFactor.isOn' : 'secondFactor.isOff'),
            },
          }))}
        />
      )}
    </Page>
  )
}
