import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { accounts, addresses, customerShops, customers, mails, registrations } from '@/db/schema'
import { askForReset } from '@/lib/auth/ask-reset'
import { careFor } from '@/lib/auth/care'
import { choosePassword } from '@/lib/auth/choose-password'
import { signIn } from '@/lib/auth/sign-in'
import { customerAccess } from '@/lib/people/access'
import { attributesOf } from '@/lib/people/attributes'
import { maskedEmail } from '@/lib/people/email'
import { findCustomers } from '@/lib/people/search'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeManager, makeShop, only, visitor } from '@/lib/testing/make'
import { forms, makeRegistry, shownOf, typed } from '@/lib/testing/registration'
import { registerCustomer } from './register'
import { registerSelf } from './self'

beforeEach(() => setClock(0))

const PASSWORD = 'a long sentence of 2026 apples'
const evil = { line1: 'Attacker Street 1', postcode: '9999', city: 'Elsewhere', country: 'DK', company: 'Evil' }
const good = { line1: 'Home Street 1', postcode: '2100', city: 'København', country: 'DK', company: 'Good' }
const eve = { type: 'B2B', firstname: 'Eve', lastname: 'Evil', CUSTOMER_VAT: 'DK66666666', ...evil }
const vera = { type: 'B2B', firstname: 'Vera', lastname: 'Victim', ...good }

const someEmail = () => `victim.${newId()}@test.com`
const byEmail = async (email: string) => only(await db.select().from(customers).where(eq(customers.email, email)))

/** The secrets of the letters to activate, the oldest first. */
const linksTo = async (email: string) => {
  const rows = await db
    .select()
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(asc(mails.createdAt), asc(mails.id))
  return rows.flatMap(({ text }) => text.match(/\/activate\/([\w-]+)/)?.[1] ?? [])
}

const activate = (shop: Shop, token: string | undefined) =>
  choosePassword(visitor(shop), 'activate', { token: token!, password: PASSWORD })

async function whatStands(email: string) {
  const { id, firstname, lastname, company, type } = await byEmail(email)
  const book = await db.select().from(addresses).where(eq(addresses.customerId, id))
  const lines = [...new Set(book.map(({ line1, isDefault }) => `${line1}${isDefault ? '!' : ''}`))]
  return { name: `${firstname} ${lastname}`, company, type, lines, said: await attributesOf(id) }
}

