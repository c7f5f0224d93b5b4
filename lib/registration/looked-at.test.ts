import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { addresses, customerShops, customers, mails } from '@/db/schema'
import { careFor } from '@/lib/auth/care'
import { choosePassword } from '@/lib/auth/choose-password'
import { customerAccess } from '@/lib/people/access'
import { attributesOf } from '@/lib/people/attributes'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { makeManager, only, visitor } from '@/lib/testing/make'
import { makeRegistry, shownOf, typed } from '@/lib/testing/registration'
import { registerSelf } from './self'

beforeEach(() => setClock(0))

const PASSWORD = 'a long sentence of 2026 apples'
const evil = { line1: 'Attacker Street 1', postcode: '9999', city: 'Elsewhere', country: 'DK', company: 'Evil' }
const good = { line1: 'Home Street 1', postcode: '2100', city: 'København', country: 'DK', company: 'Good' }
const eve = { type: 'B2B', firstname: 'Eve', lastname: 'Evil', CUSTOMER_VAT: 'DK66666666', ...evil }
const vera = { type: 'B2B', firstname: 'Vera', lastname: 'Victim', ...good }
const careful = { SHOP_SF_REQUIRE_REG_APPROVE_TYPES: 'B2C,B2B' }

const someEmail = () => `victim.${newId()}@test.com`
const clerkOf = (shop: Shop) =>
  makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF', 'ROLE_SMCALLCENTERCUSTOMER'])
const lettersTo = (email: string) =>
  db.select().from(mails).where(eq(mails.recipient, email)).orderBy(asc(mails.createdAt), asc(mails.id))
const idOf = async (email: string) => only(await db.select().from(customers).where(eq(customers.email, email))).id

async function whatStands(email: string) {
  const { id, firstname, company, type } = only(await db.select().from(customers).where(eq(customers.email, email)))
  const book = await db.select().from(addresses).where(eq(addresses.customerId, id))
  const lines = [...new Set(book.map(({ line1 }) => line1))]
  return { firstname, company, type, lines, said: await attributesOf(id) }
}
const hers = { firstname: 'Vera', company: 'Good', type: 'B2B', lines: ['Home Street 1'], said: {} }

async function letIn(shop: Shop, email: string, shown?: string) {
  const clerk = await clerkOf(shop)
  const id = await idOf(email)
  await careFor(clerk, { customerId: id, care: 'enable', reason: 'asked', shown: shown ?? (await shownOf(clerk, id)) })
}

async function activate(shop: Shop, email: string, which: number) {
  const links = (await lettersTo(email)).flatMap(({ text }) => text.match(/\/activate\/([\w-]+)/)?.[1] ?? [])
  await choosePassword(visitor(shop), 'activate', { token: links.at(which)!, password: PASSWORD })
}

test('a visitor of another shop does not rewrite what this shop is to look at, and its owner is told', async () => {
  const [one, two] = [await makeRegistry(careful), await makeRegistry()]
  const email = someEmail()
  await registerSelf(visitor(one.shop), typed({ ...vera, email }))
  await registerSelf(visitor(two.shop), typed({ ...eve, type: 'B2C', CUSTOMER_BIRTHDAY: '1920-07-25', email }))
  await registerSelf(visitor(two.institute), typed({ ...eve, email }))

  expect(await whatStands(email)).toEqual(hers)
  expect((await lettersTo(email)).map(({ template }) => template)).toContain('customer-registered-again')
})

test('nobody becomes, by another shop’s form, a type that this shop looks at first', async () => {
  const [one, two] = [await makeRegistry(careful), await makeRegistry()]
  const email = someEmail()
  await registerSelf(visitor(one.shop), typed({ email }))
  await letIn(one.shop, email)
  await registerSelf(visitor(two.shop), typed({ ...eve, email }))
  await activate(one.shop, email, 0)

  expect(await customerAccess(one.shop, { customerId: await idOf(email) })).toMatchObject({ type: 'B2C' })
})

test('who is let in is who was looked at: whatever was answered since is looked at first', async () => {
  const { shop } = await makeRegistry({ ...careful, SHOP_ADMIN_EMAIL: 'looked@shop.test' })
  const told = async () => (await lettersTo('looked@shop.test')).filter(({ text }) => text.includes(email)).length
  const email = someEmail()
  await registerSelf(visitor(shop), typed({ ...eve, email }))
  const id = await idOf(email)
  const shown = await shownOf(await clerkOf(shop), id)
  await registerSelf(visitor(shop), typed({ ...eve, email }))
  expect([await shownOf(await clerkOf(shop), id), await told()]).toEqual([shown, 1])
  await registerSelf(visitor(shop), typed({ ...vera, email }))

  expect(await told()).toBe(2)
  for (const looked of [shown, '', newId()]) {
    await expect(letIn(shop, email, looked)).rejects.toMatchObject({ key: 'answersChanged' })
  }
  const link = and(eq(customerShops.customerId, id), eq(customerShops.shopId, shop.id))
  expect(only(await db.select().from(customerShops).where(link)).enabled).toBe(false)
  await letIn(shop, email)
  await activate(shop, email, 0)
  expect(await whatStands(email)).toEqual(hers)
  expect(await customerAccess(shop, { customerId: id })).toBeDefined()
})

test('what was answered with the form that was let in stays theirs who use its letter, yes to advertising and all', async () => {
  const { shop } = await makeRegistry(careful)
  const email = someEmail()
  await registerSelf(visitor(shop), typed({ email, MARKETING_OPT_IN: 'on' }))
  await letIn(shop, email)
  await registerSelf(visitor(shop), typed({ ...eve, email }))
  await activate(shop, email, 0)

  expect(await whatStands(email)).toMatchObject({ firstname: 'Rosalind', said: { MARKETING_OPT_IN: 'true' } })
  expect(await customerAccess(shop, { customerId: await idOf(email) })).toBeDefined()
})

test('answers that the shop has not seen are looked at, of the same type too', async () => {
  const { shop } = await makeRegistry(careful)
  const email = someEmail()
  await registerSelf(visitor(shop), typed({ ...vera, email }))
  await letIn(shop, email)
  await registerSelf(visitor(shop), typed({ ...eve, email }))
  await activate(shop, email, -1)

  expect(await whatStands(email)).toMatchObject({ firstname: 'Eve' })
  expect(await customerAccess(shop, { customerId: await idOf(email) })).toBeUndefined()
  await letIn(shop, email)
  expect(await customerAccess(shop, { customerId: await idOf(email) })).toBeDefined()
})
