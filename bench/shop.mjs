// A shop with goods and customers for the measurements that go through the commands.
import { eq, sql } from 'drizzle-orm'
import { transact } from '../db/index.ts'
import { counters } from '../db/schema/index.ts'
import { asCustomer, makeCustomer, makeShop, makeSku } from '../lib/testing/make.ts'

export async function openBenchShop({ goods, customers, attributes = {} }) {
  const shop = await makeShop({ attributes })
  const skus = []
  for (let n = 0; n < goods; n++) skus.push(await makeSku(shop, { quantity: 1_000_000 }))
  const actors = []
  for (let n = 0; n < customers; n++) actors.push(asCustomer(shop, await makeCustomer(shop)))
  await transact({ counter: 'bench' }, (tx) => tx.insert(counters).values({ name: 'bench', value: 0 }))
  return { shop, skus, actors }
}

/** The least a transaction can be: one row, updated. */
export const bareTransaction = () =>
  transact({ counter: 'bench' }, (tx) =>
    tx
      .update(counters)
      .set({ value: sql`${counters.value} + 1` })
      .where(eq(counters.name, 'bench')),
  )
