import type { PaymentOperation, PaymentResult, RunKind } from '@/db/words'
import type { GatewayFeatures } from './gateways'
import {
  isSameReturn,
  openAuths,
  openCaptures,
  type PaymentRow,
  paidBalance,
  refundedOf,
  returnable,
  undecidedReturns,
  underWayOf,
} from './ledger'

/** What one delivery costs, its goods and its way; or the whole order (`deliveryId` null). */
export type Share = { deliveryId: string | null; amount: number }

/** What a run is about, as far as the rules need to know. */
export type Conversation = {
  kind: RunKind
  features: GatewayFeatures
  /** Every delivery's share, in their order; together they are the total. */
  shares: Share[]
  total: number
  /** The delivery whose money is captured. */
  deliveryId: string | null
  /** How much is to be given back, for a refund of a part. */
  amount: number | null
  /** Somebody has dealt with the money by hand. */
  byHand: boolean
}

/** One thing to ask the gateway for. */
export type Wanted = Share & {
  operation: PaymentOperation
  /** The payment it acts on. */
  about: PaymentRow | null
  /** An earlier answer was `Processing`: this asks about that one again. */
  again: PaymentRow | null
}

export type Next =
  | { call: Wanted }
  /** To be written down as failed without asking: an earlier part has failed. */
  | { skip: Wanted }
  | { result: PaymentResult }

export const SKIPPED = 'skipped due to previous errors'

/**
 * What comes next in a conversation: `rows` is the order's whole ledger, `mine` what this run has added to it. A
 * pure function of what is written down, so that whoever finds a run unfinished asks the same next question.
 * Source: platform reference, §6.15.
 */
export function nextOf(conversation: Conversation, rows: PaymentRow[], mine: PaymentRow[]): Next {
  const before = rows.filter((row) => !mine.includes(row))
  return planners[conversation.kind](conversation, { rows, before, mine })
}

type Ledger = { rows: PaymentRow[]; before: PaymentRow[]; mine: PaymentRow[] }

const planners: Record<RunKind, (conversation: Conversation, ledger: Ledger) => Next> = {
  authorize: ({ features, shares, total }, { rows, before, mine }) => {
    const operation = features.authorize ? 'AUTH' : 'AUTH_CAPTURE'
    const parts = features.perShipment ? shares : [{ deliveryId: null, amount: total }]
    const ofPart = (in_: PaymentRow[], { deliveryId }: Share) =>
      in_.filter((row) => row.operation === operation && row.deliveryId === deliveryId)
    const open = parts.filter((part) => !ofPart(before, part).some(({ result }) => result === 'Ok'))

    const part = open.find((each) => ofPart(mine, each).length === 0)
    const attempts = mine.filter((row) => row.operation === operation)
    if (part) {
      const wanted = { ...part, operation, about: null, again: undecided(ofPart(before, part)) } as const
      return operation === 'AUTH' && attempts.some(isBad) ? { skip: wanted } : { call: wanted }
    }
    if (operation === 'AUTH' && attempts.some(isBad)) {
      const [auth] = openAuths(rows).filter((row) => !isAnswered(mine, 'REVERSE_AUTH', row))
      return auth ? { call: about('REVERSE_AUTH', auth) } : { result: 'Failed' }
    }
    const isMixed =
      operation === 'AUTH_CAPTURE' && attempts.some(isBad) && attempts.some(({ result }) => result === 'Ok')
    if (isMixed) return { result: 'Processing' }
    return { result: worst(attempts) }
  },

  capture: ({ deliveryId, byHand }, { before, mine }) => {
    const open = openAuths(before, byHand).filter((auth) => auth.deliveryId === null || auth.deliveryId === deliveryId)
    const auth = open.find((row) => !isAnswered(mine, 'CAPTURE', row))
    return auth ? { call: about('CAPTURE', auth) } : { result: worst(mine) }
  },

  cancel: (_, { rows, before, mine }) => {
    const auth = openAuths(before).find((row) => !isAnswered(mine, 'REVERSE_AUTH', row))
    if (auth) return { call: about('REVERSE_AUTH', auth) }
    for (const capture of openCaptures(before)) {
      const fresh = freshReturn({ rows, before, mine }, capture)
      if (fresh) return { call: fresh }
      const asked = underWayOf(before, capture) > 0 && undecidedReturns(before).find(isOpenIn(mine, capture))
      if (asked) return { call: { ...about(asked.operation, capture), amount: asked.amount, again: asked } }
    }
    // That an authorisation could not be reversed is for the operator to know; it runs out by itself.
    return { result: worst(mine.filter(({ operation }) => operation !== 'REVERSE_AUTH')) }
  },

  refund: ({ amount }, { rows, before, mine }) => {
    const refunds = mine.filter(({ operation }) => operation === 'REFUND')
    const open = (amount ?? 0) - refunds.reduce((total, row) => total + row.amount, 0)
    if (open <= 0 || refunds.some(isBad)) return { result: worst(refunds) }
    for (const capture of openCaptures(before).filter(({ settled }) => settled)) {
      if (isAnswered(mine, 'REFUND', capture)) continue
      const part = Math.min(open, leftOf(before, capture), returnable(rows))
      if (part > 0) return { call: { ...about('REFUND', capture), amount: part } }
    }
    return { result: 'Failed' }
  },
}

