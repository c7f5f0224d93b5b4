import 'server-only'
import type { Reader, Tx } from '@/db'

/** Of whom: a customer with an account, in whatever shops. */
export type Person = { customerId: string; accountId: string; email: string }

type Row = Record<string, unknown>

/** What they get to see of a table when they ask for their data, or why they do not. */
type Told = { shows: (reader: Reader, person: Person) => Promise<Row[]> } | { untold: string }

/** What becomes of it when they close their account, or why it stays. */
type Closed = { erases: (tx: Tx, person: Person) => Promise<unknown> } | { keeps: string }

/** A table with something about people, by its name in db/schema. A new one is one entry, in one of the lists. */
export type Noun = { table: string } & Told & Closed
