/** What a quick checkout profile answers, in the order of the checkout. */
export const quickParts = ['shipTo', 'billTo', 'method', 'gateway', 'card'] as const
export type QuickPart = (typeof quickParts)[number]

/** Where the checkout asks each. */
export const askedAt: Record<QuickPart, string> = {
  shipTo: 'ship-to',
  billTo: 'bill-to',
  method: 'delivery',
  gateway: 'payment',
  card: 'payment',
}
