import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { demo, expect, test } from './fixtures'
import { actFor, assistOf } from './steps'

test.describe.configure({ timeout: 240_000 })

async function expectNoViolations(page: Page) {
  await expect(page).toHaveTitle(/\S/)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  expect(found, page.url()).toEqual([])
}

async function expectToFit(page: Page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${page.url()} is too wide`).toBeLessThanOrEqual(0)
}

const looks = [
  { name: 'light, English', options: {} },
  {
    name: 'dark, French, 390 wide',
    options: { colorScheme: 'dark' as const, locale: 'fr-FR', viewport: { width: 390, height: 800 } },
  },
  { name: 'light, English, 320 wide', options: { viewport: { width: 320, height: 640 } } },
]

for (const { name, options } of looks) {
  test(`visitors' pages are accessible and fit: ${name} @once`, async ({ as }) => {
    const page = await as(undefined, options)
    await page.goto('/p/glass-beaker?sku=BEAK-250')
    await page.locator('main form button[type=submit]').first().click()
    await page.getByText(/is in the cart|dans le panier/).waitFor()
    for (const path of [
      '/',
      '/c',
      '/c/glassware',
      '/p/glass-beaker',
      '/p/student-microscope',
      '/search?q=lamp',
      '/search?q=qxzqv',
      '/cart',
      '/checkout',
      '/sign-in',
      '/reset',
      '/reset?sent=1',
      '/reset/nothing',
      '/activate/nothing',
      '/confirm-email/nothing',
      '/nothing',
      '/mailbox',
    ]) {
      await page.goto(path)
      await expectNoViolations(page)
      await expectToFit(page)
    }
  })

  test(`a customer's pages are accessible and fit: ${name} @once`, async ({ as }) => {
    const page = await as(demo.bob, options)
    await page.goto('/p/glass-beaker?sku=BEAK-250')
    await page.locator('main form button[type=submit]').first().click()
    await page.getByText(/is in the cart|dans le panier/).waitFor()
    await page.goto('/checkout')
    await expectNoViolations(page)
    await page.locator('button[form=checkout]').click()
    await page.waitForURL(/review/)
    for (const path of [
      '/checkout/review',
      '/account',
      '/account/profile',
      '/account/addresses',
      '/account/orders',
      '/account/invoices',
      '/account/wish-list',
      '/account/lists',
      '/account/saved-carts',
      '/account/coupons',
      '/account/recurring',
      '/account/subscriptions',
      '/account/cards',
      '/account/help-log',
      '/account/security',
    ]) {
      await page.goto(path)
      await expectNoViolations(page)
      await expectToFit(page)
    }
    await page.goto('/account/orders')
    await page
      .getByRole('main')
      .getByRole('link', { name: /\d{12}-/ })
      .first()
      .click()
    await page.waitForURL(/orders\/\d/)
    await expectNoViolations(page)
    await expectToFit(page)
  })
}

for (const { name, options } of [looks[0]!, looks[2]!]) {
  test(`the desk and the assist are accessible and fit: ${name} @once`, async ({ as }) => {
    const page = await as(demo.mette, options)
    for (const path of ['/service', '/service?sort=company&order=down&size=36']) {
      await page.goto(path)
      await expectNoViolations(page)
      await expectToFit(page)
    }
    await actFor(page, 'Lise Meitner')
    await expectNoViolations(page)
    for (const path of ['/account/security', '/cart', '/p/glass-beaker', '/nothing']) {
      await page.goto(`${assistOf(page)}${path}`)
      await expectNoViolations(page)
      await expectToFit(page)
    }
    await page.getByRole('button', { name: 'Log off customer' }).click()
    await page.waitForURL(/service/)
    await expectNoViolations(page)
    await page.getByRole('link', { name: 'Wrap-up note' }).click()
    await expect(page.getByRole('heading', { name: 'This assist has ended' })).toBeVisible()
    await expectNoViolations(page)
  })
}
