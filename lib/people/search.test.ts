import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, customerShops, orders } from '@/db/schema'
import type { Customer } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { bareOrder } from '@/lib/testing/bare-order'
import { asCustomer, type ManagerActor, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { browseCustomers, saveSearch, searchPage, searchText } from './desk'
import { DeskView } from './desk-input'
import { CANDIDATES, findCustomers } from './search'

let shop: Shop
let anna: ManagerActor
let niels: Customer

beforeAll(async () => {
  shop = await makeShop({ attributes: { SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'login=@internal' } })
  anna = await makeManager(shop)
  niels = await makeCustomer(shop, {
    number: 'TEST01',
    email: 'test_001@test.com',
    salutation: 'Herr',
    firstname: 'Niels',
    lastname: 'Bohr',
    company: 'Physics',
    phone: '+45 35 32 52 09',
    tags: ['nobel'],
  })
  await makeCustomer(shop, { firstname: 'Émilie', lastname: 'Noether', email: 'emmy@test.com', company: 'Göttingen' })
  await makeCustomer(shop, { firstname: 'Søren', lastname: 'Bohrmann', email: 'soeren@test.com' })
  await makeCustomer(shop, { firstname: 'Niels', lastname: 'Hidden', email: 'niels@internal.test' })
  await makeCustomer(await makeShop(), { firstname: 'Niels', lastname: 'Elsewhere', email: 'niels@elsewhere.test' })
})

const find = async (text: string) => (await findCustomers(anna, text, 20)).map((card) => card.name)

describe('finding a customer', () => {
  test.each([
    ['their first name', 'niels', 'Herr Niels Bohr'],
    ['their names in any order', 'bohr niels', 'Herr Niels Bohr'],
    ['the beginning of a word', 'phys', 'Herr Niels Bohr'],
    ['the middle of a word', 'oethe', 'Émilie Noether'],
    ['an e-mail address', 'test_001@test.com', 'Herr Niels Bohr'],
    ['a customer number', 'test01', 'Herr Niels Bohr'],
    ['a phone number as dialled abroad', '+45 3532 5209', 'Herr Niels Bohr'],
    ['a phone number as dialled at home', '35325209', 'Herr Niels Bohr'],
    ['a tag', 'nobel', 'Herr Niels Bohr'],
    ['a name without its accents', 'emilie gottingen', 'Émilie Noether'],
    ['a name without its Danish letter', 'soren', 'Søren Bohrmann'],
    ['a name with one letter wrong', 'noethar', 'Émilie Noether'],
    ['a name with two letters swapped', 'neils', 'Herr Niels Bohr'],
    ['a short name with a letter missing', 'niels bor', 'Herr Niels Bohr'],
  ])('works by %s', async (_by, text, name) => {
    expect((await find(text))[0]).toBe(name)
  })

  test('works by the last digits of an order number', async () => {
    await makeOrderOf(niels, '261122014859-17')

    expect(await find('014859-17')).toEqual(['Herr Niels Bohr'])
    expect(await find('4859-17')).toEqual(['Herr Niels Bohr'])
    expect(await find('485917')).toEqual(['Herr Niels Bohr'])
  })

  test('tells when they last ordered in this shop', async () => {
    const marie = await makeCustomer(shop, { firstname: 'Marie', lastname: 'Curie', email: 'marie@test.com' })
    expect(await findCustomers(anna, 'curie', 5)).toMatchObject([{ lastOrderAt: null }])

    await makeOrderOf(marie, '261122014860-18', await makeShop())
    expect(await findCustomers(anna, 'curie', 5)).toMatchObject([{ lastOrderAt: null }])

    await makeOrderOf(marie, '261122014861-19')
    expect(await findCustomers(anna, 'curie', 5)).toMatchObject([{ lastOrderAt: expect.any(Date) }])
  })

  test('finds each once, however many of their words begin so', async () => {
    await makeCustomer(shop, { firstname: 'Zoran', lastname: 'Zorić', company: 'Zorka', email: 'zora@test.com' })

    expect(await find('zor')).toEqual(['Zoran Zorić'])
    expect(await find('zor zorka')).toEqual(['Zoran Zorić'])
    expect(await find('zorka zpran')).toEqual(['Zoran Zorić'])
  })

  test('puts an exact number before everybody who merely begins with it', async () => {
    await makeCustomer(shop, { firstname: 'A', lastname: 'Test01', email: 'a.test01@test.com' })

    expect((await find('TEST01'))[0]).toBe('Herr Niels Bohr')
  })

  test('does not find customers of other shops or on the blacklist', async () => {
    expect(await find('niels')).toEqual(['Herr Niels Bohr'])
    expect(await find('elsewhere')).toEqual([])
    expect(await find('niels@internal.test')).toEqual([])
  })

  test('finds somebody in a shop they joined later, and no more in one they left', async () => {
    const late = await makeShop()
    const boss = await makeManager(late)
    const ida = await makeCustomer(await makeShop(), { firstname: 'Ida', lastname: 'Noddack', salutation: '' })
    const names = async () => (await findCustomers(boss, 'noddack', 5)).map((card) => card.name)
    expect(await names()).toEqual([])

    const { shopId, customerId } = customerShops
    const link = {
      shopId: late.id,
      customerId: ida.id,
      enabled: true,
      sortName: 'n',
      sortCompany: '',
      createdAt: now(),
    }
    await transact({ customer: ida.id }, async (tx) => void (await tx.insert(customerShops).values(link)))
    expect(await names()).toEqual(['Ida Noddack'])

    await transact({ customer: ida.id }, async (tx) => {
      await tx.delete(customerShops).where(and(eq(shopId, late.id), eq(customerId, ida.id)))
    })
    expect(await names()).toEqual([])
  })

  test('finds a phone number with its zero in brackets, and a postcode in two parts', async () => {
    expect(await find('+45 (0)35 32 52 09')).toEqual(['Herr Niels Bohr'])
    await makeCustomer(shop, { firstname: 'Åke', lastname: 'Ström', salutation: '', tags: ['114 55'] })
    expect(await find('114 55')).toEqual(['Åke Ström'])
  })

  test('finds nobody by one letter or by the signs of a search language', async () => {
    for (const text of ['n', '%', '_', '"', '*', ' ', '%%%', 'n" OR "a', "'; drop table customers"]) {
      expect(await find(text)).toEqual([])
    }
  })

  test('is refused to customers and to managers without the role', async () => {
    const clerk = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF'])

    for (const actor of [asCustomer(shop, niels), clerk]) {
      await expect(findCustomers(actor, 'niels', 20)).rejects.toMatchObject({ key: 'notAllowed' })
      await expect(browseCustomers(actor, view())).rejects.toMatchObject({ key: 'notAllowed' })
    }
  })
})

const view = (values: Record<string, string> = {}) => DeskView.parse(values)

describe('browsing the customers', () => {
  test.each(['lastname', 'company', 'time'] as const)('by %s shows everybody once, forwards and back', async (sort) => {
    const many = await makeShop()
    const boss = await makeManager(many)
    for (let n = 0; n < 30; n++) await makeCustomer(many, { company: n % 3 ? 'Physics' : '' })
    const seen: string[] = []
    let after: string | undefined
    let page = await browseCustomers(boss, view({ sort }))
    const first = page.cards.map((card) => card.id)
    seen.push(...first)
    while (page.next) {
      after = page.next
      page = await browseCustomers(boss, view({ sort, after }))
      seen.push(...page.cards.map((card) => card.id))
    }
    while (page.previous) page = await browseCustomers(boss, view({ sort, after: page.previous }))

    expect(new Set(seen).size).toBe(30)
    expect(seen).toHaveLength(30)
    expect(page.cards.map((card) => card.id)).toEqual(first)
  })

  test.each(['lastname', 'company'])(
    'by %s carries no name in its address, and goes on where somebody left',
    async (sort) => {
      const many = await makeShop()
      const boss = await makeManager(many)
      const people: Customer[] = []
      for (let n = 10; n < 24; n++) {
        const name = `Канарейка ${'у'.repeat(85)}${n}`
        people.push(await makeCustomer(many, { lastname: name, company: name }))
      }
      const { next } = await browseCustomers(boss, view({ sort }))
      expect(next).toBeDefined()
      expect(Buffer.from(next!, 'base64url').toString()).not.toContain('анареика')
      const rest = { cards: people.slice(12).map(({ id }) => ({ id })) }
      expect(await browseCustomers(boss, view({ sort, after: next! }))).toMatchObject(rest)
      await transact({}, (tx) => tx.delete(customerShops).where(eq(customerShops.customerId, people[11]!.id)))
      expect(await browseCustomers(boss, view({ sort, after: next! }))).toMatchObject(rest)
    },
  )

  test.each(['time', 'lastname'])('by %s from a place nobody named begins at the first page', async (sort) => {
    const first = (await browseCustomers(anna, view({ sort }))).cards
    const places = [
      ['x\0', '1'],
      ['x', '\0'],
      [Number.NaN, 'a'],
      [Number.POSITIVE_INFINITY, 'b'],
      [{}, []],
    ]
    const cursors = places.map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'))

    for (const after of [...cursors, 'nonsense', '~', '%00']) {
      expect((await browseCustomers(anna, view({ sort, after }))).cards).toEqual(first)
    }
  })

  test('with nonsense in the URL shows the first page', () => {
    expect(view({ sort: 'password', order: 'x', size: '999', q: 'x' })).toMatchObject({
      sort: 'lastname',
      order: 'up',
      size: 12,
    })
  })
})

test('a search is kept for the session that made it, and for no other', async () => {
  const id = await saveSearch(anna, 'niels')

  expect(await searchText(anna, id)).toBe('niels')
  expect(await searchText(await makeManager(shop), id)).toBeUndefined()
  const [row] = await db.select().from(auditEntries).where(eq(auditEntries.objectId, id))
  expect(row).toMatchObject({ action: 'customers.search', outcome: 'ok', actorId: anna.account.id })
  expect(row!.after).not.toContain('niels')
})

describe('before anybody is chosen', () => {
  test('no more is seen of a customer than tells them from another', async () => {
    const secret = { phone: '+45 99 88 77 66', department: 'Secret department', pricingPolicy: 'SECRET-PRICES' }
    await makeCustomer(shop, { firstname: 'Agnes', lastname: 'Pockels', tags: ['secret tag'], ...secret })
    const [card] = await findCustomers(anna, 'pockels', 5)
    const shown = [
      'company',
      'email',
      'id',
      'lastOrderAt',
      'name',
      'number',
      'openLists',
      'registration',
      'state',
      'type',
    ]
    expect(Object.keys(card!).sort()).toEqual(shown)
    expect(JSON.stringify(card)).not.toMatch(/99 ?88|secret/i)
  })

  test('so many and no more are found, and it says that there are more', async () => {
    const crowd = await makeShop()
    const boss = await makeManager(crowd)
    for (let n = 0; n < 125; n++) await makeCustomer(crowd, { firstname: 'Maria', lastname: `Zz${n}` })
    expect(await findCustomers(boss, 'maria', 20)).toHaveLength(20)
    const page = await searchPage(boss, 'maria', view({ size: '36' }))
    expect([page.cards.length, page.more]).toEqual([20, true])
    expect((await findCustomers(boss, 'maria', CANDIDATES)).length).toBeLessThanOrEqual(120)
  })
})

async function makeOrderOf(customer: Customer, number: string, at = shop) {
  await transact({ order: number }, async (tx) => {
    await tx.insert(orders).values(bareOrder(at, customer, { number, state: 'os.waiting' }))
  })
}
