import type { Translate } from '@/lib/i18n'

type Shown = { brand: string; lastFour: string; expiryMonth: number; expiryYear: number }

/** A card as it may be shown: "Visa ending in 4242". */
export const cardName = ({ brand, lastFour }: Pick<Shown, 'brand' | 'lastFour'>, t: Translate) =>
  t('cards.name', { brand: brandName(brand, t), lastFour })

export const cardHelp = ({ expiryMonth, expiryYear }: Shown, t: Translate) =>
  t('cards.validTo', { date: `${String(expiryMonth).padStart(2, '0')}/${expiryYear}` })

/** Brands are names; only a card of none is a word. */
export function brandName(brand: string, t: Translate): string {
  const known: Record<string, string> = { visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express' }
  return known[brand.toLowerCase()] ?? t('cards.otherBrand')
}

/** A card as one to choose from. */
export const cardOption = (card: Shown & { id: string }, t: Translate) => ({
  value: card.id,
  label: cardName(card, t),
  help: cardHelp(card, t),
})
