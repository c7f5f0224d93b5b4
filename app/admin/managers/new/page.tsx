import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { StaffForm } from '@/components/people/staff-form'
import { staffForm } from '@/components/people/staff-words'
import { Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { shopsOverseen } from '@/lib/auth/staff'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { appoint } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.managers.add'))
}

/** Somebody new: who it is, what they may do, and where. */
export default async function NewManagerPage() {
  const actor = await adminActor()
  if (!may(actor, 'managers.open')) notFound()
  const t = translator(actor.locale)
  const { labels, ...boxes } = staffForm(t, { roles: [], shops: [actor.shop.id] }, await shopsOverseen(actor))

  return (
    <Page
      title={t('admin.managers.add')}
      lead={t('admin.managers.addLead')}
      narrow
      aside={
        <NextLink href="/admin/managers" prefetch={false} className="text-accent underline underline-offset-4">
          {t('admin.managers.back')}
        </NextLink>
      }
    >
      <StaffForm
        action={appoint}
        {...boxes}
        labels={{ ...labels, submit: t('admin.managers.appoint') }}
        words={invalidWords(actor.locale)}
      />
    </Page>
  )
}
