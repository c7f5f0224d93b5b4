import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'

const names = [
  'number',
  'expiry',
  'code',
  'codeHelp',
  'private',
  'agreed',
  'submit',
  'needsScript',
  'cardWrong',
  'cardExpiry',
  'cardExpired',
  'cardCode',
  'notReached',
] as const

export type CardLabels = Record<(typeof names)[number] | 'saved', string>

/** What a card form has to know of whoever is in front of it: only customers keep cards, and a manager has to ask. */
export function cardFormFor({ locale, customer, assist }: Actor) {
  const t = translator(locale)
  const words = Object.fromEntries(names.map((name) => [name, t(`cardForm.${name}`)])) as CardLabels
  const labels: CardLabels = { ...words, saved: t(assist ? 'cardForm.savedOnBehalf' : 'cardForm.saved') }
  return { labels, offersSaving: customer !== null, needsAgreement: assist !== null }
}
