import AxeBuilder from '@axe-core/playwright'
import { open, place } from './buying'
import { expect, type OwnShop, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

/** Known by both streets; the last one is no default. */
async function twoAddresses(shop: OwnShop, customer: Awaited<ReturnType<OwnShop['customer']>>) {
  const { asCustomer } = await import('@/lib/testing/make')
  const { saveAddress } = await import('@/lib/people/addresses')
  const place = { name: 'Carla Customer', company: '', line2: '', postcode: '1165', city: 'København K', phone: '' }
  for (const line1 of ['Nørregade 10', 'Blegdamsvej 17']) {
    await saveAddress(asCustomer(shop, customer), { ...place, line1, kind: 'shipping', country: 'DK' })
  }
}

test('one press leads to the review, for the customer and on behalf; what is gone is asked for', async ({
  as,
  shop,
}) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999, quantity: 50 })
  const { carla, page } = await open(as, shop, { javaScriptEnabled: false })
  await page.goto('/account/quick-checkout')
  await expect(page.getByText('needs an address')).toBeVisible()
  await twoAddresses(shop, carla)
  await page.goto('/account/quick-checkout')
  await page
    .getByRole('radio', { name: /Blegdamsvej/ })
    .first()
    .check()
  await page
    .getByRole('radio', { name: /Invoice/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Save quick checkout' }).click()
  await expect(page.getByText('Quick checkout is ready')).toBeVisible()

  await page.goto(`/p/${lamp.product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('is in the cart')).toBeVisible()
  await page.goto('/cart')
  await page.getByRole('button', { name: 'Quick checkout', exact: true }).click()
  await page.waitForURL(/\/checkout\/review$/)
  await expect(page.getByRole('main')).toContainText('Blegdamsvej 17')
  await place(page)

  const manager = await shop.manager()
  const anna = await as(manager.account.email, { url: shop.url })
  await actFor(anna, carla.lastname)
  const assist = assistOf(anna)
  await addToCart(anna, `${assist}/p/${lamp.product.slug}`)
  await anna.goto(`${assist}/account/addresses`)
  await anna
    .getByRole('listitem')
    .filter({ hasText: 'Blegdamsvej' })
    .getByRole('button', { name: /Remove/ })
    .click()
  await expect(anna.getByRole('main').getByText('Blegdamsvej 17')).toHaveCount(0)
  await anna.goto(`${assist}/cart`)
  await anna.getByRole('button', { name: 'Quick checkout', exact: true }).click()
  await anna.waitForURL((url) => url.pathname === `${assist}/checkout`)
  await expect(anna.getByText('The delivery address of the quick checkout profile is gone')).toBeVisible()
  await expect(anna.getByRole('radio', { name: /Invoice/ })).toBeChecked()
  await anna.getByRole('button', { name: 'Continue to review' }).click()
  await anna.waitForURL(/\/checkout\/review$/)
  await place(anna)

  await anna.goto(`${assist}/account/quick-checkout`)
  await expect(anna.getByText('is gone')).toBeVisible()
  expect((await new AxeBuilder({ page: anna }).analyze()).violations).toEqual([])

  const french = await as(carla.email, { url: shop.url })
  await french.context().addCookies([{ name: 'behalf-language', value: 'fr', url: shop.url }])
  await french.goto('/account/quick-checkout')
  await expect(french.getByRole('heading', { name: 'Achat express' })).toBeVisible()
  await expect(french.getByText('n’existe plus')).toBeVisible()
})