describe('what was answered for an e-mail is theirs who activate it:', () => {
  test('a stranger who came first decides nothing, and nothing of theirs stays', async () => {
    const { shop, anna } = await makeRegistry()
    const email = someEmail()
    await registerSelf(visitor(shop), typed({ ...eve, email }))
    await registerSelf(visitor(shop), typed({ ...vera, email }))

    await activate(shop, (await linksTo(email)).at(-1))

    expect(await whatStands(email)).toEqual({
      name: 'Vera Victim',
      company: 'Good',
      type: 'B2B',
      lines: ['Home Street 1!'],
      said: {},
    })
    expect((await findCustomers(anna, 'victim 2100', 5)).map((row) => row.email)).toContain(maskedEmail(email))
    expect(await findCustomers(anna, 'attacker 9999', 5)).toEqual([])
    expect((await db.select().from(mails).where(eq(mails.recipient, email))).at(-1)!.text).toContain('Vera Victim')
  })

  test('nor does one who comes afterwards: each link carries its own, and the first one used ends all others', async () => {
    const { shop } = await makeRegistry()
    const email = someEmail()
    for (const somebody of [vera, eve, eve]) await registerSelf(visitor(shop), typed({ ...somebody, email }))
    const [hers, strangers] = await linksTo(email)

    await activate(shop, hers)

    expect((await whatStands(email)).lines).toEqual(['Home Street 1!'])
    await expect(activate(shop, strangers)).rejects.toMatchObject({ key: 'linkDead' })
    const { accountId } = await byEmail(email)
    expect(await db.select().from(registrations).where(eq(registrations.accountId, accountId!))).toEqual([])
  })

  test('a private person takes the place of a company, address and all', async () => {
    const { shop } = await makeRegistry()
    const email = someEmail()
    await registerSelf(visitor(shop), typed({ ...eve, email }))
    await registerSelf(visitor(shop), typed({ email, CUSTOMER_BIRTHDAY: '1920-07-25' }))

    await activate(shop, (await linksTo(email)).at(-1))

    const said = { CUSTOMER_BIRTHDAY: '1920-07-25' }
    expect(await whatStands(email)).toEqual({ name: 'Rosalind Franklin', company: '', type: 'B2C', lines: [], said })
  })

  test('a yes to advertising is nobody’s before that, and then only of that registration', async () => {
    const { shop } = await makeRegistry()
    const [email, other] = [someEmail(), someEmail()]
    for (const each of [email, other]) await registerSelf(visitor(shop), typed({ email: each, MARKETING_OPT_IN: 'on' }))
    expect((await whatStands(email)).said).toEqual({})
    await registerSelf(visitor(shop), typed({ email }))

    await activate(shop, (await linksTo(email)).at(-1))
    await activate(shop, (await linksTo(other)).at(-1))

    expect((await whatStands(email)).said).toEqual({})
    expect((await whatStands(other)).said).toEqual({ MARKETING_OPT_IN: 'true' })
  })

  test('whoever asks for a password instead of using such a link gets nothing that a stranger answered', async () => {
    const { shop } = await makeRegistry()
    const email = someEmail()
    await registerSelf(visitor(shop), typed({ ...eve, email }))
    await askForReset(visitor(shop), email)
    const rows = await db.select().from(mails).where(eq(mails.recipient, email))
    const token = rows.flatMap(({ text }) => text.match(/\/reset\/([\w-]+)/)?.[1] ?? []).at(-1)
    await choosePassword(visitor(shop), 'reset', { token: token!, password: PASSWORD })

    expect(await whatStands(email)).toMatchObject({ lines: [], said: {} })
  })

  test('once there is a password, nothing is replaced any more', async () => {
    const { shop } = await makeRegistry()
    const email = someEmail()
    await registerSelf(visitor(shop), typed({ ...vera, email }))
    await activate(shop, (await linksTo(email)).at(-1))
    await registerSelf(visitor(shop), typed({ ...eve, email, MARKETING_OPT_IN: 'on' }))

    expect(await whatStands(email)).toMatchObject({ name: 'Vera Victim', said: {} })
    expect(await linksTo(email)).toHaveLength(1)
  })
})

describe('what the shop’s own people have written', () => {
  test('stays, whoever registers over it and whichever link is used', async () => {
    const { shop, anna } = await makeRegistry()
    const email = someEmail()
    await registerCustomer(anna, typed({ email, firstname: 'Vera', lastname: 'Victim' }))
    await registerSelf(visitor(shop), typed({ ...eve, type: 'B2C', email, MARKETING_OPT_IN: 'on' }))
    expect(await whatStands(email)).toMatchObject({ name: 'Vera Victim', type: 'B2C', lines: [] })

    await activate(shop, (await linksTo(email)).at(-1))

    expect(await whatStands(email)).toEqual({ name: 'Vera Victim', company: '', type: 'B2C', lines: [], said: {} })
  })

  test('in a customer’s book stays too, behind what they have answered themself', async () => {
    const { shop } = await makeRegistry()
    const email = someEmail()
    await registerSelf(visitor(shop), typed({ ...eve, email }))
    const { id } = await byEmail(email)
    const more = { ...evil, line1: 'Said on the phone 7', name: 'Vera Victim', phone: '', createdAt: new Date() }
    await transact({ customer: id }, async (tx) => {
      await tx.insert(addresses).values({ customerId: id, kind: 'shipping', isDefault: false, ...more })
    })
    await registerSelf(visitor(shop), typed({ ...vera, email }))

    await activate(shop, (await linksTo(email)).at(-1))

    expect((await whatStands(email)).lines.sort()).toEqual(['Home Street 1!', 'Said on the phone 7'])
  })
})

