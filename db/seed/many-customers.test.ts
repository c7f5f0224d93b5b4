import { count, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { accounts, addresses, auditEntries, customerSearch, customerShops, customers } from '@/db/schema'
import { customerAccess } from '@/lib/people/access'
import { saveAddress } from '@/lib/people/addresses'
import { openCustomer } from '@/lib/people/commands'
import { browseCustomers } from '@/lib/people/desk'
import { DeskView } from '@/lib/people/desk-input'
import { SaveAddress } from '@/lib/people/input'
import { findCustomers } from '@/lib/people/search'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, type ManagerActor, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { addCrowd } from './crowd'
import { type Face, faceOf } from './faces'

let shop: Shop
let anna: ManagerActor

beforeAll(async () => {
  shop = await makeShop()
  anna = await makeManager(shop)
  await addCrowd(shop.id, 300)
  await addCrowd(shop.id, 200)
})

describe('a crowd of 500 customers', () => {
  test('is numbered on by the second helping', async () => {
    const rows = await db.select({ number: customers.number }).from(customers).orderBy(customers.number)

    expect(rows).toHaveLength(500)
    expect([rows[0]?.number, rows[299]?.number, rows[499]?.number]).toEqual(['S0000001', 'S0000300', 'S0000500'])
  })

  test.each([1, 2, 300, 301, 499, 500])('has its customer %i found by whatever is known of them', async (nth) => {
    const { number, email, firstname, lastname, phone, place } = faceOf(nth)
    const texts = [number, email, phone, `${firstname} ${lastname} ${place.postcode}`]

    for (const text of texts) {
      expect((await findCustomers(anna, text, 120)).map((card) => card.number)).toContain(number)
    }
  })

  test('stands in the list of the desk, each once', async () => {
    const seen: string[] = []
    for (let after: string | undefined, more = true; more; ) {
      const page = await browseCustomers(anna, DeskView.parse({ size: '36', after }))
      seen.push(...page.cards.map((card) => card.number))
      after = page.next
      more = Boolean(after)
    }

    expect(seen).toHaveLength(500)
    expect(new Set(seen).size).toBe(500)
  })

  test('leaves the search as alive as it was', async () => {
    await makeCustomer(shop, { firstname: 'Zebedee', lastname: 'Newcomer', email: 'zebedee@test.com' })

    expect(await findCustomers(anna, 'zebed', 5)).toMatchObject([{ name: 'Zebedee Newcomer' }])
    expect(await findCustomers(anna, 'ebede', 5)).toMatchObject([{ name: 'Zebedee Newcomer' }])
  })

  test('writes nothing into the ledger', async () => {
    expect(await db.select({ entries: count() }).from(auditEntries)).toEqual([{ entries: 0 }])
  })
})

test('a customer of the crowd is what the commands would have made of them', async () => {
  const face = faceOf(7)
  const other = await makeShop()
  const email = await opened(other, face)

  const crowd = await rowsOfCustomer(face.email, shop)
  const made = await rowsOfCustomer(email, other)

  expect(shape(crowd)).toEqual(shape(made))
  expect(crowd.search?.words).toBe(made.search?.words.replace(' x ', ' ').replaceAll('s9999007', 's0000007'))
})

/** The same face through the commands, under another number and e-mail: those are taken. */
async function opened(other: Shop, { place, ...face }: Face) {
  const boss = await makeManager(other, ['ROLE_SMADMIN'])
  const number = face.number.replace('000000', '999900')
  const typed = { ...face, number, email: `x.${face.email}`, passwordHash: null, shops: [other] }
  const id = await openCustomer(boss, typed)
  const customer = await customerAccess(other, { customerId: id })
  const name = `${face.firstname} ${face.lastname}`
  const given = { kind: 'shipping', isDefault: 'on', name, company: face.company, phone: face.phone, ...place }
  await saveAddress(asCustomer(other, customer!), SaveAddress.parse(given))
  return typed.email
}

async function rowsOfCustomer(email: string, { id: shopId }: Shop) {
  const [account] = await db.select().from(accounts).where(eq(accounts.email, email))
  const [customer] = await db.select().from(customers).where(eq(customers.email, email))
  const of = customer?.id ?? ''
  const [link] = await db.select().from(customerShops).where(eq(customerShops.customerId, of))
  const [address] = await db.select().from(addresses).where(eq(addresses.customerId, of))
  const [search] = await db.select().from(customerSearch).where(eq(customerSearch.customerId, of))
  expect(link?.shopId).toBe(shopId)
  return { account, customer, link, address, search }
}

/** Everything but what is each one's own: ids, times, and what must be unique. */
const shape = (rows: Record<string, Record<string, unknown> | undefined>) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      Object.fromEntries(
        Object.entries(row ?? {}).map(([key, value]) => [
          key,
          /id$|^row$|At$|^email$|^number$|^words$/i.test(key) ? (value === null ? null : typeof value) : value,
        ]),
      ),
    ]),
  )
