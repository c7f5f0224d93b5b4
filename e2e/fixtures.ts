import { writeFileSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  type Page,
} from '@playwright/test'
import type { prices } from '@/db/schema'
import type { Role } from '@/db/words'
import type { MakeCoupon } from '@/lib/coupons/input'
import type * as Make from '@/lib/testing/make'
import { keepEarlyPresses } from './alive'
import { type Server, startServer } from './server'

/** Everybody's password in the demo and in these tests. */
export const PASSWORD = 'Correspondence-1922'

/** The people of the demo, by what they sign in with. */
export const demo = {
  anna: 'anna.holm@behalf.test',
  mette: 'mette.lund@behalf.test',
  niels: 'test_001@test.com',
  bob: 'bob.doe@test.com',
  marie: 'marie.curie@test.com',
}

type Options = BrowserContextOptions & { url?: string }

type Fixtures = {
  /** A page with somebody signed in on it; `undefined` is a visitor. Each call is a browser of its own. */
  as: (email?: string, options?: Options) => Promise<Page>
  /** A shop of this test's own, so that tests do not meet. */
  shop: OwnShop
  /** The letters that have been written, newest first. */
  mailbox: { to(email: string): Promise<{ subject: string; text: string; template: string }[]> }
  /** Moves the server's time forward; it is back when the test ends. */
  clock: { forward(ms: number): void }
}

export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    async ({}, use, info) => {
      const server = await startServer(info.workerIndex)
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ server }, use) => use(`http://localhost:${server.port}`),

  as: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = []
    await use(async (email, { url, ...options } = {}) => {
      const page = await open(browser, opened, { baseURL: url ?? baseURL, ...options })
      if (email) await signIn(page, email)
      return page
    })
    for (const context of opened) await context.close()
  },

  shop: async ({ server }, use) => use(await makeOwnShop(server.port)),

  mailbox: async ({ server: _server }, use) => use({ to: lettersTo }),

  clock: async ({ server }, use) => {
    await use({ forward: (ms) => writeFileSync(server.clockFile, String(ms)) })
    writeFileSync(server.clockFile, '0')
  },
})

export { expect } from '@playwright/test'

async function open(browser: Browser, opened: BrowserContext[], options: BrowserContextOptions) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options })
  opened.push(context)
  if (options.javaScriptEnabled !== false) await keepEarlyPresses(context)
  return context.newPage()
}

