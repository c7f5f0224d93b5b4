import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { Empty } from '@/components/ui/page'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { ListInFull } from '@/lib/lists/queries'
import type { Answer } from '@/lib/result'
import { ChangeLine, type LineActions, ListLines } from './list-lines'

type Props = { actor: Actor; list: ListInFull; actions: LineActions & { toCart: FormAction<Answer> } }

/** A list to buy from: what is on it, how to change it, and the way into the cart. */
export function ListView({ actor, list, actions }: Props) {
  const t = translator(actor.locale)
  const { lines } = list
  const isOwn = list.ownerName === null
  return (
    <div className="grid gap-5">
      {lines.length > 0 ? (
        <ListLines
          actor={actor}
          lines={lines}
          form="to-cart"
          doing={(line) =>
            isOwn ? (
              <ChangeLine actor={actor} line={line} actions={actions} />
            ) : (
              <p className="text-md">{t('lists.onList', { quantity: line.quantity })}</p>
            )
          }
        />
      ) : (
        <Empty title={t('lists.empty')}>{t('lists.emptyHelp')}</Empty>
      )}
      <TellingForm
        action={actions.toCart}
        id="to-cart"
        fields={{ id: list.id }}
        isOver={lines.length === 0}
        className="flex flex-wrap gap-3"
      >
        <SubmitButton look="primary" name="which" value="all">
          {t('lists.allToCart')}
        </SubmitButton>
        <SubmitButton name="which" value="chosen">
          {t('lists.chosenToCart')}
        </SubmitButton>
      </TellingForm>
    </div>
  )
}
