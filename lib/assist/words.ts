import type { Locale, Texts } from '@/db/words'
import { inLocale, type Translate } from '@/lib/i18n'
import type { Shop } from '@/lib/shops/shop'
import { reasonsOf } from './reasons'

/** A reason in words; a shop's own reasons are shown as the shop wrote them. */
export function reasonInWords(t: Translate, reason: string): string {
  const key = `assistReasons.${reason}` as 'assistReasons.other'
  return t.has(key) ? t(key) : reason
}

export const startLabels = (t: Translate, shop: Shop) => ({
  start: t('assist.start'),
  more: t('assist.moreReason'),
  password: t('security.current'),
  reason: t('assist.reason'),
  chooseReason: t('assist.chooseReason'),
  reasonText: t('assist.reasonText'),
  reasonTextHelp: t('assist.reasonTextHelp'),
  ticket: t('assist.ticket'),
  optional: t('assist.optional'),
  reasons: Object.fromEntries(reasonsOf(shop).map((reason) => [reason, reasonInWords(t, reason)])),
})

export type Deed = { action: string; at: Date; detail: Texts; kind?: string }

/** What was done, in plain words: "Article added to the cart · 2 × Lamp". */
export function deedInWords(t: Translate, { action, detail, kind }: Deed, locale: Locale): string {
  const name = action.replace('.', '_')
  const known = [`${name}_${kind}`, name, 'other'].map((word) => `actions.${word}` as 'actions.other')
  return [t(known.find((key) => t.has(key))!), inLocale(detail, locale)].filter(Boolean).join(' · ')
}
