import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CareForm } from '@/components/people/care-form'
import { Page } from '@/components/ui/page'
import { fullName } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { hrefFor } from '@/lib/href'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { careReasons, caresOpen } from '@/lib/people/care-input'
import { resetPassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('care.reset.action'))
}

/** "Reset password" from inside an assist: for the customer in hand, and for nobody else. */
export default async function ResetPasswordPage() {
  const actor = await currentActor()
  const { assist, customer } = actor
  if (!assist || !customer || !caresOpen(actor, 'enabled').includes('reset')) notFound()
  const t = translator(actor.locale)

  return (
    <Page title={t('care.reset.title', { name: fullName(customer) })} narrow>
      <div className="max-w-xl">
        <p className="mb-6">{t('care.reset.lead')}</p>
        <CareForm
          action={resetPassword}
          customerId={customer.id}
          care="reset"
          reasons={careReasons.map((reason) => ({ reason, label: t(`care.reasons.${reason}`) }))}
          back={hrefFor(actor, '/account/profile')}
          asksPassword={false}
          labels={{
            reason: t('care.reason'),
            password: t('security.current'),
            submit: t('care.reset.action'),
            back: t('care.back'),
          }}
          words={invalidWords(actor.locale)}
        />
      </div>
    </Page>
  )
}
