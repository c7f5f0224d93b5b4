import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SecondFactorPage } from '@/components/people/second-factor-page'
import { isManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import * as actions from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('secondFactor.title'))
}

/** A manager's own second factor. While acting there is none to be seen: it belongs to no customer. */
export default async function OwnSecondFactorPage() {
  const actor = await currentActor()
  if (!actor.account) redirect('/sign-in')
  if (!isManager(actor) || actor.assist) redirect(hrefFor(actor, '/account/security'))
  return <SecondFactorPage actor={actor} actions={actions} home="/service" />
}
