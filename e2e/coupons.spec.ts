import type { Page } from '@playwright/test'
import { expect, type OwnShop, PASSWORD, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

const main = (page: Page) => page.getByRole('main')

async function order(page: Page) {
  await page.locator('input[name=shipName]').fill('Carla Customer')
  await page.locator('input[name=shipLine1]').fill('Nørregade 10')
  await page.locator('input[name=shipPostcode]').fill('1165')
  await page.locator('input[name=shipCity]').fill('København K')
  await page.locator('select[name=shipCountry]').selectOption('DK')
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await page.waitForURL(/\/checkout\/review/)
}

async function withCoupon(shop: OwnShop) {
  const carla = await shop.customer()
  await shop.coupon({ code: 'SAVE', name: 'Ten per cent', percent: 10, customerLimit: 1 })
  await shop.coupon({ code: 'GIFT', name: 'A gift', amount: 500, assignedOnly: true })
  return { carla, lamp: await shop.sku({ name: 'Lamp', price: 1999 }) }
}

test('a coupon is entered in the cart and seen all the way to the letter', async ({ as, shop, mailbox }) => {
  const { carla, lamp } = await withCoupon(shop)
  const page = await as(carla.email, { url: shop.url })
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/cart')
  await page.getByLabel('Coupon code').fill('nothing')
  await page.getByRole('button', { name: 'Use coupon' }).click()
  await expect(page.getByText('There is no such coupon here.')).toBeVisible()
  await page.getByLabel('Coupon code').fill('save')
  await page.getByRole('button', { name: 'Use coupon' }).click()
  await expect(main(page)).toContainText('-€2.00')
  await expect(main(page)).toContainText('€17.99')

  await page.goto('/checkout')
  await order(page)
  await expect(main(page)).toContainText('Coupon SAVE')
  await expect(main(page)).toContainText('€34.76')
  await page.getByRole('button', { name: 'Place order · €34.76' }).click()
  await page.waitForURL(/\/checkout\/done\//)
  await expect(main(page)).toContainText('-€2.00')
  expect((await mailbox.to(carla.email))[0]?.text).toContain('Coupon SAVE: -€2.00')

  await page.goto('/account/coupons')
  await expect(main(page)).toContainText('Ten per cent')
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/cart')
  await page.getByLabel('Coupon code').fill('SAVE')
  await page.getByRole('button', { name: 'Use coupon' }).click()
  await expect(page.getByText('as often as it may be by one customer')).toBeVisible()
})

test('a manager gives a customer a coupon, who uses it', async ({ as, shop }) => {
  const { carla, lamp } = await withCoupon(shop)
  const anna = await shop.manager()
  const desk = await as(anna.account.email, { url: shop.url })
  await actFor(desk, carla.lastname)
  await desk.goto(`${assistOf(desk)}/account/coupons`)
  await desk.getByLabel('Coupon code').fill('GIFT')
  await desk.getByRole('button', { name: 'Keep coupon' }).click()
  await expect(desk.getByText('A gift is here to be used.')).toBeVisible()
  expect(await shop.audit('coupon.keep')).toMatchObject([{ actorId: anna.account.id, customerId: carla.id }])

  const page = await as(carla.email, { url: shop.url })
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/account/coupons')
  await expect(main(page)).toContainText(`Given by ${anna.account.name}`)
  await page.getByRole('button', { name: 'Use in the cart: GIFT' }).click()
  await page.waitForURL(/\/cart$/)
  await expect(main(page)).toContainText('€14.99')
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript'
  test(`the shop makes a coupon, and switches it off${how}`, async ({ as, shop }) => {
    const boss = await shop.manager(['ROLE_SMSHOPADMIN'])
    const desk = await as(undefined, { url: shop.url, javaScriptEnabled })
    await desk.goto('/admin/coupons')
    await desk.locator('input[name=email]').fill(boss.account.email)
    await desk.locator('input[name=password]').fill(PASSWORD)
    await desk.locator('main button').click()
    await desk.waitForURL((url) => url.pathname === '/admin/coupons')
    await desk.getByLabel('Code').fill('spring')
    await desk.getByLabel('Name').fill('Spring cleaning')
    await desk.getByRole('button', { name: 'Make coupon' }).click()
    await expect(desk.getByText('either a percentage from 1 to 100 or an amount')).toBeVisible()
    await desk.getByLabel('Amount off the goods').fill('5')
    await desk.getByRole('button', { name: 'Make coupon' }).click()
    await expect(desk.getByText('SPRING can be used from now on')).toBeVisible()
    await expect(desk.getByRole('row', { name: 'SPRING' })).toContainText('€5.00')

    const carla = await shop.customer()
    const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
    const page = await as(carla.email, { url: shop.url })
    await addToCart(page, `/p/${lamp.product.slug}`)
    await page.goto('/cart')
    await page.getByLabel('Coupon code').fill('spring')
    await page.getByRole('button', { name: 'Use coupon' }).click()
    await expect(main(page)).toContainText('€14.99')

    await desk.getByRole('button', { name: 'Switch off: SPRING' }).click()
    await expect(desk.getByRole('row', { name: 'SPRING' })).toContainText('Off')
    await page.reload()
    await expect(main(page)).not.toContainText('€14.99')
  })
}

test('coupons work without JavaScript', async ({ as, shop }) => {
  const { carla, lamp } = await withCoupon(shop)
  const page = await as(carla.email, { url: shop.url, javaScriptEnabled: false })
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/cart')
  await page.getByRole('button', { name: 'Use coupon' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await page.getByLabel('Coupon code').fill('SAVE')
  await page.getByRole('button', { name: 'Use coupon' }).click()
  await expect(main(page)).toContainText('€17.99')
  await page.getByRole('button', { name: 'Remove coupon' }).click()
  await expect(main(page)).not.toContainText('€17.99')
})
