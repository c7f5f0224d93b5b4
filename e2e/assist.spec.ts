import type { Page } from '@playwright/test'
import { MINUTE } from '@/lib/clock'
import { demo, expect, type OwnShop, signIn, test } from './fixtures'
import { actFor, addToCart, assistOf, bar, deafen } from './steps'

async function manager(shop: OwnShop, as: (email: string, options: { url: string }) => Promise<Page>) {
  const anna = await shop.manager()
  return { anna, page: await as(anna.account.email, { url: shop.url }) }
}

test('a manager places an order for Niels Bohr, and it names her', async ({ as, mailbox }) => {
  const page = await as(demo.anna)
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible()
  await actFor(page, 'Niels Bohr')
  await expect(page.getByText('You are now acting for')).toBeVisible()
  await expect(bar(page)).toContainText('Anna Holm is acting for Herr Niels Bohr', { useInnerText: true })
  await expect(page).toHaveTitle(/^Niels Bohr · /)

  await addToCart(page, `${assistOf(page)}/p/glass-beaker?sku=BEAK-250`)
  await page.getByRole('link', { name: /^Cart, / }).click()
  await expect(page.getByText('Added by Anna Holm')).toBeVisible()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.getByRole('button', { name: /review/i }).click()
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  expect(page.url()).toContain('/as/')
  await expect(page.getByRole('heading', { name: 'The order is placed' })).toBeVisible()
  const number = page.url().split('/').at(-1)!

  await bar(page).getByRole('button', { name: 'Log off customer' }).click()
  await page.waitForURL(/\/service/)
  await expect(bar(page)).toBeHidden()

  const niels = await as(demo.niels)
  await niels.goto(`/account/orders/${number}`)
  await expect(niels.getByText('Placed for you by Anna Holm').first()).toBeVisible()
  await niels.goto('/account/help-log')
  await expect(niels.getByText(`Order ${number} was placed`)).toBeVisible()
  await niels.getByText('with the time').first().click()
  await expect(niels.getByText('placed an order').first()).toBeVisible()

  await expect
    .poll(async () => (await mailbox.to(demo.niels)).filter((letter) => letter.text.includes(number)))
    .toHaveLength(1)
  expect((await mailbox.to(demo.anna)).filter((letter) => letter.text.includes(number))).toHaveLength(1)
  expect((await mailbox.to('orders@copenhagen-supply.test')).some((letter) => letter.subject.includes(number))).toBe(
    true,
  )
})

test('two tabs help two customers, and nothing mixes', async ({ as, shop }) => {
  const [carla, dora] = [await shop.customer({ firstname: 'Carla' }), await shop.customer({ firstname: 'Dora' })]
  await shop.sku({ name: 'Lamp' })
  const desk = await shop.sku({ name: 'Desk' })
  const { page: first } = await manager(shop, as)
  const second = await first.context().newPage()
  await actFor(first, carla.lastname)
  await actFor(second, dora.lastname)

  await first.goto(`${assistOf(first)}/c`)
  await first.getByRole('article').filter({ hasText: 'Lamp' }).getByRole('button', { name: 'Add to cart' }).click()
  await first.getByText(/is in the cart/).waitFor()
  await addToCart(second, `${assistOf(second)}/p/${desk.product.slug}`)
  await first.goto(`${assistOf(first)}/cart`)
  await second.goto(`${assistOf(second)}/cart`)

  await expect(first.getByRole('main')).toContainText('Lamp')
  await expect(first.getByRole('main')).not.toContainText('Desk')
  await expect(first).toHaveTitle(/^Carla /)
  await expect(second.getByRole('main')).toContainText('Desk')
  await expect(second.getByRole('main')).not.toContainText('Lamp')
  await expect(second).toHaveTitle(/^Dora /)

  await first.goBack()
  await expect(first).toHaveTitle(/^Carla /)
  await expect(bar(first)).toContainText('Carla')
})

