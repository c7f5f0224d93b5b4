import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accountLinks, accounts, addresses, assists, auditEntries, customerShops, customers, mails } from '@/db/schema'
import type { Role } from '@/db/words'
import { attributesOf } from '@/lib/people/attributes'
import { findCustomers } from '@/lib/people/search'
import { standingOf } from '@/lib/people/standing'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, only, visitor } from '@/lib/testing/make'
import { makeRegistry, typed, typedBuyer } from '@/lib/testing/registration'
import { registerCustomer } from './register'

const rowOf = async (id: string) => only(await db.select().from(customers).where(eq(customers.id, id)))
const lettersTo = (email: string) => db.select().from(mails).where(eq(mails.recipient, email))
const shopsOf = async (customerId: string) =>
  (await db.select().from(customerShops).where(eq(customerShops.customerId, customerId))).map(({ shopId }) => shopId)
const auditOf = (shop: Shop) =>
  db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id)).orderBy(asc(auditEntries.seq))
const everything = () =>
  Promise.all([accounts, customers, assists, mails, accountLinks, addresses].map((table) => db.$count(table)))

describe('a manager who adds a customer', () => {
  test('acts for them at once, and only the customer gets the letter with the link', async () => {
    const { shop, anna } = await makeRegistry()
    const form = typed({ email: ' Rosalind.F@Test.COM ', CUSTOMER_PHONE: '', phone: '+45 11 22 33 44' })
    const { customerId, assistId } = await registerCustomer(anna, form)

    const customer = await rowOf(customerId)
    expect(customer).toMatchObject({
      type: 'B2C',
      email: 'rosalind.f@test.com',
      lastname: 'Franklin',
      phone: '+45 11 22 33 44',
    })
    expect(customer).toMatchObject({
      registrationManagerName: anna.account.name,
      registrationManagerEmail: anna.account.email,
    })
    expect(customer.number).toMatch(/^K\d{6}$/)
    const account = only(await db.select().from(accounts).where(eq(accounts.id, customer.accountId!)))
    expect(account).toMatchObject({ kind: 'customer', enabled: true, passwordHash: null })
    const assist = only(await db.select().from(assists).where(eq(assists.id, assistId!)))
    expect(assist).toMatchObject({
      customerId,
      managerId: anna.account.id,
      sessionId: anna.account.sessionId,
      endedAt: null,
    })
    const letter = only(await lettersTo('rosalind.f@test.com'))
    expect(letter.text).toMatch(/https:\/\/shop\.test\/activate\/[\w-]{43}/)
    const link = only(await db.select().from(accountLinks).where(eq(accountLinks.accountId, account.id)))
    expect(letter.text).not.toContain(link.id)
    expect((await auditOf(shop)).slice(-2)).toMatchObject([
      { action: 'assist.start', outcome: 'ok', customerId, objectId: assistId, actorId: anna.account.id },
      { action: 'customers.register', outcome: 'ok', customerId, objectId: customerId, actorId: anna.account.id },
    ])
    expect(JSON.stringify(await auditOf(shop))).not.toMatch(/rosalind|franklin/i)
  })

  test('finds them by what was typed', async () => {
    const { anna, institute } = await makeRegistry()
    const { customerId } = await registerCustomer(anna, typedBuyer(institute.id, { lastname: 'Quistgaard' }))

    for (const text of ['quistgaard', 'quistgaard 2100', (await rowOf(customerId)).number]) {
      expect((await findCustomers(anna, text, 5)).map(({ id }) => id)).toContain(customerId)
    }
  })

  test('registers a buyer into an organisation: in its sub-shop, with role and addresses', async () => {
    const { shop, institute, anna } = await makeRegistry()
    const { customerId } = await registerCustomer(
      anna,
      typedBuyer(institute.id, { b2brole: 'approver', CUSTOMER_VAT: 'DK12345678' }),
    )

    expect((await shopsOf(customerId)).sort()).toEqual([shop.id, institute.id].sort())
    expect(await attributesOf(customerId)).toEqual({ CUSTOMER_VAT: 'DK12345678' })
    expect(await standingOf({ shopId: institute.id, customerId })).toEqual({ CUSTOMER_B2B_APPROVER: 'true' })
    expect(await standingOf({ shopId: shop.id, customerId })).toEqual({})
    expect((await rowOf(customerId)).company).toBe(institute.name)
    const book = await db.select().from(addresses).where(eq(addresses.customerId, customerId))
    expect(book.map(({ kind, isDefault, name }) => `${kind} ${isDefault} ${name}`).sort()).toEqual([
      'billing true Rosalind Franklin',
      'shipping true Rosalind Franklin',
    ])
  })

  test.each([
    ['no organisation', () => ''],
    ['one that is made up', () => 'New Company'],
    ['one of another shop', async () => (await makeRegistry()).institute.id],
    ['the shop itself', ({ shop }: { shop: Shop }) => shop.id],
    ['a sub-shop that is no organisation', async ({ shop }: { shop: Shop }) => (await makeShop({ master: shop })).id],
  ])('cannot register a buyer with %s', async (_what, organisationOf) => {
    const world = await makeRegistry()
    const form = typedBuyer(await organisationOf(world))
    const before = await everything()
    const registering = registerCustomer(world.anna, form)

    await expect(registering).rejects.toMatchObject({ key: 'checkFields', fields: { organisation: 'choose' } })
    expect(await everything()).toEqual(before)
  })

  test('in the sub-shop has only that organisation to choose', async () => {
    const { shop, institute } = await makeRegistry()
    const other = await makeShop({ master: shop, attributes: { SHOP_B2B: 'true' } })
    const mette = await makeManager(institute)

    await expect(registerCustomer(mette, typedBuyer(other.id))).rejects.toMatchObject({
      fields: { organisation: 'choose' },
    })
    const { customerId } = await registerCustomer(mette, typedBuyer(institute.id))
    expect(await shopsOf(customerId)).toEqual([institute.id])
  })

  test('may register types that customers cannot choose', async () => {
    const { anna, institute } = await makeRegistry()
    const form = typedBuyer(institute.id, { type: 'B2E', CUSTOMER_SITE: 'north', CUSTOMER_BUDGET: '1200,50' })
    const { customerId } = await registerCustomer(anna, form)

    expect(await attributesOf(customerId)).toEqual({ CUSTOMER_SITE: 'north', CUSTOMER_BUDGET: '1200,50' })
  })

  test.each([
    'B2G',
    'MGR',
    'EMAIL',
    'B2X',
    '',
    '__proto__',
    'B2C,B2B',
    ['B2C'],
    null,
    undefined,
    7,
    'b2c',
    'X'.repeat(99),
  ])('cannot register the type %j', async (type) => {
    const { anna } = await makeRegistry()
    const before = await everything()

    await expect(registerCustomer(anna, typed({ type }))).rejects.toMatchObject({ key: 'typeNotOffered' })
    expect(await everything()).toEqual(before)
  })

  test('cannot say yes to advertising for them, nor give them rights no form asks for', async () => {
    const { anna, institute } = await makeRegistry()
    const sly = {
      MARKETING_OPT_IN: 'on',
      CUSTOMER_B2B_APPROVER: 'true',
      CUSTOMER_UNKNOWN: 'x',
      password: 'x',
      pricingPolicy: 'VIP',
    }
    const { customerId } = await registerCustomer(anna, typedBuyer(institute.id, sly))

    expect(await attributesOf(customerId)).toEqual({})
    expect((await rowOf(customerId)).pricingPolicy).toBe('')
  })
})

