import type { OrderState, PaymentOperation, PaymentResult } from '@/db/words'

/** A row of the payment ledger, as far as the rules look at it; rows stand in the order they were written. */
export type PaymentRow = {
  id: string
  /** Whose share it pays; null for the whole order. */
  deliveryId: string | null
  operation: PaymentOperation
  result: PaymentResult
  settled: boolean
  amount: number
  reference: string | null
  /** The payment it acts on, where that is known. */
  aboutId: string | null
}

export const isCapture = ({ operation }: Pick<PaymentRow, 'operation'>) =>
  operation === 'CAPTURE' || operation === 'AUTH_CAPTURE'

const isOk = ({ result }: PaymentRow) => result === 'Ok'
const isSameShare = (a: PaymentRow, b: PaymentRow) => a.deliveryId === b.deliveryId && a.amount === b.amount
const sum = (rows: PaymentRow[]) => rows.reduce((total, { amount }) => total + amount, 0)

/**
 * Minor units captured less those given back. A void counts only against a capture that was Ok: voiding one that
 * was still processing gives nothing back. Source of these rules: platform reference, §6.15.
 */
export function paidBalance(rows: PaymentRow[]): number {
  const captured = rows.filter((row) => isCapture(row) && isOk(row))
  const refunded = rows.filter((row) => row.operation === 'REFUND' && isOk(row))
  // One that was asked about again and again may have been voided more than once: it is only gone once.
  const voids = rows.filter((row) => row.operation === 'VOID_CAPTURE' && isOk(row))
  const voided = captured.filter((capture) => voids.some((row) => isSameShare(capture, row)))
  return sum(captured) - sum(refunded) - sum(voided)
}

/** Authorisations that can still be captured or reversed. One whose capture is being processed cannot, unless by hand. */
export function openAuths(rows: PaymentRow[], byHand = false): PaymentRow[] {
  const closes = (row: PaymentRow) =>
    (row.operation === 'CAPTURE' || row.operation === 'REVERSE_AUTH') &&
    (isOk(row) || (row.result === 'Processing' && !byHand))
  return rows.filter(
    (auth) => auth.operation === 'AUTH' && isOk(auth) && !rows.some((row) => closes(row) && isSameShare(row, auth)),
  )
}

/** Captures that can still be given back: those that were Ok, and those of which nobody knows yet. */
export function openCaptures(rows: PaymentRow[]): PaymentRow[] {
  const isUndecided = (capture: PaymentRow, at: number) =>
    capture.result === 'Processing' &&
    !rows.slice(at + 1).some((row) => isCapture(row) && row.result !== 'Processing' && isSameShare(row, capture))
  const isGivenBack = (capture: PaymentRow) =>
    rows.some(
      (row) =>
        (row.operation === 'VOID_CAPTURE' || row.operation === 'REFUND') && isOk(row) && isSameShare(row, capture),
    )
  return rows.filter((row, at) => isCapture(row) && (isOk(row) || isUndecided(row, at)) && !isGivenBack(row))
}

/** What has been given back of this very capture. */
export const refundedOf = (rows: PaymentRow[], { id }: PaymentRow): number =>
  sum(rows.filter((row) => row.operation === 'REFUND' && isOk(row) && row.aboutId === id))

/**
 * What was asked back and is still under way. A later row about the same has taken its place, or decided it: by the
 * name the gateway has for it or, where it has none, by what was asked for, each such row one of them.
 */
export function undecidedReturns(rows: PaymentRow[]): PaymentRow[] {
  const open: PaymentRow[] = []
  for (const row of rows.filter(({ operation }) => operation === 'REFUND' || operation === 'VOID_CAPTURE')) {
    const at = open.findIndex((asked) => isSameReturn(asked, row))
    if (at >= 0) open.splice(at, 1)
    if (row.result === 'Processing') open.push(row)
  }
  return open
}

/** Whether a later row is about the very return that was under way. */
export const isSameReturn = (asked: PaymentRow, row: PaymentRow) =>
  asked.reference !== null
    ? asked.reference === row.reference
    : asked.operation === row.operation && asked.aboutId === row.aboutId && asked.amount === row.amount

/** How much of this very capture is under way back: never more than is left of it. */
export const underWayOf = (rows: PaymentRow[], capture: PaymentRow): number =>
  Math.min(
    sum(undecidedReturns(rows).filter(({ aboutId }) => aboutId === capture.id)),
    capture.amount - refundedOf(rows, capture),
  )

/** What can still be asked back: what is paid, less what is under way back already. */
export const returnable = (rows: PaymentRow[]): number =>
  rows
    .filter((row) => isCapture(row) && isOk(row))
    .reduce((left, capture) => left - underWayOf(rows, capture), paidBalance(rows))

export const paymentLabels = ['pt.pending', 'pt.partial', 'pt.full', 'pt.refund.pending', 'pt.none'] as const
export type PaymentLabel = (typeof paymentLabels)[number]

const awaitsRefund = (state: OrderState) =>
  state === 'os.cancelled.waiting.payment' || state === 'os.returned.waiting.payment'
const isOver = (state: OrderState) => state === 'os.cancelled' || state === 'os.returned'

/** How an order stands with its money, in a word. Source: platform reference, §6.4. */
export function paymentLabel({ state, total, paid }: { state: OrderState; total: number; paid: number }): PaymentLabel {
  if (paid > total || (total === 0 && paid > 0)) return 'pt.refund.pending'
  if (paid > 0 && paid < total) return 'pt.partial'
  if (paid === 0 && total > 0)
    return awaitsRefund(state) ? 'pt.refund.pending' : isOver(state) ? 'pt.none' : 'pt.pending'
  return awaitsRefund(state) ? 'pt.refund.pending' : 'pt.full'
}
