import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { actFor, addToCart } from './steps'

const main = (page: Page) => page.getByRole('main')
const input = (page: Page, name: string) => page.locator(`main [name=${name}]`)
const press = (page: Page, form: string) => page.locator(`main form:has([name=${form}]) button`).last().click()

/** The places beside every page of the account: what each is called, and where it is. */
async function places(page: Page) {
  const links = page.getByRole('navigation', { name: /^(Account|Compte)$/ }).getByRole('link')
  return links.evaluateAll((found) => found.map((link) => [link.textContent ?? '', link.getAttribute('href') ?? '']))
}

async function fillAddress(page: Page, kind: string, city: string) {
  await page.locator(`main [name=kind][value=${kind}]`).check()
  const typed = { name: 'Carla Curie', line1: 'Nørregade 10', postcode: '1165', city }
  for (const [name, text] of Object.entries(typed)) await input(page, name).fill(text)
  await input(page, 'country').selectOption('DK')
  await press(page, 'postcode')
  await expect(main(page).getByText(city).first()).toBeVisible()
}

for (const { locale, tag, gone } of [
  { locale: 'en-GB', tag: '', gone: 'Log off customer' },
  { locale: 'fr-FR', tag: ' @once', gone: 'Déconnecter le client' },
]) {
  test(`everything in a customer’s account is looked after for them, and they find it so: ${locale}${tag}`, async ({
    as,
    shop,
  }) => {
    const { asCustomer } = await import('@/lib/testing/make')
    const { buy } = await import('@/lib/testing/buy')
    await shop.attribute('SHOP_SF_RECURRING_ORDER_TYPES', 'B2C')
    const anna = await shop.manager()
    const customer = await shop.customer({ firstname: 'Carla', lastname: 'Curie', locale: locale.slice(0, 2) as 'en' })
    const lamp = await shop.sku({ name: 'Lamp', price: 1000 })
    await shop.priceFrom(lamp.id, 5, 800)
    const { number } = await buy(asCustomer(shop, customer), [[lamp, 1]])
    const page = await as(anna.account.email, { url: shop.url, locale })
    const carla = await as(customer.email, { url: shop.url, locale })
    await actFor(page, 'Carla Curie')
    const assist = new URL(page.url()).pathname.match(/^\/as\/[0-9a-f-]{36}/)![0]

    // The same places for both, but “Account”, which stays the manager's own; each opens, and says what it is.
    await carla.goto('/account')
    const [own, acting] = [await places(carla), await places(page)]
    expect(acting.map(([, href]) => href)).toEqual(own.map(([, href]) => `${assist}${href}`))
    expect(own.length).toBeGreaterThan(11)
    for (const [name, href] of acting) {
      const answer = await page.goto(href!)
      expect([href, answer?.status()]).toEqual([href, 200])
      await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible()
      await expect(page.getByRole('button', { name: gone })).toBeVisible()
    }

    // Personal information: all but what they sign in with.
    await page.goto(`${assist}/account/profile`)
    await expect(input(page, 'email')).toHaveCount(0)
    await input(page, 'phone').fill('+45 35 32 00 02')
    await press(page, 'phone')
    await page.waitForURL(/saved=1/)
    await carla.goto('/account/profile')
    await expect(input(carla, 'phone')).toHaveValue('+45 35 32 00 02')

    // Delivery and billing addresses, in the book and in the checkout of both.
    for (const [kind, city] of [
      ['shipping', 'Aarhus C'],
      ['billing', 'Odense C'],
    ] as const) {
      await page.goto(`${assist}/account/addresses`)
      await fillAddress(page, kind, city)
    }
    await carla.goto('/account/addresses')
    await expect(main(carla)).toContainText('Aarhus C')
    await expect(main(carla)).toContainText('Odense C')

    for (const [who, before] of [
      [page, assist],
      [carla, ''],
    ] as const) {
      await who.goto(`${before}/account/orders`)
      await expect(main(who)).toContainText(number)
    }

    // The customer's prices, with what five of it cost, in the one cart of both.
    await page.goto(`${assist}/p/${lamp.product.slug}`)
    await input(page, 'quantity').first().fill('5')
    await page.locator('main form:has([name=skuId]) button').first().click()
    await page.getByText(/is in the cart|est dans le panier/).waitFor()
    await carla.goto('/cart')
    await expect(main(carla)).toContainText(/40[.,]00/)
    await addToCart(carla, `/p/${lamp.product.slug}`)
    await page.goto(`${assist}/cart`)
    await expect(main(page)).toContainText(/48[.,]00/)
    await page.goto(`${assist}/checkout`)
    await expect(main(page)).toContainText('Aarhus C')
  })
}
