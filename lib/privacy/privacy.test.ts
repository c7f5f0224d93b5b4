import { and, asc, eq, is, isNull, Table } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import * as schema from '@/db/schema'
import type { OrderState } from '@/db/words'
import { askForReset } from '@/lib/auth/ask-reset'
import { rememberDevice } from '@/lib/auth/known-device'
import { issueLink } from '@/lib/auth/links'
import { hashPassword } from '@/lib/auth/password'
import { signIn } from '@/lib/auth/sign-in'
import { DAY, HOUR, now } from '@/lib/clock'
import { sweep } from '@/lib/jobs/sweep'
import { addToList, createList } from '@/lib/lists/commands'
import { shareWishList } from '@/lib/lists/link'
import { keptOnceSent } from '@/lib/mail/keys'
import { saveAddress } from '@/lib/people/addresses'
import { changeProfile } from '@/lib/people/profile'
import { findCustomers } from '@/lib/people/search'
import type { Shop } from '@/lib/shops/shop'
import { buy, fillCart } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import {
  asCustomer,
  assisting,
  makeCustomer,
  makeManager,
  makeSession,
  makeShop,
  makeSku,
  visitor,
} from '@/lib/testing/make'
import { closeAccount } from './close'
import { EXPORTS_A_DAY, exportOwn } from './export'
import { sheetOf } from './sheet'

const PASSWORD = 'Correspondence-1922'
const BIRD = 'Kanarienvogel'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const goodbye = { current: PASSWORD }
const attributes = { SHOP_SF_SHOPPING_LIST_TYPES: 'B2C' }
const typed = { shipName: BIRD, shipLine1: `${BIRD} 17`, shipPhone: '+4511223344', message: `Ring at ${BIRD}’s` }

const line = { line1: BIRD, line2: BIRD, postcode: '2100', city: BIRD, country: 'DK' as const, phone: '+4511223344' }
const address = { name: BIRD, company: BIRD, ...line }
const profile = { salutation: 'Dr', firstname: BIRD, lastname: BIRD, phone: '+45 11 22 33 44', locale: 'en' }

/** Somebody whose name stands wherever a name can stand. */
async function scene() {
  const shop = await makeShop({ attributes })
  const names = { firstname: BIRD, middlename: BIRD, lastname: BIRD, company: BIRD, department: BIRD }
  const email = `${BIRD.toLowerCase()}.${Math.random().toString(36).slice(2)}@test.com`
  const carla = await makeCustomer(shop, {
    ...names,
    email,
    salutation: BIRD,
    phone: '+4511223344',
    tags: [BIRD],
    passwordHash,
  })
  const actor = { ...asCustomer(shop, carla) }
  const sessionId = await makeSession(shop, carla.accountId)
  const own = { ...actor, account: { ...actor.account!, sessionId } }
  const sku = await makeSku(shop)
  const order = await buy(own, [[sku, 1]], typed)
  const anna = await makeManager(shop)
  const helped = await assisting(anna, carla)
  await fillCart(own, [[sku, 2]], typed)
  const list = await createList(own, { kind: 'shopping', name: BIRD })
  await addToList(own, { list: list.id, skuId: sku.id, quantity: 1 })
  await shareWishList(own, { shownAs: BIRD })
  await saveAddress(own, { kind: 'shipping', isDefault: 'on', ...address })
  await saveAddress(helped, { kind: 'billing', isDefault: 'on', ...address })
  await changeProfile(helped, { ...profile, company: `${BIRD} & Co` })
  await askForReset(visitor(shop), email)
  await plant(shop, { customerId: carla.id, accountId: carla.accountId, orderId: order.id, assistId: helped.assist.id })
  return { shop, carla, own, anna, helped, order }
}

type Ids = { customerId: string; accountId: string; orderId: string; assistId: string }

async function plant(shop: Shop, { customerId, accountId, orderId, assistId }: Ids) {
  const at = now()
  await transact({ test: customerId }, async (tx) => {
    await tx.insert(schema.customerAttributes).values({ customerId, code: 'CUSTOMER_NICK', value: BIRD })
    await tx.update(schema.sessions).set({ device: BIRD }).where(eq(schema.sessions.accountId, accountId))
    await tx
      .update(schema.assists)
      .set({ reasonText: BIRD, ticket: BIRD, note: BIRD })
      .where(eq(schema.assists.id, assistId))
    const asked = {
      orderId,
      shopId: shop.id,
      kind: 'return' as const,
      state: 'declined' as const,
      reason: BIRD,
      answer: BIRD,
    }
    await tx.insert(schema.orderRequests).values({ ...asked, createdAt: at })
    const card = {
      gateway: 'test',
      token: `tok-${BIRD}`,
      brand: 'Visa',
      lastFour: '4242',
      expiryMonth: 1,
      expiryYear: 2031,
    }
    await tx.insert(schema.paymentTokens).values({ ...card, shopId: shop.id, customerId, saved: true, createdAt: at })
    const told = { gateway: 'test', shopId: shop.id, orderId, body: `{"name":"${BIRD}"}`, state: 'processed' as const }
    await tx.insert(schema.paymentCallbacks).values({ ...told, receivedAt: at })
    await issueLink(tx, { shop, accountId, purpose: 'email', payload: `new.${BIRD}@test.com` })
    await rememberDevice(tx, accountId)
  })
}