describe('whoever has to be looked at first', () => {
  const careful = { SHOP_SF_REQUIRE_REG_APPROVE_TYPES: 'B2B' }
  const clerkOf = (shop: Shop) =>
    makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF', 'ROLE_SMCALLCENTERCUSTOMER'])
  const here = (shop: Shop, customerId: string) => customerAccess(shop, { customerId })

  test('is looked at as they answered last, and lets nobody in by answering again', async () => {
    const { shop } = await makeRegistry(careful)
    const email = someEmail()
    await registerSelf(visitor(shop), typed({ ...eve, email, MARKETING_OPT_IN: 'on' }))
    await registerSelf(visitor(shop), typed({ ...vera, email }))
    expect(await whatStands(email)).toMatchObject({ name: 'Vera Victim', lines: ['Home Street 1!'], said: {} })
    const { id } = await byEmail(email)
    expect([await linksTo(email), await here(shop, id)]).toEqual([[], undefined])

    const clerk = await clerkOf(shop)
    await careFor(clerk, { customerId: id, care: 'enable', reason: 'asked', shown: await shownOf(clerk, id) })
    await activate(shop, (await linksTo(email)).at(-1))

    expect(await whatStands(email)).toMatchObject({ name: 'Vera Victim', said: {} })
    expect(await here(shop, id)).toBeDefined()
  })

  test('is not let in by another type’s door', async () => {
    const { shop } = await makeRegistry({ ...careful, SHOP_ADMIN_EMAIL: 'look@shop.test' })
    const email = someEmail()
    await registerSelf(visitor(shop), typed({ email }))
    await registerSelf(visitor(shop), typed({ ...vera, email }))

    await activate(shop, (await linksTo(email)).at(-1))

    const { id, type } = await byEmail(email)
    expect([type, await here(shop, id)]).toEqual(['B2B', undefined])
    const told = await db.select().from(mails).where(eq(mails.recipient, 'look@shop.test'))
    expect(told.some(({ text }) => text.includes(email))).toBe(true)
  })
})

describe('a prospect of two shops is let in', () => {
  async function makeProspect(email: string, shop: Shop, other: Shop) {
    const { id, accountId } = await makeCustomer(shop, { email, type: 'B2B' })
    await transact({ customer: id }, async (tx) => {
      const place = { sortName: 'p', sortCompany: '', createdAt: new Date() }
      await tx.insert(customerShops).values({ shopId: other.id, customerId: id, enabled: true, ...place })
      await tx.update(customers).set({ accountId: null }).where(eq(customers.id, id))
      await tx.delete(accounts).where(eq(accounts.id, accountId))
    })
  }

  test('only where they register: not where somebody looks first', async () => {
    const open = await makeShop({ attributes: forms })
    const careful = await makeShop({ attributes: { ...forms, SHOP_SF_REQUIRE_REG_APPROVE_TYPES: 'B2C,B2B' } })
    const email = someEmail()
    await makeProspect(email, open, careful)
    await registerSelf(visitor(open), typed({ email }))
    await activate(open, (await linksTo(email)).at(-1))

    const visit = (shop: Shop) => ({ shop, requestId: newId(), device: '' })
    await expect(signIn(visit(open), email, PASSWORD)).resolves.toMatchObject({ kind: 'customer' })
    await expect(signIn(visit(careful), email, PASSWORD)).rejects.toMatchObject({ key: 'signInFailed' })
    const { id } = await byEmail(email)
    const there = and(eq(customerShops.customerId, id), eq(customerShops.shopId, careful.id))
    expect(only(await db.select().from(customerShops).where(there)).enabled).toBe(false)
  })

  test('and not into an organisation that knew them', async () => {
    const { shop, institute } = await makeRegistry()
    const email = someEmail()
    await makeProspect(email, shop, institute)
    await registerSelf(visitor(shop), typed({ email }))

    expect(await customerAccess(institute, { customerId: (await byEmail(email)).id })).toBeUndefined()
  })
})
