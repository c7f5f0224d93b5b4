import { and, desc, eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { accounts, assists, auditEntries, customerShops, customers, mails, sessions } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { careFor } from '@/lib/auth/care'
import { switchShop } from '@/lib/auth/other-shops'
import { permissions } from '@/lib/auth/permissions'
import { standingOf } from '@/lib/people/standing'
import { asCustomer, assisting, makeSession, visitor } from '@/lib/testing/make'
import { makeBuyer, makeOrganisation } from '@/lib/testing/organisation'
import { typedBuyer } from '@/lib/testing/registration'
import { changeBuyer, inviteBuyer, switchBuyer } from './commands'
import { inOrganisation } from './policy'
import { buyerById, buyerPage, peopleToAsk } from './queries'

const as = (customerId: string, values = {}) => ({
  ...({ customerId, role: 'buyer', release: 'never', releaseFrom: '', most: '' } as const),
  ...values,
})

const lettersTo = async (email: string) => {
  const rows = await db.select({ template: mails.template }).from(mails).where(eq(mails.recipient, email))
  return rows.map(({ template }) => template)
}

const saidOf = ({ shop }: Actor, customerId: string) => standingOf({ shopId: shop.id, customerId })

const isIn = async ({ shop }: Actor, customerId: string) => {
  const place = and(eq(customerShops.customerId, customerId), eq(customerShops.shopId, shop.id))
  const [row] = await db.select().from(customerShops).where(place)
  return row?.enabled
}

describe('a buyer is added', () => {
  test('by the organisation’s administrator: into it alone, with a letter and no password', async () => {
    const { hilde, institute } = await makeOrganisation()
    const form = {
      ...typedBuyer('', { b2brole: 'approver', CUSTOMER_VAT: 'DK12345678' }),
      email: `${newId()}@Test.com`,
    }

    const id = await inviteBuyer(hilde, form)

    const [row] = await db.select().from(customers).where(eq(customers.id, id))
    const [account] = await db.select().from(accounts).where(eq(accounts.id, row!.accountId!))
    const places = await db.select().from(customerShops).where(eq(customerShops.customerId, id))
    expect(row).toMatchObject({ type: 'B2B', registrationManagerName: null })
    expect(account!.passwordHash).toBeNull()
    expect(places.map(({ shopId, enabled }) => [shopId, enabled])).toEqual([[institute.id, true]])
    expect(await standingOf({ shopId: institute.id, customerId: id })).toMatchObject({ CUSTOMER_B2B_APPROVER: 'true' })
    expect(await lettersTo(row!.email)).toEqual(['customer-registered'])
    await expect(inviteBuyer(hilde, form)).rejects.toMatchObject({ fields: { email: 'emailTaken' } })
  })

  test('by a manager who acts for the administrator, whose name is kept, or who looks after the shop', async () => {
    const { anna, hilde, astrid, institute } = await makeOrganisation()
    const acting = await assisting({ ...anna, shop: institute }, hilde.customer!)
    const there = await inOrganisation(astrid, institute.id)
    for (const [actor, email] of [
      [acting, anna.account.email],
      [there, astrid.account!.email],
    ] as const) {
      const id = await inviteBuyer(actor, { ...typedBuyer(''), email: `${newId()}@test.com` })
      const [row] = await db.select().from(customers).where(eq(customers.id, id))
      expect(row!.registrationManagerEmail).toBe(email)
      const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.objectId, id))
      expect(entry).toMatchObject({ action: 'buyer.invite', shopId: institute.id, outcome: 'ok' })
    }
  })

  test('at most thirty times an hour by one person', async () => {
    const { hilde } = await makeOrganisation()
    for (let tries = 0; tries < 30; tries++)
      await expect(inviteBuyer(hilde, {})).rejects.toMatchObject({ key: 'checkFields' })
    await expect(inviteBuyer(hilde, {})).rejects.toMatchObject({ reason: 'throttled' })
  })
})

