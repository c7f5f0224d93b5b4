import type { Page } from '@playwright/test'
import { expect, type OwnShop, test } from './fixtures'
import { assistOf } from './steps'

/** Everything in one line, short enough for every field: closes what it may stand in, then runs, then counts. */
const WRITTEN = `"'</title><script>__ran=1</script><img src=x onerror=__ran=1>{{7*7}}\${7*7}`
const SHORT = `"><img src=x onerror=__ran=1>`
const LINK = 'javascript:__ran=1'
const PHONE = '+45 99 88 77 66'
/** As no form takes it any more: what comes after it would be read backwards. */
const TURNED = 'Anna\u202egnp.exe'

const typed = { name: WRITTEN, company: WRITTEN, line1: WRITTEN, line2: LINK, postcode: '1165', city: SHORT }

/** A customer, what they own and what was written about them: wherever somebody may write, that text. */
async function writeEverywhere(shop: OwnShop) {
  const { db, transact } = await import('@/db')
  const { assists, fulfilmentCentres, managers, shops } = await import('@/db/schema')
  const { and, eq } = await import('drizzle-orm')
  const { shopById } = await import('@/lib/shops/queries')
  const { asCustomer, assisting } = await import('@/lib/testing/make')
  const { makeList } = await import('@/lib/testing/managed')
  const { buy } = await import('@/lib/testing/buy')
  const { addNote } = await import('@/lib/people/notes')
  const { tagCustomer } = await import('@/lib/people/tags')
  const { saveAddress } = await import('@/lib/people/addresses')
  const { createList, addToList } = await import('@/lib/lists/commands')
  const { addToCart } = await import('@/lib/cart/commands')
  const { pathOf, shareWishList } = await import('@/lib/lists/link')
  const { makeCoupon, keepCoupon } = await import('@/lib/coupons/commands')
  const { defineAttribute, writeAttributes } = await import('@/lib/people/attributes')
  const { askFor, declineRequest } = await import('@/lib/orders/requests')
  const { customers, lists, orderRequests } = await import('@/db/schema')

  for (const kind of ['MANAGED_LIST', 'SHOPPING_LIST']) await shop.attribute(`SHOP_SF_${kind}_TYPES`, 'B2C')
  await shop.attribute('SHOP_CPROFATTRS_VISIBLE_B2C', 'firstname,lastname,PET')
  const here = (await shopById(shop.id))!
  const sku = await shop.sku({ name: WRITTEN, quantity: 50 })
  const customer = await shop.customer({
    firstname: WRITTEN,
    lastname: SHORT,
    company: WRITTEN,
    department: WRITTEN,
    phone: PHONE,
  })
  const desk = await shop.manager([
    'ROLE_SMCALLCENTERLOGINSF',
    'ROLE_SMCALLCENTERLOGINONBEHALF',
    'ROLE_SMCALLCENTERCREATEMANAGEDLISTS',
    'ROLE_SMCALLCENTERCUSTOMER',
    'ROLE_SMCALLCENTER',
  ])
  const boss = await shop.manager(['ROLE_SMADMIN'])
  await transact({ shop: shop.id }, async (tx) => {
    await tx.update(shops).set({ name: SHORT }).where(eq(shops.id, shop.id))
    await tx.update(fulfilmentCentres).set({ name: SHORT }).where(eq(fulfilmentCentres.shopId, shop.id))
    await tx.update(managers).set({ firstname: SHORT, lastname: WRITTEN }).where(eq(managers.id, desk.account.id))
  })
  const anna = { ...desk, shop: here, account: { ...desk.account, name: `${SHORT} ${WRITTEN}` } }
  const [carla, acting] = [asCustomer(here, customer), await assisting(anna, customer)]
  await transact({ assist: acting.assist.id }, async (tx) => {
    await tx
      .update(assists)
      .set({ reasonText: WRITTEN, ticket: SHORT, note: WRITTEN })
      .where(eq(assists.id, acting.assist.id))
  })

  await addNote(anna, { customerId: customer.id, text: `${WRITTEN}\n${LINK}` })
  await tagCustomer(anna, { customerId: customer.id, tag: SHORT })
  for (const kind of ['shipping', 'billing'] as const)
    await saveAddress(carla, { ...typed, kind, country: 'DK', phone: SHORT } as Parameters<typeof saveAddress>[1])
  const ship = { shipName: WRITTEN, shipCompany: SHORT, shipLine1: WRITTEN, shipLine2: LINK, shipCity: SHORT }
  const order = await buy(acting, [[sku, 1]], { ...ship, message: WRITTEN })
  await askFor(carla, { number: order.number, kind: 'cancel', reason: WRITTEN })
  const [request] = await db.select().from(orderRequests).where(eq(orderRequests.orderId, order.id))
  await declineRequest({ ...boss, oversees: [shop.id] }, { requestId: request!.id, message: WRITTEN })
  const pet = {
    code: 'PET',
    kind: 'text',
    names: { en: SHORT, fr: SHORT },
    helps: { en: WRITTEN, fr: WRITTEN },
  } as const
  await defineAttribute({ ...boss, shop: here }, { ...pet, pattern: null, choices: null, mandatory: false })
  await makeCoupon({ ...boss, shop: here }, { code: 'WRITTEN', name: SHORT, percent: 5 })
  await keepCoupon(carla, { code: 'WRITTEN' })
  await addToList(carla, { list: 'wish', skuId: sku.id, quantity: 1 })
  await shareWishList(carla, { shownAs: SHORT })
  await transact({ customer: customer.id }, async (tx) => {
    await writeAttributes(tx, customer.id, { PET: WRITTEN })
    await tx.update(customers).set({ middlename: TURNED }).where(eq(customers.id, customer.id))
  })
  const list = await createList(carla, { kind: 'shopping', name: SHORT })
  await addToList(carla, { list: list.id, skuId: sku.id, quantity: 1 })
  await addToCart(acting, { skuId: sku.id, quantity: 1 })
  const sent = await makeList(acting, { listName: SHORT, message: WRITTEN, [`note:${sku.id}`]: WRITTEN })
  const [wished] = await db
    .select()
    .from(lists)
    .where(and(eq(lists.customerId, customer.id), eq(lists.kind, 'wish')))
  return { sku, customer, desk, boss, order, list, sent, wishes: pathOf(wished!)! }
}

