import 'server-only'
import { assistNouns } from './assist-nouns'
import { managedListNouns } from './managed-list-nouns'
import type { Noun } from './noun'
import { orderNouns } from './order-nouns'
import { ownNouns } from './own-nouns'
import { recurringNouns } from './recurring-nouns'

/** In the order they are erased in: what points at something goes before it. */
export const nouns: readonly Noun[] = [
  ...recurringNouns,
  ...managedListNouns,
  ...orderNouns,
  ...ownNouns,
  ...assistNouns,
]
