import { and, eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, type Tx, transact } from '@/db'
import { accounts, assists, auditEntries, customerShops, managerRoles, sessions, shopAttributes } from '@/db/schema'
import type { Role } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { choosePassword } from '@/lib/auth/choose-password'
import { issueLink } from '@/lib/auth/links'
import { hashPassword } from '@/lib/auth/password'
import { signOut, signOutEverywhere } from '@/lib/auth/sign-in'
import { stillStands } from '@/lib/auth/still'
import { HOUR, later, MINUTE, now } from '@/lib/clock'
import { closeAccount } from '@/lib/privacy/close'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeSession, makeShop, visitor } from '@/lib/testing/make'
import { disputeAssist } from './dispute'
import { endOverdueAssists } from './ending'
import { stopAssist } from './stop'

const PASSWORD = 'Correspondence-1922'

afterEach(() => setClock(0))

async function helping() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop, { passwordHash: await hashPassword(PASSWORD) })
  const manager = await makeManager(shop)
  const anna = await assisting(manager, customer)
  const own = asCustomer(shop, customer)
  const sessionId = await makeSession(shop, customer.accountId)
  return { shop, customer, manager, anna, carla: { ...own, account: { ...own.account!, sessionId } } satisfies Actor }
}

type Help = Awaited<ReturnType<typeof helping>>
const write = (work: (tx: Tx) => Promise<unknown>) => transact({ shop: 'test' }, work)

const disabled = (id: string) => write((tx) => tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, id)))
const without = (managerId: string, role: Role) =>
  write((tx) => tx.delete(managerRoles).where(and(eq(managerRoles.managerId, managerId), eq(managerRoles.role, role))))

/** At once, or by the job that looks after those nobody comes back to. */
async function expectEnded({ anna }: Help) {
  await endOverdueAssists()
  const [row] = await db.select().from(assists).where(eq(assists.id, anna.assist.id))
  expect(row).toMatchObject({ endedAt: expect.any(Date), ending: expect.any(String) })
}

const ofTheManager: Record<string, (help: Help) => Promise<unknown>> = {
  'has signed out': ({ manager }) => signOut(manager),
  'has signed out everywhere': ({ manager }) => signOutEverywhere(manager),
  'is disabled': ({ manager }) => disabled(manager.account.id),
  'may no longer act for anybody': ({ manager }) => without(manager.account.id, 'ROLE_SMCALLCENTERLOGINONBEHALF'),
  'may no longer come in': ({ manager }) => without(manager.account.id, 'ROLE_SMCALLCENTERLOGINSF'),
  'is no longer let in by the shop': ({ shop }) =>
    write((tx) =>
      tx
        .delete(shopAttributes)
        .where(and(eq(shopAttributes.shopId, shop.id), eq(shopAttributes.code, 'SHOP_SF_LOGIN_MANAGER'))),
    ),
  'has clicked nothing for a quarter of an hour': async () => setClock(15 * MINUTE),
  'has had their hour': async ({ anna }) => {
    setClock(HOUR)
    const busy = { lastSeenAt: now() }
    await write(async (tx) => {
      await tx.update(assists).set(busy).where(eq(assists.id, anna.assist.id))
      const longer = { ...busy, expiresAt: later(HOUR) }
      await tx.update(sessions).set(longer).where(eq(sessions.id, anna.account!.sessionId))
    })
    expect(await stillStands({ ...anna, assist: null, customer: null })).toBe(true)
  },
}

const ofTheCustomer: Record<string, (help: Help) => Promise<unknown>> = {
  'is disabled': ({ customer }) => disabled(customer.accountId),
  'is shut out of this shop': ({ customer }) =>
    write((tx) => tx.update(customerShops).set({ enabled: false }).where(eq(customerShops.customerId, customer.id))),
  'ends the help': ({ carla, anna }) => stopAssist(carla, { assistId: anna.assist.id }),
  'says that they did not ask for it': ({ carla, anna }) => disputeAssist(carla, { assistId: anna.assist.id }),
  'chooses a new password by letter': async ({ shop, customer }) => {
    const { accountId } = customer
    const token = await transact({ account: accountId }, (tx) => issueLink(tx, { shop, accountId, purpose: 'reset' }))
    await choosePassword(visitor(shop), 'reset', { token, password: 'seven green umbrellas' })
  },
  'signs out everywhere': ({ carla }) => signOutEverywhere(carla),
  'closes the account': ({ carla }) => closeAccount(carla, { current: PASSWORD }),
}

test.each(Object.entries(ofTheManager))(
  'an assist is over once its manager %s; the customer goes on',
  async (_why, end) => {
    const help = await helping()
    expect([await stillStands(help.anna), await stillStands(help.carla)]).toEqual([true, true])
    await end(help)
    expect(await stillStands(help.anna)).toBe(false)
    await expectEnded(help)
    setClock(0)
    expect(await stillStands(help.carla)).toBe(true)
  },
)

test.each(Object.entries(ofTheCustomer))(
  'an assist is over once its customer %s; the manager goes on',
  async (_why, end) => {
    const help = await helping()
    const other = await assisting(help.manager, await makeCustomer(help.shop))
    await end(help)
    expect(await stillStands(help.anna)).toBe(false)
    await expectEnded(help)
    expect([await stillStands(help.manager), await stillStands(other)]).toEqual([true, true])
    const [session] = await db.select().from(sessions).where(eq(sessions.id, help.manager.account.sessionId))
    expect(session!.revokedAt).toBeNull()
  },
)

test('whoever signs out everywhere ends the help by their own act; nobody does so for them', async () => {
  const { carla, anna } = await helping()
  await expect(signOutEverywhere(anna)).rejects.toMatchObject({ key: 'notOnBehalf' })
  expect(await stillStands(anna)).toBe(true)
  await signOutEverywhere(carla)
  expect(await stillStands(carla)).toBe(false)
  const ended = and(eq(auditEntries.assistId, anna.assist.id), eq(auditEntries.action, 'assist.end'))
  expect(await db.select().from(auditEntries).where(ended)).toMatchObject([{ reason: 'customer-ended' }])
})