/** Through the door everybody uses. */
export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('main button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

export type OwnShop = Awaited<ReturnType<typeof makeOwnShop>>

let shops = 0

async function makeOwnShop(port: number) {
  const make: typeof Make = await import('@/lib/testing/make')
  const { hashPassword } = await import('@/lib/auth/password')
  const passwordHash = await hashPassword(PASSWORD)
  const host = `own-${process.pid}-${++shops}.localhost`
  const attributes = { SHOP_CHECKOUT_ENABLE_GUEST: 'true', SHOP_SF_SHOW_MANAGER: 'true' }
  const shop = await make.makeShop({ host, attributes })
  return {
    ...shop,
    url: `http://${host}:${port}`,
    customer: (values: Parameters<typeof Make.makeCustomer>[1] = {}) =>
      make.makeCustomer(shop, { passwordHash, ...values }),
    manager: (held?: Role[]) => make.makeManager(shop, held, { passwordHash }),
    sku: (values: Parameters<typeof Make.makeSku>[1] = {}) => make.makeSku(shop, values),
    attribute: (code: string, value: string) => setAttribute(shop.id, code, value),
    /** Sets a payment gateway up. */
    setUp: async (gateway: string, parameters: Record<string, string>) =>
      (await import('@/lib/testing/pay')).setUp(shop, gateway, parameters),
    /** Gives a sku something to download. */
    file: (skuId: string, name: string, text: string) => giveFile(skuId, name, text),
    disable: (accountId: string) => disable(accountId),
    withdraw: (managerId: string, role: Role) => withdraw(managerId, role),
    /** Runs `work` while somebody else keeps the database from taking writes. */
    whileLocked: (work: () => Promise<void>) => whileLocked(work),
    coupon: async (values: MakeCoupon) =>
      (await import('@/lib/coupons/commands')).makeCoupon(await make.makeManager(shop, ['ROLE_SMADMIN']), values),
    price: (skuId: string, amount: number) => setPrice(skuId, amount),
    /** What one of it costs to whoever takes so many. */
    priceFrom: (skuId: string, quantity: number, regular: number) =>
      priceFrom({ shopId: shop.id, currency: shop.currency, skuId, quantity, regular, onRequest: false }),
    /** Counts of everything a visitor might change, to see that nothing did. */
    fingerprint: () => countEverything(),
    /** The audit rows of an action in this shop, oldest first. */
    audit: (action: string) => auditOf(shop.id, action),
  }
}

async function setAttribute(shopId: string, code: string, value: string) {
  const { transact } = await import('@/db')
  const { shopAttributes } = await import('@/db/schema')
  const { shopId: shop, code: name } = shopAttributes
  await transact({ shop: shopId }, async (tx) => {
    await tx
      .insert(shopAttributes)
      .values({ shopId, code, value })
      .onConflictDoUpdate({ target: [shop, name], set: { value } })
  })
}

async function giveFile(skuId: string, file: string, text: string) {
  const { transact } = await import('@/db')
  const { skus } = await import('@/db/schema')
  const { eq } = await import('drizzle-orm')
  const { saveFile } = await import('@/lib/catalogue/files')
  await saveFile(file, Buffer.from(text))
  await transact({ sku: skuId }, async (tx) => {
    await tx.update(skus).set({ file }).where(eq(skus.id, skuId))
  })
}

async function lettersTo(email: string) {
  const { db } = await import('@/db')
  const { mails } = await import('@/db/schema')
  const { desc, eq } = await import('drizzle-orm')
  const columns = { subject: mails.subject, text: mails.text, template: mails.template }
  return db.select(columns).from(mails).where(eq(mails.recipient, email)).orderBy(desc(mails.createdAt), desc(mails.id))
}

async function disable(accountId: string) {
  const { transact } = await import('@/db')
  const { accounts } = await import('@/db/schema')
  const { eq } = await import('drizzle-orm')
  await transact({ account: accountId }, async (tx) => {
    await tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, accountId))
  })
}

async function withdraw(managerId: string, role: Role) {
  const { transact } = await import('@/db')
  const { managerRoles } = await import('@/db/schema')
  const { and, eq } = await import('drizzle-orm')
  await transact({ manager: managerId }, async (tx) => {
    await tx.delete(managerRoles).where(and(eq(managerRoles.managerId, managerId), eq(managerRoles.role, role)))
  })
}

async function auditOf(shopId: string, action: string) {
  const { db } = await import('@/db')
  const { auditEntries } = await import('@/db/schema')
  const { and, asc, eq } = await import('drizzle-orm')
  const rows = db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.shopId, shopId), eq(auditEntries.action, action)))
  return rows.orderBy(asc(auditEntries.seq))
}

async function priceFrom(row: typeof prices.$inferInsert) {
  const { transact } = await import('@/db')
  const schema = await import('@/db/schema')
  await transact({ sku: row.skuId }, async (tx) => {
    await tx.insert(schema.prices).values(row)
  })
}

async function setPrice(skuId: string, regular: number) {
  const { transact } = await import('@/db')
  const { prices } = await import('@/db/schema')
  const { eq } = await import('drizzle-orm')
  await transact({ sku: skuId }, async (tx) => {
    await tx.update(prices).set({ regular }).where(eq(prices.skuId, skuId))
  })
}

async function countEverything() {
  const { db } = await import('@/db')
  const { accounts, addresses, assists, cartLines, carts, customers, mails, orders, sessions } = await import(
    '@/db/schema'
  )
  return Promise.all(
    [accounts, addresses, assists, cartLines, carts, customers, mails, orders, sessions].map((table) =>
      db.$count(table),
    ),
  )
}

async function whileLocked(work: () => Promise<void>) {
  const url = process.env.DATABASE_URL!
  if (url.startsWith('file:')) {
    const { default: Database } = await import('better-sqlite3')
    const other = new Database(url.slice('file:'.length))
    other.exec('begin immediate')
    try {
      await work()
    } finally {
      other.exec('rollback')
      other.close()
    }
    return
  }
  const { Client } = await import('pg')
  const other = new Client({ connectionString: url })
  await other.connect()
  await other.query('begin; lock table carts in exclusive mode')
  try {
    await work()
  } finally {
    await other.end()
  }
}
