import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, isManager } from '@/lib/auth/actor'
import { linkOf } from '@/lib/auth/links'
import { invalidWords, translator } from '@/lib/i18n'
import type { Result } from '@/lib/result'
import { ChoosePasswordForm } from './choose-password-form'

type Props = {
  actor: Actor
  purpose: 'activate' | 'reset'
  token: string
  action: (previous: Result | null, form: FormData) => Promise<Result>
}

/** A letter's link, opened: the form while it is good, and otherwise the way to a new one. */
export async function ChoosePasswordPage({ actor, purpose, token, action }: Props) {
  const t = translator(actor.locale)
  const title = t(`choosePassword.${purpose}Title`)
  const link = await linkOf(actor.shop, token, purpose)
  if (isManager(actor) && link?.accountId !== actor.account?.id) {
    return (
      <Page title={title} narrow>
        <Notice kind="warn">{t('choosePassword.managers')}</Notice>
      </Page>
    )
  }
  if (!link) {
    return (
      <Page title={title} narrow>
        <Notice kind="warn">
          <p>{t('choosePassword.dead')}</p>
          <p className="mt-2">
            <a href="/reset" className="text-accent underline">
              {t('choosePassword.again')}
            </a>
          </p>
        </Notice>
      </Page>
    )
  }
  const labels = {
    password: t('choosePassword.password'),
    help: t('choosePassword.help'),
    submit: t('choosePassword.submit'),
  }
  return (
    <Page title={title} lead={t(`choosePassword.${purpose}Lead`)} narrow>
      <div className="max-w-md">
        <ChoosePasswordForm action={action} token={token} labels={labels} words={invalidWords(actor.locale)} />
      </div>
    </Page>
  )
}