const finish = (orderId: string, state: OrderState = 'os.completed') =>
  transact({ order: orderId }, async (tx) => {
    await tx.update(schema.orders).set({ state }).where(eq(schema.orders.id, orderId))
  })

/** The tables in which the bird, its telephone or its e-mail is. */
async function singingIn(): Promise<string[]> {
  const found: string[] = []
  for (const [name, table] of Object.entries(schema)) {
    if (!is(table, Table)) continue
    const rows = JSON.stringify(await db.select().from(table as typeof schema.accounts))
    if (/kanarien|11223344/i.test(rows)) found.push(name)
  }
  return found.sort()
}

describe('closing an account', () => {
  test('erases somebody everywhere but in the papers of their orders', async () => {
    const { shop, carla, own, anna, order } = await scene()
    expect((await singingIn()).length).toBeGreaterThanOrEqual(16)
    await finish(order.id)

    await closeAccount(own, goodbye)

    // The last letter has to leave first; then nothing of it is kept.
    const [letter, ...more] = await db.select().from(schema.mails).where(eq(schema.mails.recipient, carla.email))
    expect([letter?.template, more]).toEqual(['customer-account-closed', []])
    await transact({ mail: 'sent' }, async (tx) => {
      await tx.update(schema.mails).set(keptOnceSent(letter!)).where(eq(schema.mails.id, letter!.id))
    })
    // Names and addresses of orders are kept by law, with the words they are found by, and its history does not change.
    expect(await singingIn()).toEqual(['orderHistory', 'orderSearch', 'orders'])
    const [left] = await db.select().from(schema.orders).where(eq(schema.orders.id, order.id))
    expect(JSON.stringify(left)).not.toMatch(/11223344|kanarienvogel\.|Ring at/)
    expect(left).toMatchObject({ firstname: BIRD, billTo: { line1: `${BIRD} 17`, phone: '' } })
    const [card] = await db.select().from(schema.paymentTokens).where(eq(schema.paymentTokens.customerId, carla.id))
    expect(card).toMatchObject({ lastFour: '', token: card!.id, saved: false, removedAt: expect.any(Date) })
    expect(await findCustomers(anna, BIRD, 20)).toEqual([])
    const rows = await db.select().from(schema.auditEntries).where(eq(schema.auditEntries.shopId, shop.id))
    expect(rows.at(-1)).toMatchObject({ action: 'account.close', outcome: 'ok', objectId: carla.accountId })
  })

  test('ends sign-ins and assists, and frees the e-mail address', async () => {
    const { shop, carla, own, order } = await scene()
    await finish(order.id, 'os.cancelled')
    await closeAccount(own, goodbye)
    expect(await db.$count(schema.sessions, eq(schema.sessions.accountId, carla.accountId))).toBe(0)
    const open = and(eq(schema.assists.customerId, carla.id), isNull(schema.assists.endedAt))
    expect(await db.$count(schema.assists, open)).toBe(0)
    const visit = { shop, requestId: 'r', device: 'test' }
    await expect(signIn(visit, carla.email, PASSWORD)).rejects.toMatchObject({ key: 'signInFailed' })
    await askForReset(visitor(shop), carla.email)
    const written = db.select().from(schema.mails).where(eq(schema.mails.recipient, carla.email))
    expect((await written).map(({ template }) => template)).toEqual(['customer-account-closed'])
    const next = await makeCustomer(shop, { email: carla.email, passwordHash })
    await expect(signIn(visit, next.email, PASSWORD)).resolves.toMatchObject({ accountId: next.accountId })
  })

  test('waits until no order is under way, in whatever state of that', async () => {
    const { carla, own, order } = await scene()
    for (const state of ['os.in.progress', 'os.waiting.payment', 'os.partially.shipped'] as const) {
      await finish(order.id, state)
      await expect(closeAccount(own, goodbye)).rejects.toMatchObject({ key: 'ordersRunning', values: { count: 1 } })
    }
    const [account] = await db.select().from(schema.accounts).where(eq(schema.accounts.id, carla.accountId))
    expect(account).toMatchObject({ email: carla.email, enabled: true })
  })

  test('takes the password, and is never a manager’s: neither on behalf nor of their own', async () => {
    const { shop, own, anna, helped, order } = await scene()
    await finish(order.id)
    await expect(closeAccount(own, { current: 'wrong' })).rejects.toMatchObject({
      fields: { current: 'passwordWrong' },
    })
    await expect(closeAccount(helped, goodbye)).rejects.toMatchObject({ key: 'notOnBehalf' })
    await expect(closeAccount(anna, goodbye)).rejects.toMatchObject({ key: 'missing' })
    await expect(closeAccount(visitor(shop), goodbye)).rejects.toMatchObject({ key: 'missing' })
    const closing = and(eq(schema.auditEntries.shopId, shop.id), eq(schema.auditEntries.action, 'account.close'))
    expect(await db.select().from(schema.auditEntries).where(closing)).toMatchObject([
      { outcome: 'refused', reason: 'notOnBehalf', actorId: anna.account.id },
    ])
  })

  test('leaves a last letter that did not leave for a month at most', async () => {
    const { carla, own, order } = await scene()
    await finish(order.id)
    await closeAccount(own, goodbye)
    const theirs = eq(schema.mails.recipient, carla.email)
    await sweep()
    expect(await db.$count(schema.mails, theirs)).toBe(1)
    setClock(31 * DAY)
    await sweep()
    setClock(0)
    expect(await db.$count(schema.mails, theirs)).toBe(0)
  })
})

