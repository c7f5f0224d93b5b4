import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { nouns } from '@/lib/privacy/nouns'
import * as schema from './schema'

/** A column by which a row is somebody's, or hangs on something that is. */
const personal = /^(customerId|accountId|orderId|cartId|listId|sessionId|assistId|onBehalfOfId|askedById|recipient)$/

const tables = Object.entries(schema).flatMap(([name, table]): [string, Table][] =>
  is(table, Table) ? [[name, table]] : [],
)
const known = new Set(nouns.map(({ table }) => table))

describe('every table that says something about a customer', () => {
  test('stands in lib/privacy: what they see of it when they ask, and what becomes of it when they leave', () => {
    const about = tables.filter(([, table]) => Object.keys(getTableColumns(table)).some((name) => personal.test(name)))
    const forgotten = about
      .filter(([name]) => !known.has(name))
      .map(([name, table]) => `${name} (${getTableName(table)})`)

    expect(forgotten, 'add an entry to lib/privacy/own-nouns.ts or order-nouns.ts').toEqual([])
  })

  test('is a table', () => {
    const names = tables.map(([name]) => name)
    expect([...known].filter((name) => !names.includes(name))).toEqual([])
    expect(nouns).toHaveLength(known.size)
  })

  test('says why, where it is not shown or not erased', () => {
    const reasons = nouns.flatMap((noun) => [
      ...('untold' in noun ? [noun.untold] : []),
      ...('keeps' in noun ? [noun.keeps] : []),
    ])
    expect(reasons.filter((reason) => reason.length < 15)).toEqual([])
  })
})
