import { roundedDivision } from '@/lib/money'

/**
 * Stripe counts in the minor units of ISO 4217, except here: how many of its units make how many of ours.
 * Source: Stripe's documentation on currencies (zero-decimal currencies and special cases).
 */
const exceptions: Record<string, { stripes: number; ours: number }> = {
  ISK: { stripes: 100, ours: 1 },
  UGX: { stripes: 100, ours: 1 },
  MGA: { stripes: 1, ours: 100 },
}
const SAME = { stripes: 1, ours: 1 }

/** Minor units as Stripe counts them; undefined where it cannot say so little. */
export function toStripe(amount: number, currency: string): number | undefined {
  const { stripes, ours } = exceptions[currency.toUpperCase()] ?? SAME
  return inWholes(amount * stripes, ours)
}

/** Minor units as we count them; undefined where there is no such amount. */
export function fromStripe(amount: number, currency: string): number | undefined {
  const { stripes, ours } = exceptions[currency.toUpperCase()] ?? SAME
  return inWholes(amount * ours, stripes)
}

const inWholes = (amount: number, by: number) => (amount % by === 0 ? roundedDivision(amount, by) : undefined)
