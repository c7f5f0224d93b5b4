'use client'

import { useState } from 'react'
import { CardForm, type CardFormProps } from '@/components/payments/card-form'
import type { Bound } from '@/components/people/address-fields'
import { Choice } from './choice'

export type CardOption = { value: string; label: string; help?: string }

export type PayOption = {
  value: string
  label: string
  help?: string
  /** The cards that are known already; null where none is charged. */
  cards: CardOption[] | null
  /** Another card can be entered here. */
  asksCard: boolean
  /** Where a card is entered on the gateway's own page, if it is. */
  cardPage: string | null
  /** The ways of delivery that it goes with; null where it goes with any. */
  onlyWith: string[] | null
}

export type PayLabels = Record<
  'gateway' | 'card' | 'noCards' | 'anotherCard' | 'cardPage' | 'cardEntered' | 'noWayToPay',
  string
>

/** What the gateway's own form needs: what it is told is kept, and answered as a card to choose. */
export type CardEntry = Omit<CardFormProps<CardOption>, 'onDone'>

type Props = {
  gateways: PayOption[]
  gateway: Bound
  card: Bound
  entry: CardEntry
  labels: PayLabels
  /** Chooses a card that has just been entered. */
  onCard: (id: string) => void
}

/** How it is paid and, where a card is charged, which one: a known one, or another that its gateway asks for. */
export function PayChoice({ gateways, gateway, card, entry, labels, onCard }: Props) {
  if (gateways.length === 0) return <p className="text-md font-medium text-bad">{labels.noWayToPay}</p>
  const options = gateways.map(({ cards, asksCard, cardPage, onlyWith: _ways, ...option }) => ({
    ...option,
    inside: cards && (
      <Cards
        known={cards}
        card={card}
        entry={asksCard ? entry : null}
        page={cardPage}
        labels={labels}
        onCard={onCard}
      />
    ),
  }))
  return <Choice legend={labels.gateway} field={gateway} options={options} />
}

type CardsProps = Pick<Props, 'card' | 'labels' | 'onCard'> & {
  known: CardOption[]
  entry: CardEntry | null
  page: string | null
}

function Cards({ known, card, entry, page, labels, onCard }: CardsProps) {
  const [entered, setEntered] = useState<CardOption[]>([])
  const cards = [...entered.filter(({ value }) => !known.some((each) => each.value === value)), ...known]

  function choose(card: CardOption) {
    onCard(card.value)
    setEntered((before) => [card, ...before])
  }

  return (
    <div className="grid gap-3 py-1">
      {cards.length > 0 ? (
        <Choice legend={labels.card} field={card} options={cards} />
      ) : (
        <div>
          {!entry && !page && <p className="text-md text-soft">{labels.noCards}</p>}
          {card.error && <p className="text-sm font-medium text-bad">{card.error}</p>}
        </div>
      )}
      <p role="status" className="text-md empty:hidden">
        {entered[0] && `${labels.cardEntered} ${entered[0].label}`}
      </p>
      {page && (
        <p>
          <a
            href={page}
            className="inline-flex min-h-10 items-center text-md font-medium text-accent underline underline-offset-4"
          >
            {labels.cardPage}
          </a>
        </p>
      )}
      {entry && cards.length === 0 && <CardForm {...entry} onDone={choose} />}
      {entry && cards.length > 0 && (
        <details key={entered.length}>
          <summary className="inline-flex min-h-10 cursor-pointer items-center py-2 text-md font-medium text-accent underline underline-offset-4">
            {labels.anotherCard}
          </summary>
          <div className="pt-2 pb-3">
            <CardForm {...entry} onDone={choose} />
          </div>
        </details>
      )}
    </div>
  )
}
