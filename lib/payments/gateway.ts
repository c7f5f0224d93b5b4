import type { PaymentOperation, PaymentResult } from '@/db/words'

/** What a gateway is asked to do. Amounts are minor units of `currency`. */
export type GatewayCall = {
  /** The idempotency key: asked again with it, a gateway answers what became of the first time. */
  key: string
  /** It was asked for before, and is not known to be over: what became of it is looked for before it is begun anew. */
  again: boolean
  operation: PaymentOperation
  amount: number
  currency: string
  /** The shop the gateway is set up in: the master, for a sub-shop. */
  shopId: string
  orderNumber: string
  /** The delivery it pays for, by its number, or the order's number for the whole of it. */
  shipment: string
  email: string
  /** The gateway's own reference of the payment this acts on: the authorisation to capture, the capture to give back. */
  about: string | null
  /** The card to charge, as the gateway knows it. */
  token: string | null
  /** What the gateway has told us in a callback or on its form, where that is the answer. */
  told: Told | null
  /** How the shop has set the gateway up. */
  parameters: Readonly<Record<string, string>>
}

/** The answer of an external form: the platform's codes (1 Ok settled, 2 Ok unsettled, 3 Processing, 4 Manual, else Failed). */
export type Told = {
  code: string
  amount: number | null
  /** The payment it is about, as the gateway calls it. */
  reference: string | null
  /** The refund itself, where the gateway has a name for it. */
  refund?: string | null
  callbackId: string | null
}

/** What a gateway answered for certain. */
export type GatewayAnswer = {
  result: PaymentResult
  settled: boolean
  reference: string | null
  /** For operators; never shown to customers. */
  message: string | null
  cardBrand?: string
  cardLastFour?: string
}

/**
 * Moves money, or says why not. Throws if it is not known what became of the call (no answer, a broken one, an
 * error on their side): then it is asked again, with the same key, until it is known.
 */
export type Gateway = (call: GatewayCall) => Promise<GatewayAnswer>

/** Operations after which money is ours; only they can be settled. */
export const takesMoney = (operation: PaymentOperation) => operation === 'CAPTURE' || operation === 'AUTH_CAPTURE'
