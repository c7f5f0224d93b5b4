import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { OwnShop } from './fixtures'
import { demo, expect, PASSWORD, test } from './fixtures'
import { actFor, assistOf } from './steps'

test.describe.configure({ timeout: 240_000 })

const BOSS = 'admin@behalf.test'

async function enterAdmin(page: Page, email: string, path = '/admin') {
  await page.goto(path)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/sign-in'))
}

/** An order of a customer of the shop, placed through the commands. */
async function placed(shop: OwnShop, goods = 1) {
  const { asCustomer } = await import('@/lib/testing/make')
  const { buy } = await import('@/lib/testing/buy')
  const customer = await shop.customer()
  return buy(asCustomer(shop, customer), [[await shop.sku(), goods]])
}

async function letJobsRun() {
  const { progressDeliveries } = await import('@/lib/orders/running/progress')
  await progressDeliveries()
}

/** Opens a button's form on the page of an order and presses it, with what is written to it. */
async function press(page: Page, button: string, words: { remark?: string; message?: string } = {}) {
  const form = page.locator('details', { has: page.locator('summary', { hasText: button }) }).last()
  await form.locator('summary').click()
  if (words.remark) await form.getByLabel('Remark').fill(words.remark)
  if (words.message) await form.getByLabel('Message to the customer').fill(words.message)
  await form.getByRole('button', { name: button }).click()
}

const looks = [
  { name: 'light, English', options: {} },
  {
    name: 'dark, French, 390 wide',
    options: { colorScheme: 'dark' as const, locale: 'fr-FR', viewport: { width: 390, height: 800 } },
  },
]

for (const { name, options } of looks) {
  test(`the admin app is accessible and fits: ${name} @once`, async ({ as }) => {
    const page = await as(undefined, options)
    await enterAdmin(page, BOSS)
    await page.goto('/admin/orders')
    const order = await page.locator('main a[href^="/admin/orders/"]').first().getAttribute('href')
    for (const path of [
      '/admin',
      '/admin/orders',
      '/admin/orders?q=qxzqv',
      order!,
      '/admin/deliveries',
      '/admin/payments',
      '/admin/callbacks?state=all',
      '/admin/coupons',
      '/admin/subscriptions',
      '/admin/subscriptions/terms',
      '/admin/assists',
      '/admin/nothing',
    ]) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id }) => id),
        path,
      ).toEqual([])
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, path).toBeLessThanOrEqual(0)
    }
  })
}

test.describe('getting in', () => {
  test('is for managers with a main role, and leads back to where they wanted to go', async ({ as }) => {
    const page = await as()
    await enterAdmin(page, 'only.callcenter@behalf.test', '/admin/orders?group=waiting')
    await expect(page).toHaveURL(/\/admin\/orders\?group=waiting$/)
    await expect(page.getByRole('link', { name: 'Inventory' })).toHaveCount(0)

    await page.getByRole('button', { name: 'Log off' }).click()
    await expect(page).toHaveURL(/\/admin\/sign-in\?ended=1$/)
    await page.goto('/admin')
    await expect(page).toHaveURL(/\/admin\/sign-in/)
  })

  test('is refused to add-on roles, to customers and inside an assist', async ({ as }) => {
    const page = await as()
    await page.goto('/admin/sign-in')
    await page.locator('input[name=email]').fill('only.confirm@behalf.test')
    await page.locator('input[name=password]').fill(PASSWORD)
    await page.locator('main button').click()
    await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible()

    const customer = await as(demo.bob)
    expect((await customer.goto('/admin'))!.status()).toBe(404)
    expect((await customer.goto('/admin/orders'))!.status()).toBe(404)
    const manager = await as(BOSS)
    await actFor(manager, 'Bob Doe')
    for (const path of ['/admin', '/admin/orders', '/admin/sign-in']) {
      expect((await manager.goto(`${assistOf(manager)}${path}`))!.status()).toBe(404)
      await manager.goto(`${assistOf(manager)}/account`)
    }
  })

  test('needs no second sign-in after the storefront’s', async ({ as }) => {
    const page = await as(BOSS)
    await page.goto('/service')
    await page.getByRole('link', { name: 'Admin' }).click()
    await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible()
  })
})

