// `npm run demo:customers -- 1000000`: so many synthetic customers more in the shop SHOP10 (else the first).
//
// These rows do not come through the commands, as everything else in the demo does: a million commands are a
// million transactions and audit entries, an hour of work for people who never lived. They are written in one
// transaction, as `openCustomer` and `saveAddress` would have left them (many-customers.test.ts holds them
// against those), without a password and without a line in the ledger. Nobody else can write meanwhile.
import { asc, eq } from 'drizzle-orm'
import { close, db } from '@/db'
import { shops } from '@/db/schema'
import { addCrowd } from './crowd'

const count = Number(process.argv[2])
if (!Number.isInteger(count) || count < 1 || count > 9_000_000) {
  console.error('How many? For instance: npm run demo:customers -- 1000000')
  process.exit(1)
}
const [shop] = [
  ...(await db.select({ id: shops.id }).from(shops).where(eq(shops.code, 'SHOP10'))),
  ...(await db.select({ id: shops.id }).from(shops).orderBy(asc(shops.createdAt), asc(shops.id)).limit(1)),
]
if (!shop) {
  console.error('There is no shop yet: `npm run demo:reset` makes the demo.')
  process.exit(1)
}
const started = performance.now()
const seconds = () => Math.round((performance.now() - started) / 100) / 10
await addCrowd(shop.id, count, (done) => console.log(`${done} customers (${seconds()} s)`))
await close()
console.log(`${count} customers more, indexed for search, in ${seconds()} s`)
