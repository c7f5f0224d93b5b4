import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { accounts, addresses, customerShops, customers, mails } from '@/db/schema'
import { careFor } from '@/lib/auth/care'
import { hashPassword } from '@/lib/auth/password'
import { signIn } from '@/lib/auth/sign-in'
import { attributesOf } from '@/lib/people/attributes'
import { asCustomer, makeCustomer, makeManager, only, visitor } from '@/lib/testing/make'
import { makeRegistry, shownOf, typed } from '@/lib/testing/registration'
import { registerSelf } from './self'

const lettersTo = async (email: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, email))).map(({ template }) => template)
const byEmail = (email: string) => db.select().from(customers).where(eq(customers.email, email))
const linkOf = async (customerId: string) =>
  only(await db.select().from(customerShops).where(eq(customerShops.customerId, customerId)))

describe('somebody who registers', () => {
  test('becomes a customer without a password, and gets the letter to choose one', async () => {
    const { shop } = await makeRegistry()
    const form = typed({ CUSTOMER_BIRTHDAY: '1920-07-25', MARKETING_OPT_IN: 'on', middlename: 'Elsie' })
    await registerSelf(visitor(shop), form)

    const customer = only(await byEmail(form.email))
    expect(customer).toMatchObject({ type: 'B2C', middlename: 'Elsie', locale: 'en', registrationManagerName: null })
    expect(await attributesOf(customer.id)).toEqual({ CUSTOMER_BIRTHDAY: '1920-07-25' })
    expect(await linkOf(customer.id)).toMatchObject({ shopId: shop.id, enabled: true })
    const account = only(await db.select().from(accounts).where(eq(accounts.id, customer.accountId!)))
    expect(account).toMatchObject({ passwordHash: null, enabled: true })
    expect(await lettersTo(form.email)).toEqual(['customer-registered'])
  })

  test.each(['B2E', 'EMAIL', 'B2G', 'MGR', 'B2X', ['B2C'], undefined])('cannot be of the type %j', async (type) => {
    const { shop } = await makeRegistry()
    const form = typed({ type })

    await expect(registerSelf(visitor(shop), form)).rejects.toMatchObject({ key: 'typeNotOffered' })
    expect(await byEmail(form.email)).toEqual([])
  })

  test('for a company joins no organisation and takes no role, whatever is sent', async () => {
    const { shop, institute } = await makeRegistry()
    const business = {
      type: 'B2B',
      companyname1: 'Kernchemie',
      company: 'Kernchemie',
      organisation: institute.id,
      b2brole: 'approver',
    }
    const address = { line1: 'Faradayweg 4', postcode: '14195', city: 'Berlin', country: 'DE' }
    const form = typed({ ...business, ...address })
    await registerSelf(visitor(shop), form)

    const customer = only(await byEmail(form.email))
    expect(customer.company).toBe('Kernchemie')
    expect((await linkOf(customer.id)).shopId).toBe(shop.id)
    expect(await attributesOf(customer.id)).toEqual({})
    expect(await db.select().from(addresses).where(eq(addresses.customerId, customer.id))).toHaveLength(2)
    const nameless = typed({ ...business, ...address, company: '' })
    await expect(registerSelf(visitor(shop), nameless)).rejects.toMatchObject({ fields: { company: 'required' } })
  })

  test('says which fields are wrong, each in its words', async () => {
    const { shop } = await makeRegistry()
    const wrong = {
      type: 'B2C',
      email: 'x',
      lastname: 'x'.repeat(61),
      CUSTOMER_BIRTHDAY: '2023-02-30',
      phone: 'x',
      locale: 'de',
    }

    await expect(registerSelf(visitor(shop), wrong)).rejects.toMatchObject({
      key: 'checkFields',
      fields: {
        email: 'email',
        firstname: 'required',
        lastname: 'tooLong',
        CUSTOMER_BIRTHDAY: 'date',
        phone: 'phone',
        locale: 'choose',
      },
    })
  })

  test('is nobody yet: not a customer, not a manager', async () => {
    const { shop, anna } = await makeRegistry()
    for (const somebody of [asCustomer(shop, await makeCustomer(shop)), anna]) {
      await expect(registerSelf(somebody, typed())).rejects.toMatchObject({ key: 'notAllowed' })
    }
  })
})

