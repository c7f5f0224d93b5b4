import { ActionButton } from '@/components/forms/action-button'
import { inputClass } from '@/components/forms/field'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { ListInFull } from '@/lib/lists/queries'
import type { Answer } from '@/lib/result'
import { shopUrl } from '@/lib/shops/shop'

type Props = { actor: Actor; list: ListInFull | undefined; share: FormAction<Answer>; stop: FormAction<void> }

/** The wish list's link: to make, to copy, to make useless. */
export function ShareWishList({ actor, list, share, stop }: Props) {
  const t = translator(actor.locale)
  const path = list?.path
  return (
    <Card className="max-w-xl">
      <h2 className="mb-2">{t('lists.share')}</h2>
      <p className="mb-4 text-md text-soft">{t(actor.assist ? 'lists.shareHelpFor' : 'lists.shareHelp')}</p>
      {path && (
        <div className="mb-5">
          <label htmlFor="wish-link" className="mb-1 block text-md font-medium">
            {t('lists.link')}
          </label>
          <input id="wish-link" readOnly value={shopUrl(actor.shop, path)} className={inputClass} />
          <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link href={path} className="text-md text-accent underline underline-offset-4">
              {t('lists.openLink')}
            </Link>
            <ActionButton action={stop} look="quiet">
              {t('lists.stop')}
            </ActionButton>
          </p>
        </div>
      )}
      {actor.assist ? (
        <Notice>{t('lists.shareNotOnBehalf')}</Notice>
      ) : (
        <TellingForm
          action={share}
          text={{ name: 'shownAs', label: t('lists.shownAs'), help: t('lists.shownAsHelp'), value: list?.shownAs }}
          className="grid gap-4"
        >
          <div>
            <SubmitButton>{t(path ? 'lists.shareAgain' : 'lists.shareIt')}</SubmitButton>
          </div>
        </TellingForm>
      )}
    </Card>
  )
}
