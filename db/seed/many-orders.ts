// `npm run demo:orders -- 1000000`: so many synthetic orders more in the shop SHOP10 (else the first).
//
// Like those of many-customers.ts these do not come through the commands. They are of electronic goods, paid by hand or
// not at all, so that no stock and no gateway has to be told; every invariant holds of them (many-orders.test.ts). Nobody
// else can write meanwhile.
import { asc, eq } from 'drizzle-orm'
import { close, db } from '@/db'
import { shops } from '@/db/schema'
import { shopById } from '@/lib/shops/queries'
import { addOrders } from './crowd-orders'

const count = Number(process.argv[2])
if (!Number.isInteger(count) || count < 1 || count > 9_000_000) {
  console.error('How many? For instance: npm run demo:orders -- 1000000')
  process.exit(1)
}
const [row] = [
  ...(await db.select({ id: shops.id }).from(shops).where(eq(shops.code, 'SHOP10'))),
  ...(await db.select({ id: shops.id }).from(shops).orderBy(asc(shops.createdAt), asc(shops.id)).limit(1)),
]
const shop = row && (await shopById(row.id))
if (!shop) {
  console.error('There is no shop yet: `npm run demo:reset` makes the demo.')
  process.exit(1)
}
const started = performance.now()
const seconds = () => Math.round((performance.now() - started) / 100) / 10
await addOrders(shop, count, (done) => console.log(`${done} orders (${seconds()} s)`))
await close()
console.log(`${count} orders more, indexed for search, in ${seconds()} s`)
