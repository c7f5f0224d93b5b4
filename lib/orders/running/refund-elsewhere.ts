import 'server-only'
import type { PaymentRow } from '@/lib/payments/ledger'
import { spreadRefund } from '@/lib/payments/plan'
import { ledgerOf, writePayment } from '@/lib/payments/runs'
import { type Raise, rowsOfWork, type Work } from '../work'

/**
 * Writes down money that a gateway says it gave back without being asked: as refunds of what was settled, as voids of
 * what was not. Answers whether there was anything to write: not of an amount of nothing, with nothing captured, or known already.
 */
export async function refundElsewhere(work: Work, { amount = 0, told }: Raise): Promise<boolean> {
  const { tx, order } = work
  const rows = await ledgerOf(tx, order.id)
  if (amount <= 0 || isKnown(rows, told?.refund)) return false
  const parts = spreadRefund(rows, amount, told?.reference)
  for (const { capture, amount: part } of parts) {
    await writePayment(tx, order, {
      deliveryId: capture.deliveryId,
      operation: capture.settled ? 'REFUND' : 'VOID_CAPTURE',
      amount: part,
      gateway: order.gateway,
      result: 'Ok',
      settled: false,
      reference: told?.refund ?? told?.reference ?? null,
      message: 'refunded outside the shop',
      callbackId: told?.callbackId ?? null,
      aboutId: capture.id,
    })
  }
  work.order = (await rowsOfWork(tx, order.id)).order
  return parts.length > 0
}

/** We may have asked for it ourselves, and have been answered before the gateway told us. */
const isKnown = (rows: PaymentRow[], refund: string | null = null) =>
  refund !== null && rows.some((row) => row.operation === 'REFUND' && row.result === 'Ok' && row.reference === refund)
