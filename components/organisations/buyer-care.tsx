import { ActionButton } from '@/components/forms/action-button'
import { Card } from '@/components/ui/card'
import type { Actor } from '@/lib/auth/actor'
import { invalidWords, translator } from '@/lib/i18n'
import type { Buyer } from '@/lib/organisations/queries'
import type { Result } from '@/lib/result'
import { BuyerForm } from './buyer-form'
import { BuyerState } from './buyer-table'
import { buyerForm } from './buyer-words'

type Send = (previous: Result | null, form: FormData) => Promise<Result>
type Props = { actor: Actor; buyer: Buyer; change: Send; turn: Send; hidden?: Record<string, string> }

/** One buyer: what they are and may order, and whether they are let in. Nobody shuts themself out. */
export function BuyerCare({ actor, buyer, change, turn, hidden = {} }: Props) {
  const t = translator(actor.locale)
  const word = buyer.enabled ? 'turnOff' : 'turnOn'
  return (
    <div className="grid gap-6">
      <p className="flex flex-wrap items-center gap-3 text-md text-soft">
        <span className="break-all">{buyer.email}</span>
        <BuyerState actor={actor} buyer={buyer} />
      </p>
      <BuyerForm action={change} hidden={hidden} words={invalidWords(actor.locale)} {...buyerForm(actor, buyer)} />
      {buyer.id !== actor.customer?.id && (
        <Card className="max-w-2xl">
          <p className="mb-3 text-md text-soft">{t(`organisation.${word}Help`)}</p>
          <ActionButton
            action={turn}
            fields={{ ...hidden, customerId: buyer.id, enabled: buyer.enabled ? 'no' : 'yes' }}
            look={buyer.enabled ? 'bad' : 'plain'}
          >
            {t(`organisation.${word}`)}
          </ActionButton>
        </Card>
      )}
    </div>
  )
}
