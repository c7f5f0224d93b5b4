import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ListsPage } from '@/components/lists/lists-page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { kindsOf } from '@/lib/lists/policy'
import { pageTitle } from '@/lib/page-title'
import { create } from '../lists/actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('lists.requisition'))
}

export default async function RequisitionListsPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/requisition-lists')
  if (!kindsOf(actor).includes('requisition')) notFound()
  return <ListsPage actor={actor} kind="requisition" create={create} />
}