describe('an export', () => {
  test('has all of somebody, and nothing of anybody else or of the staff’s own notes', async () => {
    const { shop, own, anna, helped } = await scene()
    await transact({ assist: helped.assist.id }, async (tx) => {
      const notes = { note: 'an internal note', ticket: 'INTERNAL-1' }
      await tx.update(schema.assists).set(notes).where(eq(schema.assists.id, helped.assist.id))
    })
    await makeCustomer(shop, { firstname: 'Somebody', lastname: 'Else' })

    const exported = await exportOwn(own)

    const filled = exported.tables.filter(({ rows }) => rows.length > 0).map(({ table }) => table)
    expect(filled.sort()).toEqual(
      [
        ...[
          'accountLinks',
          'accounts',
          'addresses',
          'assistChanges',
          'assists',
          'cartLines',
          'carts',
          'customerAttributes',
        ],
        ...['customerShops', 'customers', 'deliveries', 'knownDevices', 'listLines', 'lists', 'mails'],
        ...['orderHistory', 'orderLines', 'orderRequests', 'orders', 'paymentTokens', 'payments', 'sessions'],
      ].filter((table) => table !== 'payments' || filled.includes('payments')),
    )
    const text = JSON.stringify(exported)
    expect(text).not.toMatch(/internal|Somebody|argon2|tok-|"passwordHash"|"token"/i)
    expect(text).not.toContain(anna.account.email)
    const [reset] = await db.select().from(schema.mails).where(eq(schema.mails.template, 'customer-reset'))
    expect(text).not.toContain(reset!.text.match(/reset\/([\w-]{43})/)![1])
    for (const locale of ['en', 'fr'] as const) {
      const sheet = sheetOf(exported, locale)
      expect(sheet).toContain(`${BIRD} 17`)
      expect(sheet).not.toMatch(/privacy\.|<script|src=|href=|os\.in\.progress/)
    }
  })

  test('is read as text, whatever somebody is called', async () => {
    const shop = await makeShop()
    const carla = await makeCustomer(shop, { firstname: '<script>alert(1)</script>' })
    const sheet = sheetOf(await exportOwn(asCustomer(shop, carla)), 'en')
    expect(sheet).toContain('&lt;script&gt;alert(1)')
  })

  test('is a few a day, its owner’s alone, and written down', async () => {
    const { shop, own, anna, helped } = await scene()
    await expect(exportOwn(helped)).rejects.toMatchObject({ key: 'notOnBehalf' })
    await expect(exportOwn(anna)).rejects.toMatchObject({ key: 'missing' })
    await expect(exportOwn(visitor(shop))).rejects.toMatchObject({ key: 'missing' })
    for (let n = 0; n < EXPORTS_A_DAY; n++) await exportOwn(own)
    await expect(exportOwn(own)).rejects.toMatchObject({ key: 'exportedOften', reason: 'throttled' })
    setClock(DAY + HOUR)
    await expect(exportOwn(own)).resolves.toMatchObject({ shop: shop.name })
    setClock(0)
    const rows = await db
      .select()
      .from(schema.auditEntries)
      .where(and(eq(schema.auditEntries.shopId, shop.id), eq(schema.auditEntries.action, 'account.export')))
      .orderBy(asc(schema.auditEntries.seq))
    expect(rows.filter(({ outcome }) => outcome === 'ok')).toHaveLength(EXPORTS_A_DAY + 1)
    expect(rows[0]).toMatchObject({ outcome: 'refused', reason: 'notOnBehalf' })
  })
})
