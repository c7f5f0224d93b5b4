import { expect, test } from 'vitest'
import { transact } from '.'
import { isPostgres } from './dialect'

/** Different scopes: side by side on PostgreSQL; one after the other on SQLite, whose writers are one. */
test('transactions of different scopes meet where the database lets them', async () => {
  let inside = 0
  let most = 0
  const work = (scope: string) =>
    transact({ thing: scope }, async () => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 30))
      inside--
    })

  await Promise.all(['a', 'b', 'c', 'd'].map(work))

  expect(most).toBe(isPostgres ? 4 : 1)
})
