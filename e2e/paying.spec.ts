import type { Page } from '@playwright/test'
import { expect, type OwnShop, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

const FORM = 'testExtFormPaymentGateway'
const CARDS = 'testPaymentGateway'

/** A shop with a lamp of 19.99, the test bank and the test gateway's cards, and a customer who knows where they live. */
async function furnish(shop: OwnShop, attributes: Record<string, string> = {}) {
  const { setUp } = await import('@/lib/testing/pay')
  await setUp(shop, FORM, { CALLBACK_SECRET: 'a secret of this shop' })
  const gateways = { SHOP_PAYMENT_GATEWAYS: `${FORM},${CARDS},invoicePaymentGateway` }
  for (const [code, value] of Object.entries({ ...gateways, ...attributes })) await shop.attribute(code, value)
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const carla = await shop.customer()
  return { lamp, carla }
}

/** From the product to the review, paying in the way that is named. */
async function checkOut(page: Page, path: string, way: RegExp, before = async () => {}) {
  await addToCart(page, path)
  await page.goto(`${path.startsWith('/as/') ? path.slice(0, path.indexOf('/p/')) : ''}/checkout`)
  await page.locator('input[name=shipName]').fill('Carla Customer')
  await page.locator('input[name=shipLine1]').fill('Nørregade 10')
  await page.locator('input[name=shipPostcode]').fill('1165')
  await page.locator('input[name=shipCity]').fill('København K')
  await page.locator('select[name=shipCountry]').selectOption('DK')
  await page.getByRole('radio', { name: way }).check()
  await before()
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await page.getByRole('button', { name: /^Place order/ }).click()
}

async function ordersOf(shop: OwnShop) {
  const { db } = await import('@/db')
  const { orders } = await import('@/db/schema')
  const { eq } = await import('drizzle-orm')
  const { number, state, paid, total } = orders
  return db.select({ number, state, paid, total }).from(orders).where(eq(orders.shopId, shop.id))
}

/** What a browser sends, to see what it does not. */
function sentBy(page: Page) {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return sent
}

async function typeCard(page: Page, number: string, code: string) {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expires (MM/YY)').fill('12/90')
  await page.getByLabel('Security code').fill(code)
  await page.getByRole('button', { name: 'Use this card' }).click()
}

test('a customer pays on the bank’s page, and not before the bank says so', async ({ as, shop }) => {
  const { lamp, carla } = await furnish(shop)
  const page = await as(carla.email, { url: shop.url })
  await checkOut(page, `/p/${lamp.product.slug}`, /on the bank/)

  await expect(page.getByRole('heading', { name: 'Test bank' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('€36.76')
  const bank = page.url()
  const [order] = await ordersOf(shop)
  await page.goto(`/pay/${order!.number}/return?status=success&paid=1`)
  expect(await ordersOf(shop)).toMatchObject([{ state: 'os.none', paid: 0 }])
  expect((await page.goto(`${bank}x`))?.status()).toBe(404)

  await page.goto(bank)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.waitForURL(/\/checkout\/done\//)
  expect(await ordersOf(shop)).toMatchObject([{ state: 'os.in.progress', paid: 3676, total: 3676 }])
})

test('the bank gives money back later, and the order knows', async ({ as, shop }) => {
  const { lamp, carla } = await furnish(shop)
  const page = await as(carla.email, { url: shop.url })
  await checkOut(page, `/p/${lamp.product.slug}`, /on the bank/)
  await page.waitForURL(/\/test-gateway\//)
  const bank = page.url()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.waitForURL(/\/checkout\/done\//)

  await page.goto(bank)
  await page.getByLabel('Amount to give back').fill('6.76')
  await page.getByRole('button', { name: 'Tell the shop of a refund' }).click()
  await expect(page.getByText('The shop has been told.')).toBeVisible()
  expect(await ordersOf(shop)).toMatchObject([{ paid: 3000 }])
})

test('a card’s number and code never leave the browser', async ({ as, shop }) => {
  const { lamp, carla } = await furnish(shop)
  const page = await as(carla.email, { url: shop.url })
  const sent = sentBy(page)
  await checkOut(page, `/p/${lamp.product.slug}`, /Charged when the goods leave/, async () => {
    await typeCard(page, '4242 4242 4242 4241', '987')
    await expect(page.getByText('This is not a card number.')).toBeVisible()
    await typeCard(page, '4242 4242 4242 4242', '987')
    await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked()
  })
  await page.waitForURL(/\/checkout\/done\//)

  expect(await ordersOf(shop)).toMatchObject([{ state: 'os.in.progress' }])
  expect(sent.some((request) => request.includes('tok_visa_4242_'))).toBe(true)
  expect(sent.filter((request) => /4242[ +%\d-]*4242|\b987\b/.test(request))).toEqual([])
})

test('a card that is declined leaves the cart as it was', async ({ as, shop }) => {
  const { lamp, carla } = await furnish(shop)
  const page = await as(carla.email, { url: shop.url })
  await checkOut(page, `/p/${lamp.product.slug}`, /Charged when the goods leave/, async () => {
    await typeCard(page, '4000 0000 0000 0002', '987')
    await expect(page.getByRole('radio', { name: /0002/ })).toBeChecked()
  })
  await page.waitForURL(/\/checkout\/done\//)
  expect(await ordersOf(shop)).toMatchObject([{ state: 'os.cancelled' }])
  await page.goto('/cart')
  await expect(page.getByRole('main')).toContainText('Lamp')
})

test('without JavaScript no card can be entered, and everything else works', async ({ as, shop }) => {
  const { lamp, carla } = await furnish(shop)
  const page = await as(carla.email, { url: shop.url, javaScriptEnabled: false })
  await page.goto(`/p/${lamp.product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.goto('/checkout')
  await page.getByRole('radio', { name: /Charged when the goods leave/ }).check()

  await expect(page.getByText('Entering a card needs JavaScript')).toBeVisible()
  await expect(page.getByLabel('Card number')).toHaveCount(0)
})

test('a manager sees no card entered unless the shop says so, and the customer agrees', async ({ as, shop }) => {
  const { lamp, carla } = await furnish(shop)
  const anna = await shop.manager()
  const page = await as(anna.account.email, { url: shop.url })
  await actFor(page, carla.lastname)
  const prefix = new URL(assistOf(page), shop.url).pathname
  await addToCart(page, `${prefix}/p/${lamp.product.slug}`)
  await page.goto(`${prefix}/checkout`)
  await expect(page.getByLabel('Card number')).toHaveCount(0)

  await shop.attribute('SHOP_SF_ASSIST_CARD_ENTRY', 'true')
  await page.reload()
  await page.getByRole('radio', { name: /Charged when the goods leave/ }).check()
  await typeCard(page, '4242 4242 4242 4242', '987')
  await expect(page.getByText('Please confirm that the customer has agreed.')).toBeVisible()
  await page.getByLabel('The customer has agreed').check()
  await typeCard(page, '4242 4242 4242 4242', '987')
  await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked()
  expect(await shop.audit('card.keep')).toMatchObject([
    { outcome: 'refused' },
    { outcome: 'ok', actorId: anna.account.id },
  ])
})
