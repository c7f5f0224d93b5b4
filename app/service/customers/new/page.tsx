import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { RegistrationForm } from '@/components/registration/registration-form'
import { TypesNav } from '@/components/registration/types-nav'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { isOrganisationType, registrationForm, typesFor } from '@/lib/people/forms'
import { organisationsOf } from '@/lib/people/organisations'
import { emptyForm, fieldWords } from '@/lib/registration/words'
import { register } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('registration.desk.title'))
}

/** "Add a customer": every form the shop declares, hidden types too. */
export default async function AddCustomerPage({ searchParams }: PageProps<'/service/customers/new'>) {
  const actor = await currentActor()
  if (!may(actor, 'desk.enter')) redirect('/sign-in?next=/service/customers/new')
  if (actor.assist) redirect('/service/customers/new')
  if (!may(actor, 'customers.register')) notFound()
  const t = translator(actor.locale)
  const types = typesFor(actor.shop, 'desk')
  const { type: wanted } = await searchParams
  const type = types.find((each) => each === wanted) ?? types[0]
  const page = { title: t('registration.desk.title'), lead: t('registration.desk.lead') }
  if (!type) {
    return (
      <Page {...page}>
        <Notice>{t('registration.none')}</Notice>
      </Page>
    )
  }
  const lacking = isOrganisationType(type) && (await organisationsOf(actor.shop)).length === 0
  const fields = await registrationForm(actor, type, 'desk')
  const submit = t(may(actor, 'assist.start') ? 'registration.desk.submit' : 'registration.desk.submitOnly')
  const likely = {
    title: t('registration.duplicates.title'),
    email: t('registration.duplicates.email'),
    prospect: t('registration.duplicates.prospect'),
    likely: t('registration.duplicates.likely'),
    open: t('registration.duplicates.open'),
    openOf: t('registration.duplicates.openOf', { name: '{name}' }),
    opens: may(actor, 'customers.find'),
  }

  return (
    <Page {...page}>
      <TypesNav actor={actor} types={types} type={type} path="/service/customers/new" />
      {lacking ? (
        <Notice kind="warn">{t('registration.noOrganisation')}</Notice>
      ) : (
        <RegistrationForm
          key={type}
          action={register}
          type={type}
          fields={fields}
          start={emptyForm(fields, actor.locale)}
          labels={{ ...fieldWords(t), submit }}
          words={invalidWords(actor.locale)}
          duplicates={likely}
        />
      )}
    </Page>
  )
}
