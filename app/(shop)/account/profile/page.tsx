import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { KeptFacts } from '@/components/people/kept-facts'
import { ProfileForm } from '@/components/people/profile-form'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { fullName, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { caresOpen } from '@/lib/people/care-input'
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
  const { saved, reset } = await searchParams
  const resets = actor.assist && caresOpen(actor, 'enabled').includes('reset')

  return (
    <AccountPage
      actor={actor}
      room="profile"
      title={t('profile.title')}
      lead={t(actor.assist ? 'profile.leadFor' : 'profile.lead')}
    >
      <div className="grid max-w-2xl gap-6">
        {saved === '1' && <Notice kind="good">{t('profile.saved')}</Notice>}
        {reset === '1' && <Notice kind="good">{t('care.reset.done', { name: fullName(actor.customer!) })}</Notice>}
        <ProfileForm
          action={saveProfile}
          fields={fields}
          profile={start}
          labels={{ ...fieldWords(t), save: t('profile.save') }}
          words={invalidWords(actor.locale)}
        />
        <KeptFacts actor={actor} fields={form.filter(({ readOnly }) => readOnly)} profile={profile} />
        {resets && (
          <p>
            <Link href="/account/profile/reset-password" className={buttonClass('plain')}>
              {t('care.reset.action')}
            </Link>
          </p>
        )}
      </div>
    </AccountPage>
  )
}
