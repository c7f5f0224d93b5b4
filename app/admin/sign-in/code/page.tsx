import type { Metadata } from 'next'
import { EnterCodePage } from '@/components/people/enter-code-page'
import { adminPath } from '@/lib/auth/arrive'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { enterCode } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('signIn.codeTitle'))
}

/** The second step of signing in to the admin app. */
export default async function AdminCodePage({ searchParams }: PageProps<'/admin/sign-in/code'>) {
  const { next } = await searchParams
  return <EnterCodePage actor={await currentActor()} action={enterCode} door="/admin/sign-in" next={adminPath(next)} />
}
