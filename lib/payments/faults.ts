import type { PaymentOperation } from '@/db/words'
import { inMajorUnits } from '@/lib/money'
import { type GatewayAnswer, type GatewayCall, takesMoney } from './gateway'

/** What the test gateway can be told to do wrong, by parameters whose presence is enough. Source: platform reference, §8.2. */
const failures: Partial<Record<PaymentOperation, string>> = {
  AUTH: 'AUTH_FAIL',
  REVERSE_AUTH: 'REVERSE_AUTH_FAIL',
  CAPTURE: 'CAPTURE_FAIL',
  AUTH_CAPTURE: 'AUTH_CAPTURE_FAIL',
  VOID_CAPTURE: 'VOID_CAPTURE_FAIL',
  REFUND: 'REFUND_FAIL',
}

/** Operations that a bank may take its time for. */
const canWait: readonly PaymentOperation[] = ['AUTH', 'CAPTURE', 'AUTH_CAPTURE']
/** Operations that ask the card. */
const asksCard: readonly PaymentOperation[] = ['AUTH', 'AUTH_CAPTURE']

/** Whether a fault is on, for every payment (`NAME`) or for those of this amount alone (`NAME_SEQNO_259.74`). */
export function hasFault({ parameters, amount, currency }: Fault, name: string): boolean {
  return Object.hasOwn(parameters, name) || Object.hasOwn(parameters, `${name}_SEQNO_${inMajorUnits(amount, currency)}`)
}

type Fault = Pick<GatewayCall, 'parameters' | 'amount' | 'currency'>

/** What the test gateway makes of a call under the present faults. A failure comes before waiting. */
export function verdictOf(call: GatewayCall): Pick<GatewayAnswer, 'result' | 'settled'> {
  const { operation } = call
  const failure = failures[operation]
  if (failure && hasFault(call, failure)) return { result: 'Failed', settled: false }
  if (asksCard.includes(operation) && call.token?.startsWith(DECLINED)) return { result: 'Failed', settled: false }
  if (canWait.includes(operation) && hasFault(call, 'PROCESSING')) return { result: 'Processing', settled: false }
  return { result: 'Ok', settled: takesMoney(operation) && !hasFault(call, 'UNSETTLED') }
}

/** How the tokens of cards begin that the test gateway declines. */
export const DECLINED = 'tok_declined_'
