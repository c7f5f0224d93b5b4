import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { RegistrationForm } from '@/components/registration/registration-form'
import { Link } from '@/components/ui/link'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { signInFor } from '@/lib/href'
import { invalidWords, translator } from '@/lib/i18n'
import { canInvite, INVITED, inviteForm } from '@/lib/organisations/invite-form'
import { looksAfterBuyers } from '@/lib/organisations/policy'
import { pageTitle } from '@/lib/page-title'
import { emptyForm, fieldWords } from '@/lib/registration/words'
import { invite } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('organisation.invite'))
}

/** A new buyer of the organisation, by the form that is used at the desk. */
export default async function InvitePage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor('/account/organisation/buyers/new'))
  if (!(await looksAfterBuyers(actor)) || !canInvite(actor)) notFound()
  const t = translator(actor.locale)
  const fields = await inviteForm(actor)

  return (
    <AccountPage
      actor={actor}
      room="organisation"
      title={t('organisation.invite')}
      lead={t('organisation.inviteLead')}
      aside={
        <Link href="/account/organisation" className="text-accent underline underline-offset-4">
          {t('organisation.back')}
        </Link>
      }
    >
      <RegistrationForm
        action={invite}
        type={INVITED}
        fields={fields}
        start={{ ...emptyForm(fields, actor.locale), company: actor.shop.name }}
        labels={{ ...fieldWords(t), submit: t('organisation.inviteSubmit') }}
        words={invalidWords(actor.locale)}
      />
    </AccountPage>
  )
}