describe('a type that somebody has to look at first', () => {
  test('is not let in, and the shop is told', async () => {
    const { shop } = await makeRegistry({
      SHOP_SF_REQUIRE_REG_APPROVE_TYPES: 'B2C',
      SHOP_ADMIN_EMAIL: 'a@shop.test, b@shop.test',
    })
    const form = typed()
    await registerSelf(visitor(shop), form)

    const customer = only(await byEmail(form.email))
    expect((await linkOf(customer.id)).enabled).toBe(false)
    expect(await lettersTo('a@shop.test')).toContain('adm-customer-registered')
    expect(await lettersTo('b@shop.test')).toContain('adm-customer-registered')
    const [letter] = await db.select().from(mails).where(eq(mails.recipient, form.email))
    expect(letter!.text).not.toContain('/activate/')
    await usePassword(customer.accountId!)
    const visit = { shop, requestId: 'r', device: 'test' }
    await expect(signIn(visit, form.email, PASSWORD)).rejects.toMatchObject({ key: 'signInFailed' })
  })

  test('gets the letter to choose a password when a manager lets them in', async () => {
    const { shop } = await makeRegistry({ SHOP_SF_REQUIRE_REG_APPROVE_TYPES: 'B2C' })
    const form = typed()
    await registerSelf(visitor(shop), form)
    const { id } = only(await byEmail(form.email))
    const clerk = await makeManager(shop, [
      'ROLE_SMCALLCENTERLOGINSF',
      'ROLE_SMCALLCENTERLOGINONBEHALF',
      'ROLE_SMCALLCENTERCUSTOMER',
    ])
    await careFor(clerk, { customerId: id, care: 'enable', reason: 'asked', shown: await shownOf(clerk, id) })

    expect((await linkOf(id)).enabled).toBe(true)
    expect(await lettersTo(form.email)).toContain('customer-activation')
  })

  test('is every type in the shop of an organisation: nobody walks into one', async () => {
    const { institute } = await makeRegistry()
    const form = typed()
    await registerSelf(visitor(institute), form)

    expect((await linkOf(only(await byEmail(form.email)).id)).enabled).toBe(false)
  })

  test('is let in otherwise, and the shop is told where it wants to be', async () => {
    const { shop } = await makeRegistry({ SHOP_SF_REQUIRE_REG_NOTIFY_TYPES: 'B2C', SHOP_ADMIN_EMAIL: 'c@shop.test' })
    const form = typed()
    await registerSelf(visitor(shop), form)

    expect((await linkOf(only(await byEmail(form.email)).id)).enabled).toBe(true)
    expect(await lettersTo('c@shop.test')).toContain('adm-customer-registered')
  })
})

const PASSWORD = 'a password of this test'

async function usePassword(accountId: string) {
  const { transact } = await import('@/db')
  const passwordHash = await hashPassword(PASSWORD)
  await transact({ account: accountId }, async (tx) => {
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, accountId))
  })
}

describe('an e-mail that is taken', () => {
  test('gets the same answer, and its owner a letter; nothing else changes', async () => {
    const { shop } = await makeRegistry()
    const carla = await makeCustomer(shop, { passwordHash: 'x' })
    const before = only(await byEmail(carla.email))

    expect(await registerSelf(visitor(shop), typed({ email: carla.email.toUpperCase() }))).toBeUndefined()
    expect(await byEmail(carla.email)).toEqual([before])
    expect(await lettersTo(carla.email)).toEqual(['customer-registered-again'])
  })

  test('fills nobody’s mailbox', async () => {
    const { shop } = await makeRegistry()
    const carla = await makeCustomer(shop, { passwordHash: 'x' })
    for (let n = 0; n < 9; n++) await registerSelf(visitor(shop), typed({ email: carla.email }))

    expect(await lettersTo(carla.email)).toEqual(['customer-registered-again'])
  })

  test('by somebody who has lost the letter brings another one, a few times an hour', async () => {
    const { shop } = await makeRegistry()
    const form = typed()
    for (let n = 0; n < 6; n++) await registerSelf(visitor(shop), form)

    const letters = await lettersTo(form.email)
    expect(letters.filter((template) => template === 'customer-activation')).toHaveLength(3)
    expect(letters).not.toContain('customer-registered-again')
  })

  test('by a manager gets the same answer too', async () => {
    const { shop } = await makeRegistry()
    const mette = await makeManager(shop)
    await registerSelf(visitor(shop), typed({ email: mette.account.email }))

    expect(await byEmail(mette.account.email)).toEqual([])
    expect(await lettersTo(mette.account.email)).toEqual(['customer-registered-again'])
  })

  test('by two at the same moment makes one customer, and both get the same answer', async () => {
    const { shop } = await makeRegistry()
    for (let n = 0; n < 10; n++) {
      const form = typed()
      const both = [registerSelf(visitor(shop), form), registerSelf(visitor(shop), form)]

      expect(await Promise.all(both)).toEqual([undefined, undefined])
      expect(await byEmail(form.email)).toHaveLength(1)
      expect((await lettersTo(form.email)).sort()).toEqual(['customer-activation', 'customer-registered'])
    }
  })
})
