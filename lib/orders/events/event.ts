import type { PaymentResult, RunKind } from '@/db/words'
import type { Raise, Work } from '../work'

/**
 * What an event entails. `begin` is everything that comes true before money is asked about, and the only part where
 * there is none to ask about; `concluded` what follows from the answer. Each throws a refusal if it cannot be.
 */
export type Event = {
  begin(work: Work, at: Raise): Promise<void>
  concluded?(work: Work, at: Raise, answer: { kind: RunKind; result: PaymentResult }): Promise<void>
}
