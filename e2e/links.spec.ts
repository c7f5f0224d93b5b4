import type { Page } from '@playwright/test'
import { ask } from './ask'
import { expect, type OwnShop, PASSWORD, test } from './fixtures'

const main = (page: Page) => page.getByRole('main')
const NEW = 'seven green umbrellas'

/** One of each link that a letter may bring, each to somebody of their own. */
async function everyLink(shop: OwnShop) {
  const { transact } = await import('@/db')
  const { assisting } = await import('@/lib/testing/make')
  const { secretIn, sendList } = await import('@/lib/testing/managed')
  const { handOver, handoverInHand } = await import('@/lib/orders/handover')
  const { addToCart } = await import('@/lib/cart/commands')
  const { issueLink } = await import('@/lib/auth/links')
  const { shopById } = await import('@/lib/shops/queries')
  await shop.attribute('SHOP_SF_MANAGED_LIST_TYPES', 'B2C')
  const here = (await shopById(shop.id))!
  const anna = { ...(await shop.manager()), shop: here }
  const people = { carla: await shop.customer(), dora: await shop.customer(), rosa: await shop.customer() }
  const [ada, ema] = [await shop.customer({ passwordHash: undefined }), await shop.customer()]
  const issue = ({ accountId }: { accountId: string }, purpose: 'activate' | 'reset' | 'email', payload?: string) =>
    transact({ account: accountId }, (tx) => issueLink(tx, { shop: here, accountId, purpose, payload }))

  const lamp = await shop.sku({ name: 'Lamp', quantity: 50 })
  await sendList(await assisting(anna, people.carla), [[lamp, 1]], { listName: '<b>For the lab</b>' })
  const acting = await assisting(anna, people.dora)
  await addToCart(acting, { skuId: lamp.id })
  const { id } = await handOver(acting)
  const address = `new.${ema.email}`
  return {
    ...people,
    ema,
    address,
    paths: {
      list: `/managed-lists/${await secretIn(people.carla.email)}`,
      handOver: new URL((await handoverInHand(acting, id))!.url, shop.url).pathname,
      reset: `/reset/${await issue(people.rosa, 'reset')}`,
      activate: `/activate/${await issue(ada, 'activate')}`,
      confirm: `/confirm-email/${await issue(ema, 'email', address)}`,
    },
  }
}

/** Every row that any of these links could change. */
async function rows() {
  const { db } = await import('@/db')
  const schema = await import('@/db/schema')
  const { accountLinks, accounts, addresses, auditEntries, cartLines, customers, handovers, managedLists } = schema
  const all = [accountLinks, accounts, addresses, cartLines, customers, handovers, managedLists, schema.orders]
  const counted = [auditEntries, schema.mails, schema.sessions, schema.assists]
  const read = await Promise.all(all.map((table) => db.select().from(table)))
  return JSON.stringify([read, await Promise.all(counted.map((table) => db.$count(table)))])
}

async function signInThere(page: Page, email: string) {
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button').click()
}

test('what a letter leads to is opened by scanners as often as they like; only its reader’s click does anything @once', async ({
  as,
  shop,
  server,
}) => {
  const { carla, dora, rosa, ema, address, paths } = await everyLink(shop)
  const before = await rows()

  // A scanner: fifty times each, with and without a body, what each page loads and leads to, and a browser that reads.
  for (const path of Object.values(paths)) {
    const once = async () => [await ask(shop.url + path, { method: 'HEAD' }), await ask(shop.url + path)]
    for (let n = 0; n < 5; n++) {
      const answers = (await Promise.all(Array.from({ length: 10 }, once))).flat()
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      const { headers } = answers[0]!
      expect(headers['referrer-policy']).toBe(path === paths.list ? 'no-referrer' : 'strict-origin')
      expect(headers['cache-control']).toContain('no-store')
      expect(String(headers['set-cookie'] ?? '')).not.toMatch(/session/i)
    }
  }
  const scanner = await as(undefined, { url: shop.url })
  const asked: string[] = []
  scanner.on('request', (request) => asked.push(request.url()))
  for (const path of Object.values(paths)) {
    await scanner.goto(path, { waitUntil: 'load' })
    const led = await scanner
      .locator('a[href^="/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
    for (const next of new Set(led)) await ask(shop.url + next)
    await scanner.goto('/')
    await scanner.goto('/sign-in') // signed in by nothing of it
    await expect(scanner.locator('input[name=password]')).toBeVisible()
  }
  expect(asked.length).toBeGreaterThan(20)
  expect(asked.filter((url) => new URL(url).host !== new URL(shop.url).host)).toEqual([])
  expect(await rows()).toBe(before)
  expect(Object.values(paths).filter((path) => server.output().includes(path.split('/').at(-1)!))).toEqual([])

  // What one link is for, no other does, and somebody else's letter is of no use.
  const [listKey, resetKey] = [paths.list, paths.reset].map((path) => path.split('/').at(-1)!)
  for (const wrong of [`/managed-lists/${resetKey}`, `/hand-over/${listKey}`])
    expect((await ask(shop.url + wrong)).status).toBe(404)
  const stranger = await as(rosa.email, { url: shop.url })
  await stranger.goto(paths.confirm)
  await expect(main(stranger)).toContainText('for the customer who received the letter')
  for (const path of [paths.list, paths.handOver]) expect((await stranger.goto(path))?.status()).toBe(404)

  // And now the readers.
  const page = await as(undefined, { url: shop.url })
  await page.goto(paths.list)
  await expect(page.getByRole('heading', { name: '<b>For the lab</b>' })).toBeVisible()
  await main(page).getByRole('link', { name: 'Sign in to decide' }).click()
  await signInThere(page, carla.email)
  await page.getByRole('button', { name: 'Add all to cart' }).click()
  await expect(page.getByText('1 piece is in the cart.')).toBeVisible()

  const second = await as(undefined, { url: shop.url })
  await second.goto(paths.handOver)
  await main(second).getByRole('link').click()
  await signInThere(second, dora.email)
  await second.waitForURL((url) => url.pathname.startsWith('/hand-over/'))
  await main(second).getByRole('button').click()
  await second.waitForURL(/\/checkout$/)

  for (const path of [paths.reset, paths.activate]) {
    const third = await as(undefined, { url: shop.url })
    await third.goto(path)
    await third.getByLabel('New password').fill(NEW)
    await third.getByRole('button', { name: 'Save password' }).click()
    await expect(third.getByText('Your password has been saved')).toBeVisible()
  }
  const fourth = await as(undefined, { url: shop.url })
  await fourth.goto(paths.confirm)
  await main(fourth).getByRole('link', { name: 'Sign in' }).click()
  await signInThere(fourth, ema.email)
  await fourth.getByRole('button', { name: 'Confirm' }).click()
  await expect(main(fourth).getByText(address)).toBeVisible()
  expect((await ask(shop.url + paths.list)).status).toBe(404)
  expect(await rows()).not.toBe(before)
})
