import type { CartLine } from '@/lib/cart/queries'

/** How what something costs now compares with what it cost when it was put on the list. Source: platform reference, §4.1. */
export const priceChanges = ['same', 'onSale', 'lower', 'higher', 'otherCurrency', 'notForSale', 'onRequest'] as const
export type PriceChange = (typeof priceChanges)[number]

type Then = { priceThen: number | null; currencyThen: string }

export function priceChangeOf(then: Then, today: CartLine, currency: string): PriceChange {
  if (today.problem === 'unavailable') return 'notForSale'
  if (today.unitPrice === null || then.priceThen === null) return 'onRequest'
  if (then.currencyThen !== currency) return 'otherCurrency'
  if (today.unitPrice > then.priceThen) return 'higher'
  if (today.unitPrice === then.priceThen) return 'same'
  return today.because === 'sale' ? 'onSale' : 'lower'
}
