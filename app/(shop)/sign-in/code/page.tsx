import type { Metadata } from 'next'
import { EnterCodePage } from '@/components/people/enter-code-page'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { enterCode } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('signIn.codeTitle'))
}

/** The second step of signing in at the desk. */
export default async function CodePage() {
  return <EnterCodePage actor={await currentActor()} action={enterCode} door="/sign-in" next="" />
}
