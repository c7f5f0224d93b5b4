import { eq, getTableName, is, Table } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import type { Connection } from '@/db/connection'
import * as schema from '@/db/schema'
import { writePasswordLetter } from '@/lib/auth/link-mail'
import { issueLink, linkOf } from '@/lib/auth/links'
import { hashPassword } from '@/lib/auth/password'
import { hashOfSecret, newSecret } from '@/lib/auth/secret'
import { addToCart } from '@/lib/cart/commands'
import { DAY } from '@/lib/clock'
import { deliverDueMails } from '@/lib/mail/deliver'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { handOver, handoverBehind, handoverInHand } from '@/lib/orders/handover'
import { closeAccount } from '@/lib/privacy/close'
import { placeNow, typedCheckout } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeSku, visitor } from '@/lib/testing/make'
import {
  acceptList,
  listRow,
  peopleWithManagedLists,
  rejectList,
  reviseList,
  secretIn,
  sendList,
} from '@/lib/testing/managed'
import { withdrawManagedList } from './commands'
import { managedListBehind } from './queries'

// As in production: what has left the outbox is kept without the keys that were in it.
vi.hoisted(() => Object.assign(process.env, { MAIL: 'smtp', SMTP_URL: 'smtp://nobody.invalid' }))

const MANY = 10_000
const tables = Object.values(schema).filter((each): each is typeof schema.mails => is(each, Table))

/** Everything the database holds, as whoever stole a copy of it reads it. */
async function dump() {
  const all: string[] = []
  for (const table of tables) all.push(`${getTableName(table)} ${JSON.stringify(await db.select().from(table))}`)
  return all.join('\n')
}

test('a copy of the database opens nothing, once the letters have left', async () => {
  const { shop, customer, anna, carla } = await peopleWithManagedLists()
  await sendList(anna, [[await makeSku(shop), 1]])
  const listSecret = await secretIn(customer.email)
  await addToCart(anna, { skuId: (await makeSku(shop)).id })
  const { id } = await handOver(anna)
  const handSecret = (await handoverInHand(anna, id))!.url.split('/').at(-1)!
  await transact({ account: customer.accountId }, (tx) => writePasswordLetter(tx, shop, customer, 'reset'))
  const sent: string[] = []
  while ((await deliverDueMails(async ({ text }) => void sent.push(text))) > 0);
  const resetSecret = sent.join().match(/\/reset\/([\w-]{43})/)![1]!
  const isOpen = async (secret: string) => [
    Boolean(await managedListBehind(carla, secret)),
    Boolean(await handoverBehind(carla, secret)),
    Boolean(await linkOf(shop, secret, 'reset')),
  ]
  expect([await isOpen(listSecret), await isOpen(handSecret), await isOpen(resetSecret)]).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ])

  const stolen = await dump()
  const secrets = [listSecret, handSecret, resetSecret]
  expect(secrets.filter((secret) => stolen.includes(secret))).toEqual([])
  expect(secrets.filter((secret) => !stolen.includes(hashOfSecret(secret)))).toEqual([])
  const words = new Set(stolen.match(/[\w-]{43,64}/g))
  for (const word of words) expect(await isOpen(word)).toEqual([false, false, false])
})

test('ten thousand links are ten thousand secrets of 256 bits, kept as nothing but their SHA-256', async () => {
  const { shop, customer, anna } = await peopleWithManagedLists()
  const { accountId } = customer
  const secrets = await transact({ account: accountId }, async (tx) => {
    const made: string[] = []
    while (made.length < MANY) made.push(await issueLink(tx, { shop, accountId, purpose: 'activate', besides: true }))
    return made
  })
  expect(new Set(secrets).size).toBe(MANY)
  const bytes = secrets.map((secret) => Buffer.from(secret, 'base64url'))
  expect(new Set(bytes.map(({ length }) => length))).toEqual(new Set([32]))
  // No bit of them is rather one than zero, by eight standard deviations: nothing is counted up, no time is in them.
  for (let bit = 0; bit < 256; bit++) {
    const ones = bytes.filter((secret) => (secret[bit >> 3]! >> (bit & 7)) & 1).length
    expect(Math.abs(ones - MANY / 2)).toBeLessThan(4 * Math.sqrt(MANY))
  }
  const { id, accountId: owner } = schema.accountLinks
  const kept = await db.select({ id }).from(schema.accountLinks).where(eq(owner, accountId))
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(secrets.map(hashOfSecret)))
  expect(hashOfSecret('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')

  const list = await sendList(anna, [[await makeSku(shop), 1]])
  const { linkHash } = await listRow(list)
  expect(linkHash).toMatch(/^[0-9a-f]{64}$/)
  expect(linkHash).toBe(hashOfSecret(await secretIn(customer.email)))
})

const dead: Record<string, (world: Awaited<ReturnType<typeof sent>>) => Promise<unknown>> = {
  'whose time is over': async () => setClock(15 * DAY),
  'that was withdrawn': async ({ anna, list }) => withdrawManagedList(anna, list.id),
  'that was revised': async ({ anna, list }) => reviseList(anna, { id: list.id, version: 1, listName: 'Better' }),
  'that was refused': async ({ carla, list }) => rejectList(carla, { id: list.id, version: 1 }),
  'that was taken': async ({ carla, list }) => acceptList(carla, { id: list.id, version: 1 }),
  'whose order is pending': async ({ carla, list }) => {
    await acceptList(carla, { id: list.id, version: 1 })
    await saveCheckout(carla, typedCheckout())
    await placeNow(carla)
  },
  'of a customer who is disabled': async ({ customer }) =>
    transact({ account: customer.accountId }, async (tx) => {
      await tx.update(schema.accounts).set({ enabled: false }).where(eq(schema.accounts.id, customer.accountId))
    }),
  'of a customer who has left': async ({ carla }) => closeAccount(carla, { current: PASSWORD }),
  'of another customer': async ({ shop, world }) => {
    world.looking = asCustomer(shop, await makeCustomer(shop))
  },
  'that never was': async ({ world }) => {
    world.secret = newSecret()
  },
}

const PASSWORD = 'Correspondence-1922'

async function sent() {
  const people = await peopleWithManagedLists()
  const passwordHash = await hashPassword(PASSWORD)
  const { accountId, email } = people.customer
  await transact({ account: accountId }, async (tx) => {
    await tx.update(schema.accounts).set({ passwordHash }).where(eq(schema.accounts.id, accountId))
  })
  const list = await sendList(people.anna, [[await makeSku(people.shop), 1]])
  return { ...people, list, world: { secret: await secretIn(email), looking: visitor(people.shop) } }
}

test.each(Object.entries(dead))(
  'a link %s is as dead as every other: nothing is shown, for the same work',
  async (_why, end) => {
    setClock(0)
    const given = await sent()
    expect(await managedListBehind(given.world.looking, given.world.secret)).toBeDefined()
    await end(given)
    const select = vi.spyOn(db, 'select')
    const { behalfConnection } = globalThis as { behalfConnection?: Connection }
    const write = vi.spyOn(behalfConnection!, 'write')
    const shown = await managedListBehind(given.world.looking, given.world.secret)
    const work = { reads: select.mock.calls.length, writes: write.mock.calls.length }
    vi.restoreAllMocks()
    setClock(0)
    expect({ shown, ...work }).toEqual({ shown: undefined, reads: 1, writes: 0 })
  },
)
