import { redirect } from 'next/navigation'
import { Page } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { waitingHere } from '@/lib/auth/second-step'
import { invalidWords, translator } from '@/lib/i18n'
import type { Result } from '@/lib/result'
import { EnterCodeForm } from './second-factor-forms'

type Props = {
  actor: Actor
  action: (previous: Result | null, form: FormData) => Promise<Result>
  door: '/sign-in' | '/admin/sign-in'
  next: string
}

/** Asks for the code; whoever has not said their password on this browser goes back to the door. */
export async function EnterCodePage({ actor, action, door, next }: Props) {
  if (!(await waitingHere(actor.shop))) redirect(door)
  const t = translator(actor.locale)
  const labels = { code: t('signIn.code'), help: t('signIn.codeHelp'), submit: t('signIn.codeSubmit') }
  return (
    <Page title={t('signIn.codeTitle')} lead={t('signIn.codeLead')} narrow>
      <div className="max-w-md">
        <EnterCodeForm action={action} labels={labels} words={invalidWords(actor.locale)} next={next} />
        <p className="mt-6">
          <a href={door} className="text-accent underline">
            {t('signIn.codeOther')}
          </a>
        </p>
      </div>
    </Page>
  )
}
