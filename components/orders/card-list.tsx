import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { CardOnFile } from '@/lib/payments/tokens'
import type { Use } from '@/lib/recurring/uses'
import { cardHelp, cardName } from './card-words'

type Props = { actor: Actor; cards: CardOnFile[]; uses: Map<string, Use[]>; remove: FormAction<void> }

/** The cards that are kept, and a way to be rid of each. */
export function CardList({ actor, cards, uses, remove }: Props) {
  const t = translator(actor.locale)
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {cards.map((card) => (
        <li key={card.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-4">
          <div className="min-w-48 flex-1">
            <p className="font-medium">{cardName(card, t)}</p>
            <p className="text-sm text-soft">
              {[cardHelp(card, t), card.addedByName && t('cards.addedBy', { name: card.addedByName })]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {uses.get(card.id)?.map((use) => (
              <p key={use} className="text-sm text-soft">
                {t(`uses.${use}`)}
              </p>
            ))}
          </div>
          {card.expired && <Badge tone="bad">{t('cards.expired')}</Badge>}
          <ActionButton
            action={remove}
            fields={{ id: card.id }}
            look="quiet"
            label={t('cards.removeOf', { card: cardName(card, t) })}
          >
            {t('cards.remove')}
          </ActionButton>
        </li>
      ))}
    </ul>
  )
}
