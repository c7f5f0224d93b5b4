import type { Tx } from '@/db'

const statements = new Set<string | symbol>(['select', 'selectDistinct', '$count', 'insert', 'update', 'delete'])

/** What a swept statement throws. */
export class SweptFailure extends Error {}

/** Which statement of the next transactions fails: 1 is the first; null lets all of them through. */
export const sweep: { failAt: number | null; count: number } = { failAt: null, count: 0 }

/** The same transaction, except that the statement the sweep is at does not reach the database. */
export const failing = (tx: Tx): Tx =>
  new Proxy(tx, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      const method = value.bind(target)
      if (!statements.has(name)) return method
      return (...values: unknown[]) => {
        sweep.count++
        if (sweep.count === sweep.failAt) throw new SweptFailure(`statement ${sweep.count}`)
        return method(...values)
      }
    },
  })
