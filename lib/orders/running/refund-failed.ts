import 'server-only'
import { transact } from '@/db'
import { concludeWithin } from '@/lib/payments/callback-rows'
import type { CallbackOutcome, VerifiedCallback } from '@/lib/payments/callbacks'
import { ledgerOf, openRunOf, writePayment } from '@/lib/payments/runs'
import { Refusal } from '@/lib/refusal'
import type { OrderRow } from '../work'

/**
 * A refund that did not get to the customer. One that was under way has failed, and what it was for can be asked for
 * anew; one that we hold for done is not undone in the ledger, because the money is owed as before and the papers are
 * written: a person gives it back by another way. Both wait for somebody; a copy of what is known does not.
 */
export function refundFailed(order: OrderRow, { id, told }: VerifiedCallback): Promise<CallbackOutcome> {
  return transact({ order: order.id }, async (tx): Promise<CallbackOutcome> => {
    // The gateway may be answering at this moment: it tells us again, and then we know what it said.
    if (await openRunOf(tx, order.id)) throw new Refusal('orderBusy')
    const row = (await ledgerOf(tx, order.id)).findLast(({ reference }) => reference === told.refund)
    if (row?.result === 'Failed') return 'ignored'
    if (row?.result !== 'Processing') return { waits: 'refundBounced' }
    const { deliveryId, operation, amount, aboutId, reference, gateway } = row
    const failed = { deliveryId, operation, amount, aboutId, reference, gateway, settled: false, callbackId: id }
    await writePayment(tx, order, { ...failed, result: 'Failed', message: 'the bank did not take it' })
    // In the same breath: what has left a row in the ledger counts as done otherwise.
    await concludeWithin(tx, id, 'unprocessed', 'refundFailed')
    return { waits: 'refundFailed' }
  })
}
