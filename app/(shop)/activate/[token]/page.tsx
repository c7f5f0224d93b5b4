import type { Metadata } from 'next'
import { ChoosePasswordPage } from '@/components/people/choose-password-page'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { choose } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return { ...pageTitle(actor, translator(actor.locale)('choosePassword.activateTitle')), referrer: 'strict-origin' }
}

/** Where the letter to a new customer leads. Looking changes nothing; the form does. */
export default async function ActivatePage({ params }: PageProps<'/activate/[token]'>) {
  const { token } = await params
  return <ChoosePasswordPage actor={await currentActor()} purpose="activate" token={token} action={choose} />
}