/** What is on the page and would turn around what stands beside it: a turn of direction that nothing keeps apart. */
function turningAround(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (texts.nextNode()) {
    const { parentElement, textContent, nextSibling } = texts.currentNode as Text
    if (!textContent?.includes('\u202e') || parentElement?.closest('script, style, template')) continue
    const isApart = getComputedStyle(parentElement!).unicodeBidi !== 'normal'
    if (!isApart || nextSibling?.textContent?.trim()) found.push(parentElement!.outerHTML.slice(0, 200))
  }
  return found
}

/** Goes to each page, and sees the text there as it was written, and that nothing of it came to life. */
async function read(page: Page, paths: string[]) {
  const said: string[] = []
  const silent: string[] = []
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) said.push(message.text())
  })
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content Security Policy: ${event.blockedURI}`),
    ),
  )
  for (const path of paths) {
    const answer = await page.goto(path)
    expect(answer!.status(), path).toBe(200)
    await page.waitForLoadState('load')
    const [own, ...letters] = page.frames()
    const places = [own!.locator('main').first(), ...letters.map((letter) => letter.locator('body'))]
    const typed = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('main :is(input, textarea)')].map(({ value }) => value),
    )
    const seen = [...(await Promise.all(places.map((place) => place.textContent()))), ...typed].join('\n')
    if (!seen.includes(WRITTEN) && !seen.includes(SHORT)) silent.push(path)
    for (const place of places)
      await expect(place.locator('img[src=x], script, a[href^="javascript:"]'), path).toHaveCount(0)
    expect(await page.evaluate(() => '__ran' in window), path).toBe(false)
    expect(await page.evaluate(turningAround), path).toEqual([])
    expect(said, path).toEqual([])
  }
  expect(silent, 'pages that do not show what was written').toEqual([])
}

test('whatever people write is read as they wrote it, and nothing of it runs, on any page @once', async ({
  as,
  shop,
}) => {
  const { sku, customer, desk, boss, order, list, sent, wishes } = await writeEverywhere(shop)
  const { db } = await import('@/db')
  const { mails } = await import('@/db/schema')
  const { readyLists } = await import('@/lib/people/desk-input')
  const { eq } = await import('drizzle-orm')
  const url = shop.url

  await read(await as(customer.email, { url }), [
    '/',
    `/p/${sku.product.slug}`,
    '/cart',
    '/checkout',
    '/account',
    '/account/profile',
    '/account/addresses',
    `/account/orders/${order.number}`,
    '/account/lists',
    `/account/lists/${list.id}`,
    '/account/managed-lists',
    `/account/managed-lists/${sent.id}`,
    '/account/help-log',
    '/account/coupons',
    wishes,
  ])
  await read(await as(undefined, { url }), [wishes])

  const manager = await as(desk.account.email, { url })
  await read(manager, ['/service', `/service/customers/${customer.id}`, '/service/lists'])
  // Before somebody is chosen the desk says what tells people apart, in what is shown and in what is sent along.
  for (const list of ['', ...readyLists]) {
    await manager.goto(`/service?list=${list}`)
    const sent = await manager.content()
    expect(
      [customer.email, PHONE, LINK].filter((text) => sent.includes(text)),
      list,
    ).toEqual([])
  }
  await manager.goto(`/service/customers/${customer.id}`)
  await manager.getByRole('button', { name: 'Log in on behalf', exact: true }).first().click()
  await manager.waitForURL(/\/as\/[0-9a-f-]{36}\/account/)
  const behalf = assistOf(manager)
  await read(
    manager,
    ['/account', '/cart', `/account/orders/${order.number}`].map((path) => new URL(behalf, url).pathname + path),
  )

  const letters = await db.select({ id: mails.id }).from(mails).where(eq(mails.shopId, shop.id))
  expect(letters.length).toBeGreaterThan(3)
  const admin = await as(undefined, { url })
  await read(admin, ['/mailbox', ...letters.map(({ id }) => `/mailbox/${id}`)])
  await admin.goto('/admin/sign-in')
  await admin.locator('input[name=email]').fill(boss.account.email)
  await admin.locator('input[name=password]').fill('Correspondence-1922')
  await admin.locator('main button').click()
  await admin.waitForURL((at) => !at.pathname.startsWith('/admin/sign-in'))
  await read(admin, [`/admin/orders/${order.id}`, '/admin/orders?group=all', '/admin/assists', '/admin/coupons'])
})
