import 'server-only'
import { enterIntoBook } from './book'
import { hasFault, verdictOf } from './faults'
import type { Gateway } from './gateway'

/**
 * A card gateway that moves no money. It keeps its own book, outside the shop's transactions, as a real one
 * would; parameters make it fail, wait, or break off before (`DROP_BEFORE`) or after (`DROP_AFTER`) it acted.
 */
export const testPaymentGateway: Gateway = async (call) => {
  if (hasFault(call, 'DROP_BEFORE')) throw new Error('test gateway: the connection broke before it was asked')
  const { result, settled, reference } = await enterIntoBook(call, verdictOf(call))
  if (hasFault(call, 'DROP_AFTER')) throw new Error('test gateway: the connection broke before the answer')
  return {
    result,
    settled,
    reference,
    message: result === 'Failed' ? 'declined by the test gateway' : null,
    ...cardOf(call.token),
  }
}

/** What a token of this gateway says about its card: `tok_visa_4242_…`. */
function cardOf(token: string | null) {
  const [, cardBrand, cardLastFour] = token?.match(/^tok_(?:declined_)?([a-z]+)_(\d{4})_/) ?? []
  return cardBrand ? { cardBrand, cardLastFour } : {}
}