describe('who may add a customer', () => {
  const lone: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERREGISTERCUSTOMER']

  test.each<[string, Role[]]>([
    ['who may only act', ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF']],
    ['without a role', []],
  ])('not a manager %s', async (_who, held) => {
    const { shop } = await makeRegistry()
    const clerk = await makeManager(shop, held)
    const before = await everything()

    await expect(registerCustomer(clerk, typed())).rejects.toMatchObject({ key: 'notAllowed' })
    expect((await auditOf(shop)).at(-1)).toMatchObject({ action: 'customers.register', outcome: 'refused' })
    expect(await everything()).toEqual(before)
  })

  test('nobody who is no manager', async () => {
    const { shop } = await makeRegistry()
    for (const stranger of [visitor(shop), asCustomer(shop, await makeCustomer(shop))]) {
      await expect(registerCustomer(stranger, typed())).rejects.toMatchObject({ key: 'notAllowed' })
    }
  })

  test('nobody who is acting for somebody', async () => {
    const { shop, anna } = await makeRegistry()
    const acting = await assisting(anna, await makeCustomer(shop))

    await expect(registerCustomer(acting, typed())).rejects.toMatchObject({ key: 'notAllowed' })
  })

  test('a manager who may not act registers without an assist', async () => {
    const { shop } = await makeRegistry()
    const { customerId, assistId } = await registerCustomer(await makeManager(shop, lone), typed())

    expect(assistId).toBeNull()
    expect(await db.select().from(assists).where(eq(assists.customerId, customerId))).toEqual([])
    expect((await auditOf(shop)).at(-1)).toMatchObject({ action: 'customers.register', outcome: 'ok' })
  })

  test('whom the shop hides from managers is registered, and not acted for', async () => {
    const { anna } = await makeRegistry({ SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'lastname=franklin' })

    expect((await registerCustomer(anna, typed())).assistId).toBeNull()
  })
})

describe('one e-mail', () => {
  test.each([(email: string) => email.toUpperCase(), (email: string) => `  ${email}\t`])(
    'taken already, however it is written, makes no second customer',
    async (written) => {
      const { shop, anna } = await makeRegistry()
      const carla = await makeCustomer(shop)
      const before = await everything()

      const registering = registerCustomer(anna, typed({ email: written(carla.email) }))
      await expect(registering).rejects.toMatchObject({ key: 'emailTaken', fields: { email: 'emailTaken' } })
      expect(await everything()).toEqual(before)
    },
  )

  test.each([
    'a＠x.test',
    'а@x.test',
    '"e@evil.test"@x.test',
    'a@x.test,b@evil.test',
    'a@x.test\r\nBcc: b@x.test',
    'ﬁ@x.test',
  ])('such as %j is refused, not repaired', async (email) => {
    const { anna } = await makeRegistry()

    await expect(registerCustomer(anna, typed({ email }))).rejects.toMatchObject({ key: 'checkFields' })
  })

  test('of a manager is not a customer’s', async () => {
    const { anna } = await makeRegistry()
    await expect(registerCustomer(anna, typed({ email: anna.account.email }))).rejects.toMatchObject({
      key: 'emailTaken',
    })
  })

  test('registered by two managers at the same moment makes one customer', async () => {
    const { shop, anna } = await makeRegistry()
    const mette = await makeManager(shop)
    for (let n = 0; n < 20; n++) {
      const form = typed()
      const outcomes = await Promise.allSettled([registerCustomer(anna, form), registerCustomer(mette, form)])

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await db.select().from(customers).where(eq(customers.email, form.email))).toHaveLength(1)
      expect(await lettersTo(form.email)).toHaveLength(1)
    }
  })

  test('sent twice by the same manager makes one customer, one letter and one assist', async () => {
    const { anna } = await makeRegistry()
    const form = typed()
    const [first, second] = await Promise.all([registerCustomer(anna, form), registerCustomer(anna, form)])

    expect(second).toEqual(first)
    expect(await lettersTo(form.email)).toHaveLength(1)
    const open = and(eq(assists.customerId, first.customerId), eq(assists.managerId, anna.account.id))
    expect(await db.select().from(assists).where(open)).toHaveLength(1)
  })

  test('of a prospect makes them the customer, with the number and tags they had', async () => {
    const { shop, anna } = await makeRegistry()
    const form = typed()
    const prospect = await makeCustomer(shop, {
      email: form.email,
      number: `P-${form.email}`,
      tags: ['fair'],
      lastname: 'Old',
    })
    await withoutAccount(prospect)
    const { customerId, assistId } = await registerCustomer(anna, form)

    expect(customerId).toBe(prospect.id)
    expect(assistId).not.toBeNull()
    expect(await rowOf(customerId)).toMatchObject({ number: prospect.number, tags: ['fair'], lastname: 'Franklin' })
    expect((await findCustomers(anna, 'franklin', 5)).map(({ id }) => id)).toContain(customerId)
  })

  test('of another shop’s prospect is somebody else’s', async () => {
    const { anna } = await makeRegistry()
    const form = typed()
    const elsewhere = await makeCustomer(await makeShop(), { email: form.email })
    await withoutAccount(elsewhere)

    expect((await registerCustomer(anna, form)).customerId).not.toBe(elsewhere.id)
  })
})

const withoutAccount = ({ id, accountId }: { id: string; accountId: string }) =>
  transact({ customer: id }, async (tx) => {
    await tx.update(customers).set({ accountId: null }).where(eq(customers.id, id))
    await tx.delete(accounts).where(eq(accounts.id, accountId))
  })
