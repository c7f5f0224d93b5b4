import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { OperatorActionName } from '@/lib/orders/operator-actions'
import { expect, type OwnShop, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

const CARDS = 'testPaymentGateway'
const FORM = 'testExtFormPaymentGateway'

/** A shop that takes every kind of payment, a customer, and one of them in front of the shop. */
async function open(as: (email: string, options: object) => Promise<Page>, shop: OwnShop, options = {}) {
  await shop.setUp(FORM, { CALLBACK_SECRET: 'a secret of this shop' })
  const gateways = `${CARDS},${FORM},courierPaymentGateway,prePaymentGateway,invoicePaymentGateway`
  await shop.attribute('SHOP_PAYMENT_GATEWAYS', gateways)
  const carla = await shop.customer()
  return { carla, page: await as(carla.email, { url: shop.url, ...options }) }
}

async function typeAddress(page: Page) {
  await page.locator('input[name=shipName]').fill('Carla Customer')
  await page.locator('input[name=shipLine1]').fill('Nørregade 10')
  await page.locator('input[name=shipPostcode]').fill('1165')
  await page.locator('input[name=shipCity]').fill('København K')
  await page.locator('select[name=shipCountry]').selectOption('DK')
}

async function typeCard(page: Page, number: string) {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expires (MM/YY)').fill('12/90')
  await page.getByLabel('Security code').fill('987')
}

const review = (page: Page) => page.getByRole('button', { name: 'Continue to review' }).click()

/** Presses the last button; answers the number of the order it made. */
async function place(page: Page) {
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  return page.url().split('/').at(-1)!
}

/** Buys one thing, paying in the way that is named. */
async function buy(page: Page, slug: string, way: RegExp) {
  await addToCart(page, `/p/${slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: way }).check()
  await review(page)
  return place(page)
}

/** What the shop's people press in the meantime. */
async function operate(
  shop: OwnShop,
  number: string,
  actions: OperatorActionName[],
  values: { message?: string; reference?: string; url?: string } = {},
) {
  const { db } = await import('@/db')
  const { deliveries, orders } = await import('@/db/schema')
  const { eq } = await import('drizzle-orm')
  const { operate: press } = await import('@/lib/orders/operate')
  const { actionOf } = await import('@/lib/orders/operator-actions')
  const { progressDeliveries } = await import('@/lib/orders/progress')
  const actor = { ...(await shop.manager(['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
  for (const action of actions) {
    const [order] = await db.select().from(orders).where(eq(orders.number, number))
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.orderId, order!.id))
    const isOfDelivery = actionOf(action).level === 'delivery'
    const about = isOfDelivery ? delivery! : order!
    await press(actor, {
      action,
      orderId: order!.id,
      deliveryId: isOfDelivery ? delivery!.id : undefined,
      expectedVersion: about.version,
      remark: 'by telephone',
      message: '',
      ...values,
    })
    await progressDeliveries()
  }
}

const main = (page: Page) => page.getByRole('main')
const toCustomer = async (mailbox: { to(email: string): Promise<{ template: string }[]> }, email: string) =>
  (await mailbox.to(email)).map(({ template }) => template)

test('a card is charged when the goods leave, and can be kept for the next order', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /charged when the goods leave/ }).check()
  await review(page)
  await expect(main(page)).toContainText('Please choose a card')
  await typeCard(page, '4242 4242 4242 4242')
  await page.getByRole('checkbox', { name: /Keep/ }).check()
  await page.getByRole('button', { name: 'Use this card' }).click()
  await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked()
  await review(page)
  await expect(main(page)).toContainText('Visa ending in 4242')
  const number = await place(page)

  await page.goto(`/account/orders/${number}`)
  await expect(main(page)).toContainText('Reserved, not yet charged')
  expect(await toCustomer(mailbox, carla.email)).toContain('order-new')
  await operate(shop, number, ['pack.delivery', 'mark.ready.for.shipment', 'start.shipment'])
  await operate(shop, number, ['update.external.ref'], { reference: 'TRACK-17', url: 'https://carrier.test/17' })
  await page.reload()
  await expect(main(page)).toContainText('On its way')
  await expect(main(page)).toContainText('Tracking number TRACK-17')
  await expect(page.getByRole('link', { name: 'Follow the delivery' })).toHaveAttribute(
    'href',
    'https://carrier.test/17',
  )
  await expect(main(page).getByText('Paid', { exact: true })).toBeVisible()
  expect(await toCustomer(mailbox, carla.email)).toContain('order-delivery-shipped')

  await page.getByRole('link', { name: /^Invoice 20/ }).click()
  await expect(main(page)).toContainText('of which tax 25% on €36.76')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as PDF' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^invoice-\d{4}-\d{6}\.pdf$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await page.getByRole('radio', { name: /charged when the goods leave/ }).check()
  await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked()
  await page.goto('/account/cards')
  await page.getByRole('button', { name: 'Remove Visa ending in 4242' }).click()
  await expect(main(page)).toContainText('No cards yet')
})

test('a card that is refused orders nothing, and another way does', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /charged when the goods leave/ }).check()
  await typeCard(page, '4000 0000 0000 0002')
  await page.getByRole('button', { name: 'Use this card' }).click()
  await expect(page.getByRole('radio', { name: /0002/ })).toBeChecked()
  await review(page)
  await place(page)

  await expect(page.getByRole('heading', { name: 'The payment was refused' })).toBeVisible()
  await expect(main(page)).not.toContainText(/declined by|gateway|test_/i)
  await page.getByRole('link', { name: 'Pay another way' }).click()
  await page.getByRole('radio', { name: /receive an invoice/ }).check()
  await review(page)
  await place(page)
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  expect(await toCustomer(mailbox, carla.email)).toContain('order-new')
  await page.goto('/cart')
  await expect(main(page)).toContainText('The cart is empty')
})

test('what the bank’s page answers, and nothing else, decides', async ({ as, shop }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /on the bank/ }).check()
  await review(page)
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/test-gateway\//)
  const number = new URL(page.url()).pathname.split('/').at(-1)!

  await page.goto(`/pay/${number}/return?ext-auth-response-code=1&status=paid`)
  await expect(page.getByRole('heading', { name: 'Waiting for the bank' })).toBeVisible()
  await page.goto(`/checkout/done/${number}?paid=1`)
  await expect(page.getByRole('heading', { name: 'Waiting for the bank' })).toBeVisible()
  await page.goto(`/account/orders/${number}`)
  await page.getByRole('link', { name: 'Pay now' }).click()
  await page.getByRole('button', { name: /declin|refuse/i }).click()
  await expect(page.getByRole('heading', { name: 'The payment was refused' })).toBeVisible()
  await page.goto('/cart')
  await expect(main(page)).toContainText('Lamp')
  const stranger = await as((await shop.customer()).email, { url: shop.url })
  for (const path of [`/pay/${number}`, `/pay/${number}/return`, `/checkout/done/${number}`]) {
    expect((await stranger.goto(path))?.status()).toBe(404)
  }
})

test('a payment that is processed lets the order wait, until the bank says that it is paid', async ({
  as,
  shop,
  mailbox,
}) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /on the bank/ }).check()
  await review(page)
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/test-gateway\//)
  const bank = page.url()
  await page.getByRole('button', { name: /process/i }).click()
  await expect(page.getByRole('heading', { name: 'Thank you, your payment is being processed' })).toBeVisible()
  const done = page.url()

  await page.goto(bank)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.goto(done)
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  await expect(main(page)).toContainText('Paid')
  expect(await toCustomer(mailbox, carla.email)).toContain('order-confirmed')
})

for (const [way, name] of [
  ['on delivery', /pay when the goods arrive/],
  ['in advance', /transfer the amount first/],
] as const) {
  test(`paid ${way}, an order waits to be confirmed; without JavaScript, too`, async ({ as, shop, mailbox }) => {
    const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
    const { carla, page } = await open(as, shop, { javaScriptEnabled: false })
    await page.goto(`/p/${lamp.product.slug}`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.goto('/checkout')
    await typeAddress(page)
    await page.getByRole('radio', { name }).check()
    await review(page)
    const number = await place(page)
    await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()

    await operate(shop, number, ['approve.order'])
    await page.goto(`/account/orders/${number}`)
    await expect(main(page)).toContainText('In progress')
    expect(await toCustomer(mailbox, carla.email)).toEqual(expect.arrayContaining(['order-new', 'order-confirmed']))
    await expect(page.getByRole('link', { name: /^Invoice 20/ })).toHaveCount(way === 'in advance' ? 1 : 0)
  })
}

test('an order that has to be released says so, cannot be paid by card, and goes on when it is', async ({
  as,
  shop,
}) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { page } = await open(as, shop)
  await shop.attribute('SHOP_SF_REQUIRE_ORDER_APPROVE_TYPES', 'B2C')
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await expect(main(page)).toContainText('has to be released by somebody')
  await expect(page.getByRole('radio', { name: /charged when|on the bank/ })).toHaveCount(0)
  await typeAddress(page)
  await page.getByRole('radio', { name: /receive an invoice/ }).check()
  await review(page)
  const number = await place(page)
  await expect(page.getByRole('heading', { name: /waits for approval/ })).toBeVisible()

  await operate(shop, number, ['release.order'])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
})

test('a customer asks to cancel, without JavaScript, and reads the answer', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop, { javaScriptEnabled: false })
  await page.goto(`/p/${lamp.product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /receive an invoice/ }).check()
  await review(page)
  const number = await place(page)
  await page.goto(`/account/orders/${number}`)
  await page.getByText('Cancel this order').click()
  await page.getByRole('button', { name: 'Ask to cancel' }).click()
  await expect(main(page)).toContainText('Please fill this in.')
  await page.getByLabel('Why').fill('Ordered twice')
  await page.getByRole('button', { name: 'Ask to cancel' }).click()
  await expect(main(page)).toContainText('Asked, waiting for our answer')

  await operate(shop, number, ['cancel.order'], { message: 'Done, no harm' })
  await page.goto(`/account/orders/${number}`)
  await expect(main(page)).toContainText('Done, no harm')
  await expect(page.getByRole('button', { name: 'Ask to cancel' })).toHaveCount(0)
  expect(await toCustomer(mailbox, carla.email)).toContain('order-canceled')
})

