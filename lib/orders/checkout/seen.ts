import 'server-only'
import { createHash } from 'node:crypto'
import type { Quote } from './quote'

/**
 * A digest of all that a person agrees to on the review: goods and prices, where to, how, when and how it is
 * paid. Placing the order compares it, so that nothing else is ordered than what was seen.
 */
export function seenOf({
  cart,
  email,
  shipTo,
  billTo,
  method,
  gateway,
  card,
  requestedDate,
  deliveries,
  coupons,
  total,
}: Quote): string {
  const lines = cart.lines.map(({ skuId, quantity, unitPrice }) => [skuId, quantity, unitPrice])
  const parcels = deliveries.map(({ group, price, lines: parts }) => [group, price, parts.map(({ id }) => id)])
  const paidBy = [gateway, card?.id ?? null]
  const agreed = [
    lines,
    email,
    address(shipTo),
    address(billTo),
    method?.id,
    paidBy,
    requestedDate,
    parcels,
    coupons,
    total,
  ]
  return createHash('sha256').update(JSON.stringify(agreed)).digest('base64url')
}

/** Fields in one order, wherever the address comes from. */
const address = (postal: Quote['shipTo']) => postal && Object.entries(postal).sort(([a], [b]) => (a < b ? -1 : 1))
