import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { MINUTE, now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { expect, type OwnShop, PASSWORD, signIn, test } from './fixtures'
import { assistOf, bar } from './steps'

const PHONE = { width: 390, height: 844 }
const NOTE = '<b>Ring after five</b> & mind the dog'

const main = (page: Page) => page.getByRole('main')

const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** A customer with two addresses who has ordered once, and a manager of desk and admin. */
async function caller(shop: OwnShop) {
  const { asCustomer } = await import('@/lib/testing/make')
  const { buy } = await import('@/lib/testing/buy')
  const { saveAddress } = await import('@/lib/people/addresses')
  const { SaveAddress } = await import('@/lib/people/input')
  const anna = await shop.manager([
    'ROLE_SMCALLCENTERLOGINSF',
    'ROLE_SMCALLCENTERLOGINONBEHALF',
    'ROLE_SMCALLCENTER',
    'ROLE_SMCALLCENTERORDERPROCESS',
  ])
  const customer = await shop.customer()
  const carla = asCustomer(shop, customer)
  const postal = { name: 'Carla', postcode: '1165', country: 'DK', kind: 'shipping' }
  for (const city of ['Copenhagen', 'Aarhus']) {
    await saveAddress(carla, SaveAddress.parse({ ...postal, line1: 'Nørregade 10', city }))
  }
  const { number } = await buy(carla, [[await shop.sku({ name: 'Lamp' }), 1]])
  return { anna, customer, number }
}

test('a phone call: who it is, a note, the last order once more, to another place and for a day', async ({
  as,
  shop,
  clock,
}) => {
  const { anna, customer, number } = await caller(shop)
  const page = await as(anna.account.email, { url: shop.url, viewport: PHONE })
  await page.goto(`/service/customers/${customer.id}`)
  for (const name of ['Log in on behalf', 'Reveal: Phone']) {
    await expect(page.getByRole('button', { name })).toBeInViewport()
  }
  for (const name of [/^Cart empty/, /^Last order \w/]) await expect(page.getByRole('link', { name })).toBeInViewport()
  expect(await isWide(page)).toBe(false)
  await clean(page)

  await expect(main(page)).not.toContainText(number)
  await page.getByRole('button', { name: 'Show numbers and amounts' }).click()
  await expect(page.getByRole('region', { name: 'Last orders' })).toContainText(number)
  await page.getByLabel('A note for colleagues').fill(NOTE)
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByRole('region', { name: /^Notes/ }).getByText(NOTE)).toBeVisible()
  await page.getByText('Add a tag').first().click()
  await page.getByLabel('Add a tag').fill('Night owl')
  await page.getByRole('button', { name: 'Save tag' }).click()
  await expect(page.getByRole('button', { name: 'Take off the tag Night owl' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Open the order of/ })).toHaveAttribute('href', /^\/admin\/orders\//)

  await page.getByRole('button', { name: /^Open the order on behalf/ }).press('Enter')
  await page.waitForURL(new RegExp(`/as/[0-9a-f-]{36}/account/orders/${number}`))
  await expect(page.getByText('You are now acting for')).toBeVisible()
  expect((await shop.audit('assist.start')).at(-1)?.after).toContain('"reason":"order"')
  await page.getByRole('button', { name: 'Order again', exact: true }).click()
  await page.waitForURL(/\/cart$/)

  const day = dayAfter(9, now())
  await expect(bar(page).getByRole('button')).toHaveText(['Log off customer'])
  await bar(page).locator('summary', { hasText: 'Delivery and ways out' }).click()
  const sheet = bar(page).locator('details[open]')
  await expect(sheet.getByRole('button', { name: 'Sign in as yourself' })).toBeVisible()
  await sheet.getByLabel('Requested date').fill('2020-01-01')
  await sheet.getByRole('button', { name: 'Keep for the checkout' }).click()
  await expect(sheet.getByText('Please check the highlighted fields.')).toBeVisible()
  await sheet.getByLabel('Ship to').selectOption({ label: 'Carla, Nørregade 10, 1165 Aarhus' })
  await sheet.getByLabel('Requested date').fill(day)
  await sheet.getByRole('button', { name: 'Keep for the checkout' }).click()
  await expect(sheet.getByText('The checkout begins with this.')).toBeVisible()
  expect(await isWide(page)).toBe(false)
  await clean(page)

  await page.goto(page.url().replace(/\/cart$/, '/checkout'))
  await expect(page.getByLabel('Requested date (optional)')).toHaveValue(day)
  // What is large for this shop asks who sits there, if that was long ago.
  await shop.attribute('SHOP_SF_ASSIST_MAX_AUTH_AGE_MINUTES', '5')
  await shop.attribute('SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE', '100')
  clock.forward(6 * MINUTE)
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await page.waitForURL(/\/checkout\/review/)
  await expect(main(page)).toContainText('Aarhus')
  const order = page.getByRole('button', { name: /^Place order/ })
  for (const [typed, answer] of Object.entries({ '': 'give your password once more', wrong: 'not your password' })) {
    await page.getByLabel('Your own password').fill(typed)
    await order.click()
    await expect(main(page)).toContainText(answer)
  }
  await clean(page)
  await page.getByLabel('Your own password').fill(PASSWORD)
  await order.click()
  await page.waitForURL(/\/checkout\/done\//)
  const second = page.url().split('/').at(-1)!
  await expect(page.getByText(`Placed by you for ${customer.firstname}`).first()).toBeVisible()
  // So it does before orders that only follow.
  await shop.attribute('SHOP_SF_RECURRING_ORDER_TYPES', 'B2C')
  clock.forward(12 * MINUTE)
  await page.goto(`${assistOf(page)}/account/recurring/new?from=${second}`)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(main(page)).toContainText('give your password once more')
  await page.getByLabel('Your own password').fill(PASSWORD)
  await clean(page)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(main(page)).toContainText(`Set up by you for ${customer.firstname}`)

  const carla = await as(customer.email, { url: shop.url, viewport: PHONE })
  await carla.goto(`/account/orders/${second}`)
  await expect(main(carla)).toContainText('Requested date')
  await expect(main(carla)).toContainText('Aarhus')
  for (const path of ['/account', '/account/profile', '/account/help-log']) {
    await carla.goto(path)
    await expect(carla.locator('body')).not.toContainText('Ring after five')
  }

  const french = await as(undefined, { url: shop.url, locale: 'fr-FR' })
  await signIn(french, anna.account.email, PASSWORD)
  await french.goto(`/service/customers/${customer.id}`)
  for (const name of ['Panier en cours', /^Notes/, 'Chronologie']) {
    await expect(french.getByRole('region', { name })).toBeVisible()
  }
  await french
    .getByRole('link', { name: /^Ouvrir la commande du/ })
    .first()
    .click()
  await french.waitForURL(/\/admin\/orders\//)
  await expect(main(french)).toContainText('Date souhaitée')
})
