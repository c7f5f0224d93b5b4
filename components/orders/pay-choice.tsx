'use client'

import type { Bound } from '@/components/people/address-fields'
import { Choice } from './choice'

type CardOption = { value: string; label: string; help?: string }

export type PayOption = {
  value: string
  label: string
  help?: string
  /** The cards that are known already; null where none is charged. */
  cards: CardOption[] | null
}

export type PayLabels = Record<'gateway' | 'card' | 'noCards' | 'anotherCard' | 'cardNeedsScript', string>

type Props = {
  gateways: PayOption[]
  gateway: Bound
  card: Bound
  labels: PayLabels
}

/** How it is paid and, where a card is charged, which one: a known one, or another that its gateway asks for. */
export function PayChoice({ gateways, gateway, card, labels }: Props) {
  const options = gateways.map(({ cards, ...option }) => ({
    ...option,
    inside: cards && <Cards known={cards} card={card} labels={labels} />,
  }))
  return <Choice legend={labels.gateway} field={gateway} options={options} />
}

function Cards({ known, card, labels }: { known: CardOption[]; card: Bound; labels: PayLabels }) {
  return (
    <div className="grid gap-3">
      {known.length > 0 ? (
        <Choice legend={labels.card} field={card} options={known} />
      ) : (
        <>
          <p className="text-md text-soft">{labels.noCards}</p>
          {card.error && <p className="text-sm font-medium text-bad">{card.error}</p>}
        </>
      )}
      <noscript>
        <p className="text-md text-soft">{labels.cardNeedsScript}</p>
      </noscript>
    </div>
  )
}
