import { writeFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { close, db, transact } from '@/db'
import { customers, mails, shops } from '@/db/schema'
import { DAY, now } from '@/lib/clock'
import { setTerms } from '@/lib/organisations/terms'
import { writeStanding } from '@/lib/people/standing'
import { catalogue } from './catalogue'
import { layOutFiles } from './files'
import { loadGoods } from './goods'
import { loadPast } from './past/orders'
import { founder, loadPeople } from './people'
import { loadAttributes, loadProspect } from './registration'
import { type DemoShops, loadShops } from './shops'

/** So many days ago the shops opened. */
const BEGINNING = 380

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
  await loadWorld(port, (ms) => writeFileSync(clockFile, String(ms)))
  await close()
}

/** The demo world, from the opening of its shops until now; `travel` sets the clock, `part` is how much of the trade. */
export async function loadWorld(port: string, travel: (ms: number) => void, part = 1) {
  const today = now()
  travel(-BEGINNING * DAY)
  const opened = await loadShops(port)
  await loadGoods(founder(opened.main), opened, { today })
  await loadGoods(founder(opened.atelier), { main: opened.atelier }, { today, assortment: catalogue.slice(0, 5) })
  await layOutFiles()
  await loadAttributes(opened)
  await loadPeople(opened)
  await loadProspect(opened.main)
  await giveDuties(opened)
  await loadPast(opened, travel, part)
  await agreeOnTerms(opened)
  await countLettersAsSent()
}

/** Who does not order alone, and from how much on; who releases the orders of a colleague, and who looks after the organisation's buyers. Source: platform reference, §2.4. */
const duties = [
  ['1027', 'institute', 'CUSTOMER_B2B_REQUIRE_APPROVE', 'true'],
  ['1014', 'main', 'CUSTOMER_B2B_REQUIRE_APPROVE_X', '50000'],
  ['TEST01', 'institute', 'CUSTOMER_B2B_APPROVER', 'true'],
  ['1028', 'institute', 'CUSTOMER_B2B_ADMINISTRATOR', 'true'],
] as const

const giveDuties = (opened: DemoShops) =>
  transact({ customers: 'demo' }, async (tx) => {
    for (const [number, place, code, value] of duties) {
      const [customer] = await tx.select({ id: customers.id }).from(customers).where(eq(customers.number, number))
      await writeStanding(tx, { shopId: opened[place].id, customerId: customer!.id }, { [code]: value })
    }
  })

/** The institute pays within thirty days from now on, and may owe so much. */
const agreeOnTerms = ({ main, institute }: DemoShops) =>
  setTerms({ ...founder(main), oversees: [institute.id] }, { organisationId: institute.id, days: '30', limit: '50000' })

/** The letters of the demo's past stand in the mailbox; wherever mail really leaves, these must not. */
const countLettersAsSent = () =>
  transact({ mails: 'demo' }, async (tx) => {
    await tx.update(mails).set({ state: 'sent', sentAt: sql`${mails.createdAt}` })
  })