for (const javaScriptEnabled of [true, false]) {
  test(`an operator takes an order all the way, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    as,
    shop,
  }) => {
    const order = await placed(shop)
    const manager = await shop.manager(['ROLE_SMSHOPADMIN'])
    const page = await as(undefined, { url: shop.url, javaScriptEnabled })
    await enterAdmin(page, manager.account.email, '/admin/orders')
    await page.getByRole('link', { name: order.number }).click()

    await press(page, 'Confirm', { remark: 'Called the customer', message: 'On its way soon' })
    await expect(page.getByText('Confirm: done.')).toBeVisible()
    await expect(page.getByText('Called the customer')).toBeVisible()
    await letJobsRun()
    await page.reload()
    for (const button of ['Start packing', 'Mark as packed', 'Ship', 'Mark as delivered']) {
      await press(page, button)
      await expect(page.getByText(`${button}: done.`)).toBeVisible()
    }
    await expect(page.getByText('Completed').first()).toBeVisible()
  })

  test(`many at once, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ as, shop }) => {
    const orders = [await placed(shop), await placed(shop)]
    const manager = await shop.manager(['ROLE_SMSHOPADMIN'])
    const page = await as(undefined, { url: shop.url, javaScriptEnabled })
    await enterAdmin(page, manager.account.email, '/admin/orders?group=waiting')

    for (const { number } of orders) await page.getByRole('checkbox', { name: `Tick ${number}` }).check()
    await page.getByRole('button', { name: 'Confirm' }).click()
    for (const { number } of orders) await expect(page.getByText(`${number}: done`)).toBeVisible()
    await letJobsRun()

    await page.goto('/admin/deliveries?group=pack')
    await page.getByRole('button', { name: `Start packing: ${orders[0]!.number}-1` }).click()
    await expect(page.getByText(`${orders[0]!.number}-1: done`)).toBeVisible()
  })
}

test('somebody who was quicker is told of, and nothing is done twice', async ({ as, shop }) => {
  const order = await placed(shop)
  const manager = await shop.manager(['ROLE_SMSHOPADMIN'])
  const [anna, bert] = [await as(undefined, { url: shop.url }), await as(undefined, { url: shop.url })]
  for (const page of [anna, bert]) {
    await enterAdmin(page, manager.account.email, `/admin/orders/${order.id}`)
  }

  await press(anna, 'Confirm')
  await expect(anna.getByText('Confirm: done.')).toBeVisible()
  await press(bert, 'Cancel the order')
  await expect(bert.getByText('The order changed meanwhile')).toBeVisible()
  await expect(bert.getByText('In progress').first()).toBeVisible()
})

test('what has to be written is asked for, and nothing typed is lost', async ({ as, shop }) => {
  const order = await placed(shop)
  const manager = await shop.manager(['ROLE_SMSHOPADMIN'])
  const page = await as(undefined, { url: shop.url })
  await enterAdmin(page, manager.account.email, `/admin/orders/${order.id}`)

  const form = page.locator('details', { has: page.locator('summary', { hasText: 'Tracking' }) }).last()
  await form.locator('summary').click()
  await form.getByLabel('Tracking number').fill('JD0001')
  await form.getByLabel('Tracking address').fill('http://plain.test/track')
  await form.getByRole('button', { name: 'Tracking' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await expect(form.getByLabel('Tracking number')).toHaveValue('JD0001')

  await form.getByLabel('Tracking address').fill('https://carrier.test/JD0001')
  await form.getByRole('button', { name: 'Tracking' }).click()
  await expect(page.getByRole('link', { name: 'JD0001' })).toHaveAttribute('href', 'https://carrier.test/JD0001')
})

test('orders of other shops are not there', async ({ as, shop }) => {
  const order = await placed(shop)
  const page = await as(undefined, {})
  await enterAdmin(page, 'only.callcenter@behalf.test')

  expect((await page.goto(`/admin/orders/${order.id}`))!.status()).toBe(404)
  await page.goto(`/admin/orders?q=${order.number}`)
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.goto('/admin/orders/not-an-id')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('the list is found again by its address', async ({ as }) => {
  const page = await as(BOSS)
  await page.goto('/admin/orders')
  await page.getByRole('link', { name: 'Completed' }).click()
  await page.waitForURL(/group=completed/)
  await page.getByRole('searchbox').fill('bohr')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.waitForURL(/q=[0-9a-f-]{36}/) // and not who was looked for
  await expect(page).toHaveURL(/group=completed/)
  await expect(page.getByRole('searchbox')).toHaveValue('bohr')
  await page.getByRole('link', { name: 'Total' }).click()
  await expect(page).toHaveURL(/sort=total/)
  await page.goto('/admin/orders?q=x')
  await expect(page.getByText('That cannot be looked for')).toBeVisible()
})
