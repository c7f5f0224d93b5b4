import 'server-only'
import type { PaymentRow } from '@/lib/payments/ledger'
import { type Spread, spreadRefund } from '@/lib/payments/plan'
import { ledgerOf, writePayment } from '@/lib/payments/runs'
import { type Raise, rowsOfWork, type Work } from '../work'

/**
 * Writes down money that a gateway says it gave back without being asked: as a void of a capture that was not settled, if
 * all of it went back, else as what is taken off the balance. Answers what came of it: `known` already, or nothing if
 * there is nothing that it could have come from. A part of what is still being processed has to wait until that is paid.
 * Of an authorisation that nobody knows the end of yet, nothing was taken: that is `noted`, and moves no money.
 */
export async function refundElsewhere(
  work: Work,
  { amount = 0, told }: Raise,
): Promise<'written' | 'known' | 'noted' | 'nothing'> {
  const { tx, order } = work
  const rows = await ledgerOf(tx, order.id)
  if (isKnown(rows, told?.refund)) return 'known'
  const parts = amount > 0 ? spreadRefund(rows, amount, told ?? {}) : []
  if (parts.length === 0 && rows.some(isUndecided)) return 'noted'
  const isTooEarly = parts.some((part) => part.capture.result === 'Processing' && !isWhole(part))
  if (isTooEarly || parts.length === 0) return 'nothing'
  for (const part of parts) {
    const { capture, decides } = part
    await writePayment(tx, order, {
      deliveryId: capture.deliveryId,
      operation: !capture.settled && isWhole(part) ? 'VOID_CAPTURE' : 'REFUND',
      amount: part.amount,
      gateway: order.gateway,
      result: 'Ok',
      settled: false,
      reference: decides?.reference ?? told?.refund ?? told?.reference ?? null,
      message: 'refunded outside the shop',
      callbackId: told?.callbackId ?? null,
      aboutId: capture.id,
    })
  }
  work.order = (await rowsOfWork(tx, order.id)).order
  return 'written'
}

const isUndecided = ({ operation, result }: PaymentRow) => operation === 'AUTH' && result === 'Processing'

const isWhole = ({ capture, amount }: Spread) => amount === capture.amount

/** We may have asked for it ourselves, and have been answered before the gateway told us. */
const isKnown = (rows: PaymentRow[], refund: string | null = null) =>
  refund !== null && rows.some((row) => row.operation === 'REFUND' && row.result === 'Ok' && row.reference === refund)