test('after the end nothing of the customer can be reached, by the back button either', async ({ as, shop }) => {
  const carla = await shop.customer({ firstname: 'Carla', company: 'Canary Ltd' })
  const { page } = await manager(shop, as)
  await actFor(page, carla.lastname)
  await page.goto(`${assistOf(page)}/account/profile`)
  await expect(page.getByRole('textbox', { name: 'Company' })).toHaveValue('Canary Ltd')
  const path = assistOf(page)

  await bar(page).getByRole('button', { name: 'Log off customer' }).click()
  await page.waitForURL(/\/service/)
  await expect(page.getByText('You no longer act for Carla')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'This assist has ended' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('Canary Ltd')
  await page.goto(`${path}/cart`)
  await expect(page.getByRole('heading', { name: 'This assist has ended' })).toBeVisible()
})

test('a stale tab can change nothing after the end, and says so', async ({ as, shop }) => {
  const carla = await shop.customer()
  const lamp = await shop.sku()
  const { page } = await manager(shop, as)
  await actFor(page, carla.lastname)
  const stale = await page.context().newPage()
  await deafen(stale)
  await stale.goto(`${assistOf(page)}/p/${lamp.product.slug}`)
  await bar(page).getByRole('button', { name: 'Log off customer' }).click()
  await page.waitForURL(/\/service/)

  await stale.getByRole('button', { name: 'Add to cart' }).click()

  await expect(stale.getByRole('heading', { name: 'This assist has ended' })).toBeVisible()
  const customer = await as(carla.email, { url: shop.url })
  await customer.goto('/cart')
  await expect(customer.getByText('The cart is empty')).toBeVisible()
})

test('the name in the bar offers exactly to be oneself again and to sign out', async ({ as, shop }) => {
  const { page, anna } = await manager(shop, as)
  await actFor(page, (await shop.customer()).lastname)

  await bar(page)
    .locator('summary', { hasText: `Menu of ${anna.account.name}` })
    .click()

  await expect(bar(page).locator('details').getByRole('button')).toHaveText(['Sign in as yourself', 'Sign out'])
  await bar(page).getByRole('button', { name: 'Sign in as yourself' }).click()
  await page.waitForURL(/\/service/)
  await expect(page.getByText(anna.account.name).first()).toBeVisible()
})

test('the customer sees who is helping, and keeps their own session throughout', async ({ as, shop }) => {
  const carla = await shop.customer()
  const customer = await as(carla.email, { url: shop.url })
  const { page, anna } = await manager(shop, as)
  await actFor(page, carla.lastname)

  await customer.reload()
  await expect(customer.getByRole('status').filter({ hasText: 'is helping you' })).toContainText(anna.account.name)
  await bar(page).getByRole('button', { name: 'Log off customer' }).click()
  await page.waitForURL(/\/service/)
  await customer.reload()
  await expect(customer.getByText('is helping you')).toBeHidden()
  await expect(customer.getByRole('heading', { level: 1 })).toContainText('Carla')
})

test.describe('an assist ends on the very next click when @once', () => {
  type Ending = (given: { shop: OwnShop; anna: string; carla: string; carlaAccount: string }) => Promise<void>

  const endings: Record<string, Ending> = {
    'the shop stops letting managers in': async ({ shop }) => shop.attribute('SHOP_SF_LOGIN_MANAGER', 'false'),
    'the manager’s account is disabled': async ({ shop, anna }) => shop.disable(anna),
    'the manager loses the role to act on behalf': async ({ shop, anna }) =>
      shop.withdraw(anna, 'ROLE_SMCALLCENTERLOGINONBEHALF'),
    'the manager loses the role to enter': async ({ shop, anna }) => shop.withdraw(anna, 'ROLE_SMCALLCENTERLOGINSF'),
    'the customer is disabled': async ({ shop, carlaAccount }) => shop.disable(carlaAccount),
  }

  for (const [reason, cause] of Object.entries(endings)) {
    test(reason, async ({ as, shop }) => {
      const customer = await shop.customer()
      const { page, anna } = await manager(shop, as)
      await deafen(page)
      await actFor(page, customer.lastname)
      const path = assistOf(page)

      await cause({ shop, anna: anna.account.id, carla: customer.id, carlaAccount: customer.accountId })
      await page.goto(`${path}/cart`)

      await expect(page.getByRole('heading', { name: 'This assist has ended' })).toBeVisible()
      await expect(bar(page)).toBeHidden()
    })
  }

  test('the manager signs out in another tab', async ({ as, shop }) => {
    const { page } = await manager(shop, as)
    await deafen(page)
    await actFor(page, (await shop.customer()).lastname)
    const path = assistOf(page)
    const other = await page.context().newPage()
    await other.goto('/service')
    await other.getByRole('button', { name: 'Log off' }).click()
    await other.waitForURL(/\/sign-in/)

    await page.goto(`${path}/cart`)

    await expect(page.getByRole('heading', { name: 'This assist has ended' })).toBeVisible()
  })

  test('nothing was clicked for a quarter of an hour', async ({ as, shop, clock }) => {
    const { page } = await manager(shop, as)
    await deafen(page)
    await actFor(page, (await shop.customer()).lastname)

    const lamp = await shop.sku()
    await page.goto(`${assistOf(page)}/p/${lamp.product.slug}`)
    clock.forward(15 * MINUTE + 1_000)
    await page.getByRole('button', { name: 'Add to cart' }).click() // a form that was open meanwhile

    await expect(page.getByText('Nothing was clicked for too long.')).toBeVisible()
    expect((await shop.audit('cart.add')).map(({ outcome }) => outcome)).not.toContain('ok')
  })

  test('its hour is over, however busy it was', async ({ as, shop, clock }) => {
    const { page } = await manager(shop, as)
    await deafen(page)
    await actFor(page, (await shop.customer()).lastname)
    const path = assistOf(page)
    for (const minutes of [12, 24, 36, 48, 58]) {
      clock.forward(minutes * MINUTE)
      await page.goto(`${path}/cart`)
      await expect(bar(page)).toBeVisible()
    }

    clock.forward(60 * MINUTE + 1_000)
    await page.goto(`${path}/cart`)

    await expect(page.getByText('Its time was over.')).toBeVisible()
  })
})

test('a customer’s session survives the manager’s in the same browser being replaced', async ({ as, shop }) => {
  const carla = await shop.customer()
  const { page } = await manager(shop, as)
  await actFor(page, carla.lastname)
  await bar(page).locator('summary', { hasText: 'Menu of' }).click()
  await bar(page).getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)

  await signIn(page, carla.email)

  await expect(bar(page)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Carla')
})

test('what a manager had put into a cart as a visitor goes to nobody', async ({ as, shop }) => {
  const [carla, lamp] = [await shop.customer(), await shop.sku({ name: 'Lamp' })]
  const anna = await shop.manager()
  const page = await as(undefined, { url: shop.url })
  await addToCart(page, `/p/${lamp.product.slug}`)

  await signIn(page, anna.account.email)
  await actFor(page, carla.lastname)
  await page.goto(`${assistOf(page)}/cart`)

  await expect(page.getByText('The cart is empty')).toBeVisible()
})
