import type { Distrust } from './signature'

/** Why a callback was refused, or waits for a person; the words are in messages, under `callbackReasons`. */
export type CallbackReason =
  | Distrust
  | 'unknownShop'
  | 'addressUnknown'
  | 'addressNotAllowed'
  | 'shopDiffers'
  | 'gatewayDiffers'
  | 'currencyDiffers'
  | 'amountDiffers'
  | 'unknownOrder'
  | 'notUnderstood'
  | 'notExpected'
  | 'tryAgain'
  | 'disputed'
  | 'disputeOver'
  | 'refundFailed'
  | 'refundBounced'
  | 'answeredOtherwise'
