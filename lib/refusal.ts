import type en from '@/messages/en.json'

/** What can be refused, and the words for it in messages/. */
export type RefusalKey = keyof (typeof en)['refusals']

/** What can be wrong with a field, in the same words that forms are checked with. */
export type InvalidKey = keyof (typeof en)['invalid']

export type RefusalReason = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'throttled' | 'unavailable'

/**
 * The one error a person is meant to read. Throw it when the answer is "no" for a reason they can
 * understand; everything else that is thrown is a fault of ours, and is logged, not shown.
 */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    readonly key: RefusalKey,
    readonly reason: RefusalReason = 'conflict',
    readonly values: Record<string, string | number> = {},
    /** Refusals of single fields, by field name. */
    readonly fields: Record<string, RefusalKey | InvalidKey> = {},
  ) {
    super(key)
  }
}

/** What somebody may not see looks exactly like what is not there. */
export const missing = () => new Refusal('missing', 'missing')