test('a manager asks for the customer, and the ledger says who it was', async ({ as, shop }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page: hers } = await open(as, shop)
  const number = await buy(hers, lamp.product.slug, /receive an invoice/)
  const anna = await shop.manager()
  const page = await as(anna.account.email, { url: shop.url })
  await actFor(page, carla.lastname)
  await page.goto(`${new URL(assistOf(page), shop.url).pathname}/account/orders/${number}`)

  await page.getByText('Cancel this order').click()
  await page.getByLabel('Why').fill('The customer rang')
  await page.getByRole('button', { name: 'Ask to cancel' }).click()

  await expect(main(page)).toContainText('Asked, waiting for our answer')
  expect(await shop.audit('order.request')).toMatchObject([{ actorId: anna.account.id, customerId: carla.id }])
})

test('what was bought electronically is fetched by its buyer alone, once it is paid', async ({ as, shop }) => {
  const book = await shop.sku({ name: 'Book', price: 900, digital: true, availability: 'ALWAYS', quantity: 0 })
  await shop.file(book.id, 'e2e-book.txt', 'All of it')
  const { page } = await open(as, shop)
  const number = await buy(page, book.product.slug, /transfer the amount first/)
  await page.goto(`/account/orders/${number}`)
  await expect(page.getByRole('link', { name: 'Download Book' })).toHaveCount(0)

  await operate(shop, number, ['approve.order'])
  await page.reload()
  const link = page.getByRole('link', { name: 'Download Book' })
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(readFileSync(await file.path(), 'utf8')).toBe('All of it')
  const path = (await link.getAttribute('href'))!
  const answer = await page.request.get(path)
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })
  const stranger = await as((await shop.customer()).email, { url: shop.url })
  expect((await stranger.request.get(path)).status()).toBe(404)
})