describe('nobody else looks after the buyers:', () => {
  const strangers: [string, (world: Awaited<ReturnType<typeof makeOrganisation>>) => Promise<Actor>][] = [
    ['a visitor', async ({ institute }) => visitor(institute)],
    ['a buyer', async ({ institute, niels }) => asCustomer(institute, niels)],
    [
      'an approver',
      async ({ institute }) => asCustomer(institute, await makeBuyer(institute, { CUSTOMER_B2B_APPROVER: 'true' })),
    ],
    ['the administrator, in the master shop', async ({ shop, hilde }) => ({ ...hilde, shop })],
    [
      'a private customer called administrator',
      async ({ institute }) =>
        asCustomer(institute, { ...(await makeBuyer(institute, { CUSTOMER_B2B_ADMINISTRATOR: 'true' })), type: 'B2C' }),
    ],
    [
      'a manager acting for a buyer',
      async ({ anna, institute, niels }) => assisting({ ...anna, shop: institute }, niels),
    ],
    [
      'a manager with every right who acts for nobody',
      async ({ anna, institute }) => ({
        ...{ ...anna, shop: institute },
        permissions: new Set(permissions),
      }),
    ],
  ]
  test.each(strangers)('not %s', async (_who, whoIn) => {
    const world = await makeOrganisation()
    const stranger = await whoIn(world)
    const form = { ...typedBuyer(''), email: `${newId()}@test.com` }
    const id = world.niels.id

    await expect(inviteBuyer(stranger, form)).rejects.toMatchObject({ key: 'missing' })
    await expect(changeBuyer(stranger, as(id, { role: 'approver' }))).rejects.toMatchObject({ key: 'missing' })
    await expect(switchBuyer(stranger, { customerId: id, enabled: 'no' })).rejects.toMatchObject({ key: 'missing' })
    expect(await buyerById(stranger, id)).toBeUndefined()
    expect((await buyerPage(stranger, {})).rows).toEqual([])
    expect(await standingOf({ shopId: world.institute.id, customerId: id })).toEqual({})
    expect(await isIn(world.hilde, id)).toBe(true)
  })

  test('and not an administrator of another organisation, for whom they do not exist', async () => {
    const { niels } = await makeOrganisation()
    const { hilde: stranger } = await makeOrganisation()
    await expect(changeBuyer(stranger, as(niels.id))).rejects.toMatchObject({ key: 'missing' })
    await expect(switchBuyer(stranger, { customerId: niels.id, enabled: 'no' })).rejects.toMatchObject({
      key: 'missing',
    })
    expect(await buyerById(stranger, niels.id)).toBeUndefined()
    expect((await buyerPage(stranger, {})).rows.map(({ id }) => id)).not.toContain(niels.id)
  })

  test('and a manager of the admin app only where they look after the shop', async () => {
    const { astrid, shop, institute } = await makeOrganisation()
    const other = await makeOrganisation()
    await expect(inOrganisation(astrid, other.institute.id)).rejects.toMatchObject({ key: 'missing' })
    await expect(inOrganisation(astrid, shop.id)).rejects.toMatchObject({ key: 'missing' })
    const without = { ...astrid, permissions: new Set(permissions.filter((each) => each !== 'organisations.edit')) }
    await expect(inOrganisation(without, institute.id)).rejects.toMatchObject({ key: 'missing' })
  })
})

describe('a buyer is changed', () => {
  test('in role and limits, told to them and written down; the same again is nothing', async () => {
    const { hilde, niels } = await makeOrganisation()
    const given = as(niels.id, { role: 'approver', release: 'above', releaseFrom: '500,5', most: '1000' })

    await changeBuyer(hilde, given)
    await changeBuyer(hilde, given)

    expect(await saidOf(hilde, niels.id)).toEqual({
      CUSTOMER_B2B_APPROVER: 'true',
      CUSTOMER_B2B_REQUIRE_APPROVE_X: '50050',
      CUSTOMER_BLOCK_CHECKOUT_X: '100000',
    })
    expect(await lettersTo(niels.email)).toEqual(['customer-buyer-changed'])
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.objectId, niels.id))
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([['buyer.change', hilde.account!.id]])
    await changeBuyer(hilde, as(niels.id))
    expect(await saidOf(hilde, niels.id)).toEqual({})
  })

  test.each(['', '-1', '1.234', '1e3', 'many', '99999999999'])('not with “%s” as the amount', async (releaseFrom) => {
    const { hilde, niels } = await makeOrganisation()
    const changing = changeBuyer(hilde, as(niels.id, { release: 'above', releaseFrom }))
    await expect(changing).rejects.toMatchObject({ key: 'checkFields', fields: { releaseFrom: 'amountRequired' } })
  })

  test('never so that the organisation is left without an administrator, not even by two at once', async () => {
    const { hilde, astrid, institute } = await makeOrganisation()
    await expect(changeBuyer(hilde, as(hilde.customer!.id))).rejects.toMatchObject({ key: 'lastAdministrator' })
    const ove = asCustomer(institute, await makeBuyer(institute, { CUSTOMER_B2B_ADMINISTRATOR: 'true' }))

    const both = await Promise.allSettled([
      changeBuyer(hilde, as(ove.customer!.id)),
      changeBuyer(ove, as(hilde.customer!.id)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])

    // The shop itself can: it can also appoint another.
    const there = await inOrganisation(astrid, institute.id)
    await changeBuyer(there, as(hilde.customer!.id))
    await changeBuyer(there, as(ove.customer!.id))
    expect(await saidOf(hilde, hilde.customer!.id)).toEqual({})
  })
})

