import type { Page } from '@playwright/test'
import { demo, expect, type OwnShop, test } from './fixtures'
import { addToCart, deafen } from './steps'

const buy = (page: Page, slug: string) => addToCart(page, `/p/${slug}`)

/** Fills the fields of a delivery address that was not known before. */
async function typeAddress(page: Page) {
  await page.locator('input[name=shipName]').fill('Gerda Guest')
  await page.locator('input[name=shipLine1]').fill('Nørregade 10')
  await page.locator('input[name=shipPostcode]').fill('1165')
  await page.locator('input[name=shipCity]').fill('København K')
  await page.locator('select[name=shipCountry]').selectOption('DK')
}

async function placeOrder(page: Page) {
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  return page.url().split('/').at(-1)!
}

test('a guest buys', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const page = await as(undefined, { url: shop.url })
  await buy(page, lamp.product.slug)
  await page.getByRole('link', { name: 'View cart' }).click()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.locator('input[name=email]').fill('gerda@test.com')
  await typeAddress(page)

  const number = await placeOrder(page)

  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(number)
  expect(await mailbox.to('gerda@test.com')).toMatchObject([{ template: 'order-new' }])
  const stranger = await as(undefined, { url: shop.url })
  expect((await stranger.goto(`/checkout/done/${number}`))?.status()).toBe(404)
})

test('a customer of the demo buys, and finds the order in the history', async ({ as }) => {
  const page = await as(demo.bob)
  await buy(page, 'glass-beaker?sku=BEAK-100')
  await page.goto('/checkout')
  await page.getByRole('radio', { name: /^Invoice An invoice comes/ }).check()
  const number = await placeOrder(page)

  await page.goto('/account/orders')
  await page
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click()

  await expect(page.getByRole('main')).toContainText('BEAK-100')
  await expect(page.getByText('Placed for you')).toBeHidden()
})

test('what a guest put into the cart is there after signing in', async ({ as, shop }) => {
  const lamp = await shop.sku({ name: 'Lamp' })
  const carla = await shop.customer()
  const page = await as(undefined, { url: shop.url })
  await buy(page, lamp.product.slug)

  await page.goto('/sign-in?next=/cart')
  await page.getByLabel('E-mail address').fill(carla.email)
  await page.getByLabel('Password').fill('Correspondence-1922')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()

  await page.waitForURL(/\/cart$/)
  await expect(page.getByRole('main')).toContainText('Lamp')
})

test('two people want the last piece: one gets it, the other keeps the cart and is told', async ({ as, shop }) => {
  const last = await shop.sku({ name: 'Last lamp', quantity: 1 })
  const [first, second] = [await ready(as, shop, last.product.slug), await ready(as, shop, last.product.slug)]

  await first.getByRole('button', { name: /^Place order/ }).click()
  await first.waitForURL(/\/checkout\/done\//)
  await second.getByRole('button', { name: /^Place order/ }).click()

  await expect(second.getByRole('main').getByRole('alert').first()).toContainText('Last lamp')
  await second.goto('/cart')
  await expect(second.getByRole('main')).toContainText('Last lamp')
})

test('pressing "Place order" twice makes one order', async ({ as, shop }) => {
  const lamp = await shop.sku()
  const page = await ready(as, shop, lamp.product.slug)

  await page.getByRole('button', { name: /^Place order/ }).dblclick()
  await page.waitForURL(/\/checkout\/done\//)

  expect(await shop.audit('order.place')).toHaveLength(1)
  await page.goto('/account/orders')
  await expect(page.getByRole('main').getByRole('link', { name: /\d{12}-/ })).toHaveCount(1)
})

/** A customer of the shop with one thing in the cart, before the last button. */
async function ready(as: (email: string, options: { url: string }) => Promise<Page>, shop: OwnShop, slug: string) {
  const customer = await shop.customer()
  const page = await as(customer.email, { url: shop.url })
  await deafen(page) // it would look again by itself, and then show what is meant to have changed behind it
  await buy(page, slug)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await page.waitForURL(/\/checkout\/review/)
  await expect(page.getByRole('button', { name: /^Place order/ })).toBeVisible()
  return page
}

test('a price that changed before the last button is shown, not charged', async ({ as, shop }) => {
  const lamp = await shop.sku({ price: 1000 })
  const page = await ready(as, shop, lamp.product.slug)
  await shop.price(lamp.id, 1200)

  await page.getByRole('button', { name: /^Place order/ }).click()

  await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
  expect(await shop.audit('order.place')).toEqual([])
})

test('the whole way works without JavaScript', async ({ as, shop }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const page = await as(undefined, { url: shop.url, javaScriptEnabled: false })
  await page.goto(`/p/${lamp.product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.goto('/cart')
  await page
    .getByRole('spinbutton', { name: /^Quantity/ })
    .first()
    .fill('2')
  await page
    .getByRole('button', { name: /^Update/ })
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText('€39.98')

  await page.goto('/checkout')
  await page.locator('input[name=email]').fill('not an address')
  await typeAddress(page)
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible()
  await expect(page.locator('input[name=shipName]')).toHaveValue('Gerda Guest')

  await page.locator('input[name=email]').fill('gerda@test.com')
  await placeOrder(page)
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(lamp.code)
})

test('French all the way @once', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lampe', price: 1999 })
  const marie = await shop.customer({ firstname: 'Marie', locale: 'fr' })
  const page = await as(undefined, { url: shop.url, locale: 'fr-FR' })
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByLabel('Adresse e-mail').fill(marie.email)
  await page.getByLabel('Mot de passe').fill('Correspondence-1922')
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/\/account/)

  await page.goto(`/p/${lamp.product.slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lampe (fr)')
  await page.getByRole('button', { name: 'Ajouter au panier' }).click()
  await page.getByText('dans le panier :').waitFor()
  await page.goto('/checkout')
  await typeAddress(page)
  await page.locator('button[form=checkout]').click()
  await page.getByRole('button', { name: /^Commander|Passer la commande|Valider/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  const english = /\b(the|your|order|cart|delivery|total price|sign in)\b/i

  expect(((await page.getByRole('main').textContent()) ?? '').match(english)?.[0]).toBeUndefined()
  const [letter] = await mailbox.to(marie.email)
  expect(letter?.text.match(english)?.[0]).toBeUndefined()
})

test('the language is switched on any page and stays @once', async ({ as }) => {
  const page = await as(undefined)
  await page.goto('/c/glassware?sort=price-up')

  await page.getByRole('button', { name: 'Français' }).click()

  await expect(page).toHaveURL(/\/c\/glassware\?sort=price-up/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('a database that takes no write is said in words, and nothing is half done', async ({ as, shop }) => {
  const lamp = await shop.sku()
  const carla = await shop.customer()
  const page = await as(carla.email, { url: shop.url })
  await page.goto(`/p/${lamp.product.slug}`)

  await shop.whileLocked(async () => {
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByText('The shop cannot save anything at the moment')).toBeVisible({ timeout: 20_000 })
  })
  await page.getByRole('button', { name: 'Add to cart' }).click()

  await expect(page.getByText('is in the cart: 1 piece')).toBeVisible()
})

test('a customer who is disabled is a visitor on the very next click', async ({ as, shop }) => {
  const carla = await shop.customer()
  const page = await as(carla.email, { url: shop.url })
  await shop.disable(carla.accountId)

  await page.goto('/account')

  await expect(page).toHaveURL(/\/sign-in/)
})
