import 'server-only'
import { spreadRefund } from '@/lib/payments/plan'
import { ledgerOf, writePayment } from '@/lib/payments/runs'
import type { Raise, Work } from '../work'

/**
 * Writes down money that a gateway says it gave back without being asked: as refunds of what was settled, as voids of
 * what was not. Answers whether there was anything to give back; an amount of nothing, or with nothing captured, is not.
 */
export async function refundElsewhere({ tx, order }: Work, { amount = 0, told }: Raise): Promise<boolean> {
  if (amount <= 0) return false
  const parts = spreadRefund(await ledgerOf(tx, order.id), amount)
  for (const { capture, amount: part } of parts) {
    await writePayment(tx, order, {
      deliveryId: capture.deliveryId,
      operation: capture.settled ? 'REFUND' : 'VOID_CAPTURE',
      amount: part,
      gateway: order.gateway,
      result: 'Ok',
      settled: false,
      reference: told?.reference ?? null,
      message: 'refunded outside the shop',
      callbackId: told?.callbackId ?? null,
    })
  }
  return parts.length > 0
}
