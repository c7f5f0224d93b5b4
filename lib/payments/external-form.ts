import 'server-only'
import { enterIntoBook } from './book'
import { type Gateway, type GatewayAnswer, takesMoney } from './gateway'

/** What a shop's parameter says the form's bank does with money that is to go back: a code, as in `Told`. */
const REFUND_CODE = 'ext-refund-response-code'

/**
 * Money that is asked for on the gateway's own page. We learn what became of it from its callbacks, never from
 * the browser that comes back; until then it is under way.
 */
export const testExtFormPaymentGateway: Gateway = async (call) => {
  const { operation, told, parameters } = call
  const verdict =
    operation === 'AUTH_CAPTURE'
      ? verdictOf(told?.code ?? '3')
      : verdictOf(told?.code ?? (operation === 'REFUND' ? parameters[REFUND_CODE] : undefined) ?? '4')
  const settled = verdict.settled && takesMoney(operation)
  const entry = await enterIntoBook(call, { ...verdict, settled }, told?.reference)
  const { result, reference } = entry
  return { result, settled: entry.settled, reference: told?.reference ?? reference, message: null }
}

/** The platform's codes: 1 Ok settled, 2 Ok unsettled, 3 Processing, 4 Manual, anything else Failed. */
export function verdictOf(code: string): Pick<GatewayAnswer, 'result' | 'settled'> {
  if (code === '1') return { result: 'Ok', settled: true }
  if (code === '2') return { result: 'Ok', settled: false }
  if (code === '3') return { result: 'Processing', settled: false }
  if (code === '4') return { result: 'Manual processing required', settled: false }
  return { result: 'Failed', settled: false }
}
