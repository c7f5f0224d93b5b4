import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'
import { places } from './places'
import { PutOnList } from './put-on-list'

type Props = { actor: Actor; isEmpty: boolean; save: FormAction<Answer>; toList: FormAction<Answer> }

/** What a customer may do with a cart but order it. */
export function KeepCart({ actor, isEmpty, save, toList }: Props) {
  const t = translator(actor.locale)
  if (!actor.customer) return null
  return (
    <section aria-label={t('lists.saveCart')} className="mt-12 max-w-xl">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        {!isEmpty && <h2>{t('lists.saveCart')}</h2>}
        <Link href={places['saved-cart'].href} className="py-1 text-md text-accent underline underline-offset-4">
          {t('lists.savedCarts')}
        </Link>
      </div>
      <TellingForm
        action={save}
        isOver={isEmpty}
        text={{ name: 'name', label: t('lists.saveCartName'), help: t('lists.saveCartHelp') }}
        className="grid gap-3"
      >
        <div>
          <SubmitButton>{t('lists.saveCart')}</SubmitButton>
        </div>
      </TellingForm>
      {!isEmpty && <PutOnList actor={actor} action={toList} />}
    </section>
  )
}
