import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { KeptFacts } from '@/components/people/kept-facts'
import { ProfileForm } from '@/components/people/profile-form'
import { Notice } from '@/components/ui/notice'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { profileForm } from '@/lib/people/forms'
import { profileOf } from '@/lib/people/profile'
import { fieldWords } from '@/lib/registration/words'
import { saveProfile } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('profile.title'))
}

export default async function ProfilePage({ searchParams }: PageProps<'/account/profile'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const profile = await profileOf(actor)
  if (!profile) redirect('/sign-in?next=/account/profile')
  const t = translator(actor.locale)
  const form = await profileForm(actor)
  const fields = form.filter(({ readOnly }) => !readOnly)
  const start = Object.fromEntries(fields.map(({ name }) => [name, profile[name] ?? '']))

  return (
    <AccountPage actor={actor} room="profile" title={t('profile.title')} lead={t('profile.lead')}>
      <div className="grid max-w-2xl gap-6">
        {(await searchParams).saved === '1' && <Notice kind="good">{t('profile.saved')}</Notice>}
        <ProfileForm
          action={saveProfile}
          fields={fields}
          profile={start}
          labels={{ ...fieldWords(t), save: t('profile.save') }}
          words={invalidWords(actor.locale)}
        />
        <KeptFacts actor={actor} fields={form.filter(({ readOnly }) => readOnly)} profile={profile} />
      </div>
    </AccountPage>
  )
}