/** What is left of a capture that nobody has asked back yet. */
const leftOf = (rows: PaymentRow[], capture: PaymentRow) =>
  capture.amount - refundedOf(rows, capture) - underWayOf(rows, capture)

/**
 * What has to be asked back of a capture for the first time: all that is left of it. What is not settled is voided,
 * but only whole: of a capture of which a part has gone back, the rest is refunded.
 */
function freshReturn({ rows, before, mine }: Ledger, capture: PaymentRow): Wanted | null {
  const isVoid = !capture.settled && refundedOf(before, capture) === 0
  const operation = isVoid ? 'VOID_CAPTURE' : 'REFUND'
  if (isAnswered(mine, operation, capture)) return null
  const left = leftOf(before, capture)
  // One that is still being processed is voided though it is not part of the balance.
  const amount = isVoid ? (left === capture.amount ? left : 0) : Math.min(left, returnable(rows))
  return amount > 0 ? { ...about(operation, capture), amount } : null
}

/** Returns of a capture that were under way before, and were not asked about again yet. */
const isOpenIn = (mine: PaymentRow[], capture: PaymentRow) => (asked: PaymentRow) =>
  asked.aboutId === capture.id && !mine.some((row) => isSameReturn(asked, row))

const about = (operation: PaymentOperation, row: PaymentRow): Wanted => ({
  deliveryId: row.deliveryId,
  amount: row.amount,
  operation,
  about: row,
  again: null,
})

const isAttempt = (row: PaymentRow, operation: PaymentOperation, { id }: PaymentRow) =>
  row.operation === operation && row.aboutId === id

const isAnswered = (mine: PaymentRow[], operation: PaymentOperation, capture: PaymentRow) =>
  mine.some((row) => isAttempt(row, operation, capture))

/** The last attempt, if nobody knows yet what became of it. */
function undecided(attempts: PaymentRow[]): PaymentRow | null {
  const last = attempts.at(-1)
  return last?.result === 'Processing' ? last : null
}

const isBad = ({ result }: PaymentRow) => result === 'Failed' || result === 'Manual processing required'

/** The answer of several: refused if one was, else undecided if one is, else Ok, also where nothing had to be asked. */
function worst(rows: PaymentRow[]): PaymentResult {
  for (const result of ['Failed', 'Manual processing required', 'Processing'] as const) {
    if (rows.some((row) => row.result === result)) return result
  }
  return 'Ok'
}

/** A part of money that went back elsewhere, and the return of ours that it decides, if it was under way. */
export type Spread = { capture: PaymentRow; amount: number; decides?: PaymentRow }

/**
 * How money that was given back elsewhere is written down: as what was under way under that name, or without a name for
 * exactly that amount; else against the open capture that the gateway names, or else the one of exactly this amount, or
 * over all of them in turn. Nothing open, nothing written; of what was taken no more than is still there. Two captures
 * may have one name: then only their shares of the order tell them apart.
 */
export function spreadRefund(
  rows: PaymentRow[],
  amount: number,
  { reference = null, refund = null }: { reference?: string | null; refund?: string | null } = {},
): Spread[] {
  const open = openCaptures(rows)
  const named = open.filter((capture) => reference !== null && capture.reference === reference)
  const among = named.length > 0 ? named : open
  const decides = undecidedReturns(rows).find((asked) =>
    refund ? asked.reference === refund : asked.amount === amount && among.some(({ id }) => id === asked.aboutId),
  )
  const decided = open.find(({ id }) => id === decides?.aboutId)
  const exact = decided ?? among.find((capture) => capture.amount === amount)
  let left = amount
  let there = paidBalance(rows)
  return (exact ? [exact] : among).flatMap((capture) => {
    const own = capture.amount - refundedOf(rows, capture)
    // One that is still being processed is not part of the balance yet: it ends before it began.
    const part = Math.min(left, own, capture.result === 'Ok' ? there : own)
    left -= part
    if (capture.result === 'Ok') there -= part
    return part > 0 ? [{ capture, amount: part, ...(decided && { decides }) }] : []
  })
}
