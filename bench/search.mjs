// node bench/search.mjs [customers=100000] [before=10000]: finding customers, by kind of text, among few and among
// many: how it grew, and how much longer a LIKE '%…%' scan over the same words takes in the same run.
import { figures, inEachDatabase, timed } from './tool.mjs'

const many = Number(process.argv[2] ?? 100_000)
const few = Math.min(many, Number(process.argv[3] ?? 10_000))
const EACH = 200
const SCANS = 12

await inEachDatabase(import.meta, async () => {
  const { addCrowd } = await import('../db/seed/crowd.ts')
  const { makeManager, makeShop } = await import('../lib/testing/make.ts')
  const shop = await makeShop()
  const anna = await makeManager(shop)
  await timed(() => addCrowd(shop.id, few))
  const numbers = await addOrders(shop, Math.min(few, 20_000))
  const before = await measure(anna, kindsOf(await facesOf(few), numbers), 0)
  const seconds = (await timed(() => addCrowd(shop.id, many - few))) / 1000
  console.log(`  from ${few} to ${many} customers in ${seconds.toFixed(0)} s`)
  const after = await measure(anna, kindsOf(await facesOf(many), numbers), SCANS)
  for (const [kind, { finding, working, scanning }] of Object.entries(after)) {
    const [now, then, scan] = [finding, before[kind].finding, scanning].map(figures)
    const each = ['p50', 'p95', 'p99'].map((at) => `${at} ${now[at].toFixed(1)} ms (${ratio(now[at], then[at])})`)
    const cpu = figures(working)
    console.log(
      `  ${kind.padEnd(32)} ${each.join('  ')}  processor ${cpu.p50.toFixed(1)} / ${cpu.p99.toFixed(1)} ms  scan ${ratio(scan.p50, now.p50)}`,
    )
  }
})

function ratio(a, b) {
  return `${(a / b).toFixed(1)} ×`
}

async function facesOf(size) {
  const { faceOf } = await import('../db/seed/faces.ts')
  return Array.from({ length: EACH }, (_, n) => faceOf(1 + ((n * 7919) % size)))
}

/** What people type, for these faces. */
function kindsOf(faces, numbers) {
  const name = (face, n) => (n % 2 ? face.firstname : face.lastname)
  const kinds = {}
  for (let letters = 2; letters <= 8; letters++) {
    kinds[`${letters} letters of a name`] = faces
      .map(name)
      .filter((text) => text.length >= letters)
      .map((text) => text.slice(0, letters))
  }
  kinds['two words, the second begun'] = faces.map((face) => `${face.firstname} ${face.lastname.slice(0, 3)}`)
  kinds['first and last name'] = faces.map((face) => `${face.firstname} ${face.lastname}`)
  kinds['name and postcode'] = faces.map((face) => `${face.lastname} ${face.place.postcode}`)
  kinds['e-mail address'] = faces.map((face) => face.email)
  kinds['e-mail address, half'] = faces.map((face) => face.email.split('@')[0])
  kinds['phone number'] = faces.map((face) => face.phone)
  kinds['customer number'] = faces.map((face) => face.number)
  kinds['customer number, begun'] = faces.map((face) => face.number.slice(0, 6))
  kinds['last digits of an order number'] = faces.map((_, n) => numbers[(n * 31) % numbers.length].slice(-8))
  kinds['one letter wrong'] = faces.map((face) => `${face.lastname.slice(0, 2)}x${face.lastname.slice(3)}`)
  kinds.nobody = faces.map((_, n) => `qzxj${n}`)
  kinds['middle of a name'] = faces.map((face) => face.lastname.slice(2)).filter((text) => text.length >= 3)
  return kinds
}

/** Times by the clock and by this process's own work, which others on the machine lengthen less. */
async function measure(actor, kinds, scans) {
  const { findCustomers } = await import('../lib/people/search.ts')
  const { wordsOf } = await import('../lib/fold.ts')
  const measured = {}
  for (const [kind, texts] of Object.entries(kinds)) {
    const taken = { finding: [], working: [], scanning: [] }
    for (const text of texts.slice(0, 5)) await findCustomers(actor, text, 21)
    for (const [n, text] of texts.entries()) {
      const before = process.cpuUsage()
      taken.finding.push(await timed(() => findCustomers(actor, text, 21)))
      const { user, system } = process.cpuUsage(before)
      taken.working.push((user + system) / 1000)
      if (n < scans) taken.scanning.push(await timed(() => scan(actor.shop.id, wordsOf(text))))
    }
    measured[kind] = taken
  }
  return measured
}

/** What one would write without an index; sorted, as a list must be. */
async function scan(shopId, words) {
  const { sql } = await import('drizzle-orm')
  const { rowsOf } = await import('../db/index.ts')
  const all = words.map((word) => sql`s.words || '' like ${`%${word}%`}`)
  await rowsOf(sql`select c.id, c.firstname, c.lastname from customer_search s
    join customers c on c.id = s.customer_id join customer_shops l on l.customer_id = c.id
    where ${sql.join(all, sql` and `)} and l.shop_id = ${shopId} order by l.sort_name, c.id limit 21`)
}

/** An order of each of the first customers; only what the search looks at is more than a shape. */
async function addOrders(shop, count) {
  const { asc } = await import('drizzle-orm')
  const { db } = await import('../db/index.ts')
  const { bulk } = await import('../db/bulk.ts')
  const { newId } = await import('../db/id.ts')
  const { customers, orders } = await import('../db/schema/index.ts')
  const { id, email, firstname, lastname } = customers
  const people = await db.select({ id, email, firstname, lastname }).from(customers).orderBy(asc(id)).limit(count)
  const at = new Date()
  const shape = {
    state: 'os.completed',
    phone: '',
    salutation: '',
    middlename: '',
    locale: 'en',
    currency: 'EUR',
    gateway: 'invoicePaymentGateway',
    shipTo: {},
    billTo: {},
    message: '',
    separateDeliveries: false,
    itemsTotal: 0,
    shippingTotal: 0,
    taxTotal: 0,
    total: 0,
    coupons: [],
    requiresApproval: false,
    placedAt: at,
    updatedAt: at,
  }
  const rows = people.map(({ id: customerId, ...person }, n) => {
    const number = `2611${String(10_000_000 + ((n * 7_654_321) % 89_999_999))}-${n + 1}`
    const reversedNumber = [...number].reverse().join('')
    return {
      id: newId(),
      shopId: shop.id,
      number,
      reversedNumber,
      placementKey: number,
      customerId,
      ...person,
      ...shape,
    }
  })
  await bulk(async (insert) => {
    for (let from = 0; from < rows.length; from += 1_000) await insert(orders, rows.slice(from, from + 1_000))
  })
  return rows.map((row) => row.number)
}
