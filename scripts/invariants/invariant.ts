import type { Database } from './database'

/** A row that breaks the rule, and how. */
export type Broken = { id: string; what: string }

export type Seen = { examined: number; broken: Broken[] }

/** A sentence about the whole database that is true between any two commands. */
export type Invariant = { id: string; says: string; look(db: Database, at: Date): Promise<Seen> }

type Statements = {
  /** Counts the rows the rule is about. */
  examined: string
  /** Each answers the rows that break it, as `id` and `what`. */
  broken: string[] | ((db: Database, at: Date) => string[])
}

/** A rule that statements which both databases understand can check. */
export const rule = (id: string, says: string, { examined, broken }: Statements): Invariant => ({
  id,
  says,
  look: async (db, at) => {
    const [count] = await db.rows(examined)
    const found: Broken[] = []
    for (const statement of typeof broken === 'function' ? broken(db, at) : broken) {
      for (const { id, what } of await db.rows(statement)) found.push({ id: String(id), what: String(what) })
    }
    return { examined: Number(count?.n), broken: found }
  },
})

/** Whether a moment was before another, in the words of either database. */
export const before = ({ isPostgres }: Database, column: string, at: number) =>
  isPostgres ? `${column} < to_timestamp(${at / 1000})` : `${column} < ${at}`

export const listOf = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')

/** Orders whose gateway is being asked just now: some of what is said of them is about to become true. */
export const UNDER_WAY = `select order_id from payment_runs where state = 'open'`
