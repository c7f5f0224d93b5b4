import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { RegistrationForm } from '@/components/registration/registration-form'
import { Page } from '@/components/ui/page'
import { adminActor } from '@/lib/auth/admin'
import { invalidWords, translator } from '@/lib/i18n'
import { canInvite, INVITED, inviteForm } from '@/lib/organisations/invite-form'
import { knownOrganisation } from '@/lib/organisations/policy'
import { pageTitle } from '@/lib/page-title'
import { emptyForm, fieldWords } from '@/lib/registration/words'
import { invite } from '../../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('organisation.invite'))
}

/** A new buyer of an organisation, by the form that is used at the desk. */
export default async function InvitePage({ params }: PageProps<'/admin/organisations/[id]/buyers/new'>) {
  const { id } = await params
  const there = await knownOrganisation(await adminActor(), id)
  if (!there || !canInvite(there)) notFound()
  const t = translator(there.locale)
  const fields = await inviteForm(there)

  return (
    <Page
      title={t('organisation.invite')}
      lead={t('organisation.inviteLead')}
      narrow
      aside={
        <NextLink
          href={`/admin/organisations/${id}`}
          prefetch={false}
          className="text-accent underline underline-offset-4"
        >
          {t('admin.organisations.backTo', { name: there.shop.name })}
        </NextLink>
      }
    >
      <RegistrationForm
        action={invite}
        type={INVITED}
        hidden={{ organisationId: id }}
        fields={fields}
        start={{ ...emptyForm(fields, there.locale), company: there.shop.name }}
        labels={{ ...fieldWords(t), submit: t('organisation.inviteSubmit') }}
        words={invalidWords(there.locale)}
      />
    </Page>
  )
}
