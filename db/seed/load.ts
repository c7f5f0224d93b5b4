import { writeFileSync } from 'node:fs'
import { close, db, transact } from '@/db'
import { mails, shops } from '@/db/schema'
import { DAY, now } from '@/lib/clock'
import { catalogue } from './catalogue'
import { loadGoods } from './goods'
import { loadOrders } from './orders'
import { founder, loadPeople } from './people'
import { loadShops } from './shops'

/** Loads the demo world into an empty database, through the commands that the screens use. */
export async function load({
  clockFile,
  port,
  onlyIfEmpty,
}: {
  clockFile: string
  port: string
  onlyIfEmpty: boolean
}) {
  const [any] = await db.select({ id: shops.id }).from(shops).limit(1)
  if (any) {
    await close()
    if (onlyIfEmpty) return
    throw new Error('The database is not empty: `npm run demo:reset` begins anew.')
  }
  const travel = (ms: number) => writeFileSync(clockFile, String(ms))
  const opened = await loadShops(port)
  await loadGoods(founder(opened.main), opened)
  await loadGoods(founder(opened.atelier), { main: opened.atelier }, catalogue.slice(0, 5))
  travel(-150 * DAY)
  await loadPeople(opened)
  await loadOrders(opened.main, travel)
  await loadOrders(opened.institute, travel)
  await loadOrders(opened.atelier, travel)
  await countLettersAsSent()
  await close()
}

/** The letters of the demo's past stand in the mailbox; wherever mail really leaves, these must not. */
const countLettersAsSent = () =>
  transact({ mails: 'demo' }, async (tx) => {
    await tx.update(mails).set({ state: 'sent', sentAt: now() })
  })
