import 'server-only'
import type { Reader, Tx } from '@/db'
import { assistNouns } from './assist-nouns'
import { managedListNouns } from './managed-list-nouns'
import { orderNouns } from './order-nouns'
import { ownNouns } from './own-nouns'
import { recurringNouns } from './recurring-nouns'

/** Of whom: a customer with an account, in whatever shops. */
export type Person = { customerId: string; accountId: string; email: string }

type Row = Record<string, unknown>

/** What they get to see of a table when they ask for their data, or why they do not. */
type Told = { shows: (reader: Reader, person: Person) => Promise<Row[]> } | { untold: string }

/** What becomes of it when they close their account, or why it stays. */
type Closed = { erases: (tx: Tx, person: Person) => Promise<unknown> } | { keeps: string }

/** A table with something about people, by its name in db/schema. A new one is one entry, in one of the lists. */
export type Noun = { table: string } & Told & Closed

/** In the order they are erased in: what points at something goes before it. */
export const nouns: readonly Noun[] = [
  ...recurringNouns,
  ...managedListNouns,
  ...orderNouns,
  ...ownNouns,
  ...assistNouns,
]
