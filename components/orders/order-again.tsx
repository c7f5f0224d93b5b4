import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { PutOnList } from '@/components/lists/put-on-list'
import { OrderRegularly } from '@/components/recurring/order-regularly'
import { Card } from '@/components/ui/card'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { mayRepeat } from '@/lib/orders/again'
import type { Answer } from '@/lib/result'

type Props = { actor: Actor; number: string; again: FormAction<Answer>; toList: FormAction<Answer> }

/** What can be done with an earlier order: its goods once more, the whole of it, or a list of them. */
export function OrderAgain({ actor, number, again, toList }: Props) {
  const t = translator(actor.locale)
  return (
    <Card>
      <h2 className="mb-2">{t('orders.onceMore')}</h2>
      <p className="mb-4 text-md text-soft">
        {t('orders.againHelp')} {mayRepeat(actor) && t('orders.repeatHelp')}
      </p>
      <TellingForm action={again} fields={{ number }} className="flex flex-wrap gap-3">
        <SubmitButton name="how" value="goods">
          {t('orders.again')}
        </SubmitButton>
        {mayRepeat(actor) && (
          <SubmitButton name="how" value="whole">
            {t('orders.repeat')}
          </SubmitButton>
        )}
      </TellingForm>
      <OrderRegularly actor={actor} number={number} />
      <PutOnList actor={actor} action={toList} fields={{ number }} />
    </Card>
  )
}
