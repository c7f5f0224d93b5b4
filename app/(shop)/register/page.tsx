import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { RegistrationForm } from '@/components/registration/registration-form'
import { TypesNav } from '@/components/registration/types-nav'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { isManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { registrationForm, typesFor } from '@/lib/people/forms'
import { emptyForm, fieldWords } from '@/lib/registration/words'
import { register } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('registration.title'))
}

/** "Register": the forms of the types that anybody may be. */
export default async function RegisterPage({ searchParams }: PageProps<'/register'>) {
  const actor = await currentActor()
  if (actor.account) redirect(isManager(actor) && !actor.assist ? '/service' : '/account')
  const t = translator(actor.locale)
  const { type: wanted, sent } = await searchParams
  if (sent) {
    return (
      <Page title={t('registration.sentTitle')} narrow>
        <Notice kind="good">{t('registration.sent')}</Notice>
      </Page>
    )
  }
  const types = typesFor(actor.shop, 'public')
  const type = types.find((each) => each === wanted) ?? types[0]
  const fields = type ? await registrationForm(actor, type, 'public') : []

  return (
    <Page title={t('registration.title')} lead={t('registration.lead')} narrow>
      {type ? (
        <>
          <TypesNav actor={actor} types={types} type={type} path="/register" />
          <RegistrationForm
            key={type}
            action={register}
            type={type}
            fields={fields}
            start={emptyForm(fields, actor.locale)}
            labels={{ ...fieldWords(t), submit: t('registration.submit') }}
            words={invalidWords(actor.locale)}
          />
        </>
      ) : (
        <Notice>{t('registration.none')}</Notice>
      )}
      <p className="mt-6 text-md text-soft">
        {t('registration.haveAccount')}{' '}
        <Link href="/sign-in" className="text-accent underline underline-offset-4">
          {t('registration.toSignIn')}
        </Link>
      </p>
    </Page>
  )
}
