// node bench/search.mjs [customers=100000]: finding customers, against a LIKE '%…%' scan over the same words.
import { figures, inEachDatabase, say, timed } from './tool.mjs'

const size = Number(process.argv[2] ?? 100_000)
const EACH = 200
const SCANS = 12

await inEachDatabase(import.meta, async () => {
  const { addCrowd } = await import('../db/seed/crowd.ts')
  const { faceOf } = await import('../db/seed/faces.ts')
  const { makeManager, makeShop } = await import('../lib/testing/make.ts')
  const { findCustomers } = await import('../lib/people/search.ts')
  const { wordsOf } = await import('../lib/fold.ts')
  const shop = await makeShop()
  const anna = await makeManager(shop)
  console.log(`  ${size} customers in ${((await timed(() => addCrowd(shop.id, size))) / 1000).toFixed(0)} s`)
  const numbers = await addOrders(shop, Math.min(size, 20_000))

  const faces = Array.from({ length: EACH }, (_, n) => faceOf(1 + ((n * 7919) % size)))
  const name = (face, n) => (n % 2 ? face.firstname : face.lastname)
  const kinds = { '2 letters of a name': faces.map((face, n) => name(face, n).slice(0, 2)) }
  for (let letters = 3; letters <= 8; letters++) {
    kinds[`${letters} letters`] = faces
      .map(name)
      .filter((text) => text.length >= letters)
      .map((text) => text.slice(0, letters))
  }
  kinds['two words, the second begun'] = faces.map((face) => `${face.firstname} ${face.lastname.slice(0, 3)}`)
  kinds['first and last name'] = faces.map((face) => `${face.firstname} ${face.lastname}`)
  kinds['middle of a name'] = faces.map((face) => face.lastname.slice(2)).filter((text) => text.length >= 3)
  kinds['e-mail address'] = faces.map((face) => face.email)
  kinds['phone number'] = faces.map((face) => face.phone)
  kinds['customer number'] = faces.map((face) => face.number)
  kinds['last digits of an order number'] = faces.map((_, n) => numbers[(n * 31) % numbers.length].slice(-8))
  kinds['one letter wrong'] = faces.map((face) => `${face.lastname.slice(0, 2)}x${face.lastname.slice(3)}`)
  kinds.nobody = faces.map((_, n) => `qzxj${n}`)

  const typing = []
  const working = []
  for (const [kind, texts] of Object.entries(kinds)) {
    const isTyping = /^\d letters/.test(kind)
    for (const text of texts.slice(0, 5)) await findCustomers(anna, text, 21)
    const [finding, scanning] = [[], []]
    for (const [n, text] of texts.entries()) {
      const before = process.cpuUsage()
      finding.push(await timed(() => findCustomers(anna, text, 21)))
      const { user, system } = process.cpuUsage(before)
      if (isTyping) working.push((user + system) / 1000)
      if (n < SCANS) scanning.push(await timed(() => scan(shop.id, wordsOf(text))))
    }
    if (isTyping) typing.push(...finding)
    const [found, scanned] = [figures(finding).p50, figures(scanning).p50]
    say(kind, finding, `scan p50 ${scanned.toFixed(1)} ms = ${(scanned / found).toFixed(0)} ×`)
  }
  say('typing, 2 to 8 letters', typing)
  say('… of it, CPU of this process', working)
})

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