describe('a buyer is shut out', () => {
  test('with their sessions and the assists on them, and let in again', async () => {
    const { hilde, niels, anna, institute } = await makeOrganisation()
    const sessionId = await makeSession(institute, niels.accountId)
    const { assist } = await assisting({ ...anna, shop: institute }, niels)

    await switchBuyer(hilde, { customerId: niels.id, enabled: 'no' })

    expect(await isIn(hilde, niels.id)).toBe(false)
    const open = and(eq(sessions.id, sessionId), isNull(sessions.revokedAt))
    expect(await db.select().from(sessions).where(open)).toEqual([])
    expect((await db.select().from(assists).where(eq(assists.id, assist.id)))[0]!.ending).toBe('customer-disabled')
    await switchBuyer(hilde, { customerId: niels.id, enabled: 'yes' })
    expect(await isIn(hilde, niels.id)).toBe(true)
    expect(await lettersTo(niels.email)).toEqual(['customer-buyer-disabled', 'customer-activation'])
  })

  test('but never oneself, also on behalf, and never the last administrator', async () => {
    const { hilde, anna, institute } = await makeOrganisation()
    const acting = await assisting({ ...anna, shop: institute }, hilde.customer!)
    for (const actor of [hilde, acting]) {
      const turning = switchBuyer(actor, { customerId: hilde.customer!.id, enabled: 'no' })
      await expect(turning).rejects.toMatchObject({ key: 'notYourself' })
    }
  })

  test('by the shop, and then only the shop lets them in again', async () => {
    const { hilde, niels, anna, institute, astrid } = await makeOrganisation()
    const there = await inOrganisation(astrid, institute.id)
    const desk: Actor = { ...anna, shop: institute, permissions: new Set(permissions) }
    const letIn = switchBuyer.bind(null, hilde, { customerId: niels.id, enabled: 'yes' })

    await careFor(desk, { customerId: niels.id, care: 'disable', reason: 'asked' })
    await expect(letIn()).rejects.toMatchObject({ key: 'buyerShutByShop' })
    await switchBuyer(there, { customerId: niels.id, enabled: 'yes' })
    await switchBuyer(there, { customerId: niels.id, enabled: 'no' })
    await expect(letIn()).rejects.toMatchObject({ key: 'buyerShutByShop' })
    expect(await isIn(hilde, niels.id)).toBe(false)
  })

  test('by the shop from its other one, and then no administrator lets them in again', async () => {
    const { hilde, niels, anna, shop, institute } = await makeOrganisation()
    const desk: Actor = { ...anna, permissions: new Set(permissions) }
    const open = { customerId: niels.id, access: 'open', reason: 'asked' } as const
    await switchShop({ ...desk, shop: institute }, { ...open, shopId: shop.id })
    await switchShop(desk, { ...open, shopId: institute.id, access: 'close' })
    const lettingIn = switchBuyer(hilde, { customerId: niels.id, enabled: 'yes' })
    await expect(lettingIn).rejects.toMatchObject({ key: 'buyerShutByShop' })
    await switchShop(desk, { ...open, shopId: institute.id })
    expect(await isIn(hilde, niels.id)).toBe(true)
  })
})

test('a plain buyer sees whom to ask, by name alone', async () => {
  const { institute, niels, hilde } = await makeOrganisation()
  const chief = await makeBuyer(institute, { CUSTOMER_B2B_APPROVER: 'true' })
  const gone = await makeBuyer(institute, { CUSTOMER_B2B_APPROVER: 'true' })
  await switchBuyer(hilde, { customerId: gone.id, enabled: 'no' })
  const name = ({ id, firstname, lastname }: typeof chief) => ({ id, name: `${firstname} ${lastname}` })
  expect(await peopleToAsk(asCustomer(institute, niels))).toEqual([
    { role: 'approver', people: [name(chief)] },
    { role: 'administrator', people: [name(hilde.customer!)] },
  ])
  expect(await peopleToAsk(visitor(institute))).toEqual([])
  const [last] = await db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.objectId, gone.id))
    .orderBy(desc(auditEntries.seq))
  expect(last!.customerId).toBe(gone.id)
})
