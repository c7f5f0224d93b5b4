import type { Metadata } from 'next'
import { SecondFactorPage } from '@/components/people/second-factor-page'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import * as actions from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('secondFactor.title'))
}

/** The same second factor, for managers whom only the admin app knows. */
export default async function AdminSecurityPage() {
  return <SecondFactorPage actor={await adminActor()} actions={actions} home="/admin" />
}
