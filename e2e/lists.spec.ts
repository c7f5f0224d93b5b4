import type { Page } from '@playwright/test'
import { demo, expect, type OwnShop, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

/** A shop with lists for everybody, and a customer of it. */
async function withLists(shop: OwnShop) {
  await shop.attribute('SHOP_SF_SHOPPING_LIST_TYPES', 'B2C,B2B')
  await shop.attribute('SHOP_SF_REPEAT_ORDER_TYPES', 'B2B')
  return shop.customer({ type: 'B2B' })
}

const main = (page: Page) => page.getByRole('main')

/** From a product's page onto a list, by the name the choice has. */
async function putOnList(page: Page, slug: string, list: string) {
  await page.goto(`${prefix(page)}/p/${slug}`)
  await page.getByText('Put on list').first().click()
  await page.getByRole('combobox', { name: 'List' }).selectOption({ label: list })
  await page.getByRole('button', { name: 'Put on list' }).click()
  await page.getByRole('link', { name: 'View list' }).waitFor()
}

const prefix = (page: Page) => page.url().match(/\/as\/[0-9a-f-]{36}/)?.[0] ?? ''

test('a customer keeps a shopping list and moves it into the cart', async ({ as, shop }) => {
  const carla = await withLists(shop)
  const [lamp, desk] = [await shop.sku({ name: 'Lamp', price: 1000 }), await shop.sku({ name: 'Desk', quantity: 0 })]
  const page = await as(carla.email, { url: shop.url })
  await page.goto('/account/lists')
  await page.getByLabel('Name').fill('For the lab')
  await page.getByRole('button', { name: 'Make list' }).click()
  await page.waitForURL(/\/account\/lists\/[0-9a-f-]{36}/)
  const list = page.url()

  await putOnList(page, lamp.product.slug, 'For the lab')
  await putOnList(page, desk.product.slug, 'For the lab')
  await page.getByRole('link', { name: 'View list' }).click()
  await expect(page).toHaveURL(list)
  await page.getByRole('spinbutton', { name: 'Quantity of Lamp' }).fill('3')
  await page.getByRole('button', { name: 'Update' }).first().click()
  await page.getByRole('button', { name: 'Put all into the cart' }).click()

  await expect(page.getByText('3 pieces were put into the cart.')).toBeVisible()
  await expect(page.getByText('Desk is sold out.')).toBeVisible()
  await expect(main(page).getByRole('listitem').filter({ hasText: 'Lamp' })).toHaveCount(0)
  await expect(main(page)).toContainText('Sold out at the moment.')
  await main(page).getByRole('link', { name: 'View cart' }).click()
  await expect(main(page)).toContainText('€30.00')

  await page.goto(list)
  await page.getByLabel('Name').fill('Laboratory')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Laboratory')
  await page.getByRole('button', { name: 'Delete this list' }).click()
  await page.waitForURL(/\/account\/lists$/)
  await expect(page.getByText('No shopping lists yet')).toBeVisible()
  expect((await page.goto(list))?.status()).toBe(404)
})

test('a manager keeps lists for a customer, who sees who put what there', async ({ as, shop }) => {
  const carla = await withLists(shop)
  const lamp = await shop.sku({ name: 'Lamp' })
  const anna = await shop.manager()
  const desk = await as(anna.account.email, { url: shop.url })
  await actFor(desk, carla.lastname)
  await desk.locator('summary', { hasText: 'My account' }).click()
  for (const name of ['Wish list', 'Shopping lists', 'Requisition lists', 'Saved carts'])
    await expect(desk.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name })).toBeVisible()

  await putOnList(desk, lamp.product.slug, 'Wish list')
  await desk.getByRole('link', { name: 'View list' }).click()
  await expect(desk).toHaveURL(new RegExp(`${assistOf(desk)}/account/wish-list`))

  const page = await as(carla.email, { url: shop.url })
  await page.goto('/account/wish-list')
  await expect(main(page)).toContainText(`Added by ${anna.account.name}`)
  expect(await shop.audit('list.add')).toMatchObject([{ actorId: anna.account.id, customerId: carla.id }])
})

test('saving the cart empties it for the customer and the manager; either may restore it', async ({ as, shop }) => {
  const carla = await withLists(shop)
  const [lamp, chair] = [await shop.sku({ name: 'Lamp' }), await shop.sku({ name: 'Chair' })]
  const page = await as(carla.email, { url: shop.url })
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/cart')
  const desk = await as((await shop.manager()).account.email, { url: shop.url })
  await actFor(desk, carla.lastname)
  await desk.goto(`${assistOf(desk)}/cart`)
  await desk.getByRole('textbox', { name: 'Name (optional)' }).fill('Until Monday')
  await desk.getByRole('button', { name: 'Save cart' }).click()
  await expect(desk.getByText('The cart was saved as “Until Monday”. It is empty now.')).toBeVisible()
  await expect(desk.getByText('The cart is empty', { exact: true })).toBeVisible()

  await page.reload()
  await expect(page.getByText('The cart is empty', { exact: true })).toBeVisible()
  await addToCart(page, `/p/${chair.product.slug}`)
  await page.goto('/account/saved-carts')
  await page.getByRole('button', { name: 'Restore Until Monday' }).click()
  await page.waitForURL(/\/cart$/)
  await expect(main(page)).toContainText('Lamp')
  await expect(main(page)).toContainText('Chair')
  await desk.reload()
  await expect(main(desk)).toContainText('Lamp')
  expect(await shop.audit('cart.save')).toHaveLength(1)
})

test('a wish list is private until it is shared, and says no more than its owner chose', async ({ as, shop }) => {
  const carla = await withLists(shop)
  const lamp = await shop.sku({ name: 'Lamp' })
  const page = await as(carla.email, { url: shop.url })
  await putOnList(page, lamp.product.slug, 'Wish list')
  await page.goto('/account/wish-list')
  await page.getByLabel('Name shown above the list (optional)').fill('C.')
  await page.getByRole('button', { name: 'Make link' }).click()
  const link = await page.getByLabel('Link to the wish list').inputValue()

  const friend = await as(undefined, { url: shop.url })
  await friend.goto(link)
  await expect(friend.getByRole('heading', { level: 1 })).toHaveText('Wish list of C.')
  await expect(friend.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex, nofollow')
  for (const personal of [carla.email, carla.lastname, carla.firstname])
    await expect(friend.locator('body')).not.toContainText(personal)
  await friend.getByRole('button', { name: 'Add to cart' }).click()
  await expect(friend.getByText('is in the cart: 1 piece')).toBeVisible()
  await friend.goto('/account')
  await expect(friend).toHaveURL(/\/sign-in/)

  await page.getByRole('button', { name: 'Make private again' }).click()
  await expect(page.getByRole('button', { name: 'Make link' })).toBeVisible()
  expect((await friend.goto(link))?.status()).toBe(404)
})

test('colleagues use a requisition list that one of them shares', async ({ as, server }) => {
  const url = `http://shop10-nbi.localhost:${server.port}`
  const page = await as('hendrik.kramers@test.com', { url })
  await page.goto('/account/requisition-lists')
  await expect(main(page)).toContainText('Shared by Niels Bohr')
  await page.getByRole('link', { name: 'Blackboard room' }).click()
  await expect(page.getByRole('button', { name: 'Delete this list' })).toBeHidden()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Put chosen into the cart' }).click()
  await expect(main(page).getByRole('link', { name: 'View cart' })).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(2)

  const elsewhere = await as(demo.bob)
  await elsewhere.goto('/account')
  await expect(elsewhere.getByRole('link', { name: 'Requisition lists' })).toHaveCount(0)
  expect((await elsewhere.goto('/account/requisition-lists'))?.status()).toBe(404)
})

test('an order is ordered again, and repeated, at the prices of today', async ({ as, shop }) => {
  const carla = await withLists(shop)
  const [lamp, chair] = [await shop.sku({ name: 'Lamp', price: 1000 }), await shop.sku({ name: 'Chair', quantity: 1 })]
  const page = await as(carla.email, { url: shop.url })
  for (const { product } of [lamp, chair]) await addToCart(page, `/p/${product.slug}`)
  await page.goto('/checkout')
  await page.locator('input[name=shipName]').fill('Carla Customer')
  await page.locator('input[name=shipLine1]').fill('Nørregade 10')
  await page.locator('input[name=shipPostcode]').fill('1165')
  await page.locator('input[name=shipCity]').fill('København K')
  await page.locator('select[name=shipCountry]').selectOption('DK')
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  await shop.price(lamp.id, 1500)

  await page.goto('/account/orders')
  await page.getByRole('link', { name: 'Pending' }).click()
  await page.getByRole('button', { name: /^Order again/ }).click()
  await expect(page.getByText('1 piece was put into the cart.')).toBeVisible()
  await expect(page.getByText('Chair is sold out.')).toBeVisible()
  await main(page).getByRole('link', { name: 'View cart' }).click()
  await expect(main(page)).toContainText('€15.00')

  await page.goto('/account/orders')
  await page.getByRole('link', { name: /^Order \d/ }).click()
  await page.getByRole('button', { name: 'Repeat order' }).click()
  await expect(page.getByText('Chair is sold out.')).toBeVisible()
  await page.goto('/checkout/review')
  await expect(main(page)).toContainText('Nørregade 10')
})

test('lists and saved carts work without JavaScript', async ({ as, shop }) => {
  const carla = await withLists(shop)
  const lamp = await shop.sku({ name: 'Lamp' })
  const page = await as(carla.email, { url: shop.url, javaScriptEnabled: false })
  await page.goto('/account/lists')
  await page.getByRole('button', { name: 'Make list' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await putOnList(page, lamp.product.slug, 'A new shopping list')
  await page.getByRole('link', { name: 'View list' }).click()
  await page.getByRole('button', { name: 'Put chosen into the cart' }).click()
  await expect(page.getByText('Nothing is ticked.')).toBeVisible()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Put chosen into the cart' }).click()
  await expect(page.getByText('1 piece was put into the cart.')).toBeVisible()

  await main(page).getByRole('link', { name: 'View cart' }).click()
  await page.getByRole('button', { name: 'Save cart' }).click()
  await expect(page.getByText('It is empty now.')).toBeVisible()
  await page.getByRole('link', { name: 'View list' }).click()
  await page.getByRole('button', { name: 'Restore to cart' }).click()
  await page.waitForURL(/\/cart$/)
  await expect(main(page)).toContainText('Lamp')
})

test('a list deleted in another tab is said to be gone, and nothing is done', async ({ as, shop }) => {
  const carla = await withLists(shop)
  const lamp = await shop.sku({ name: 'Lamp' })
  const page = await as(carla.email, { url: shop.url })
  await putOnList(page, lamp.product.slug, 'A new shopping list')
  await page.getByRole('link', { name: 'View list' }).click()
  await page.getByRole('button', { name: 'Put all into the cart' }).waitFor()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Delete this list' }).click()
  await other.waitForURL(/\/account\/lists$/)

  await page.getByRole('button', { name: 'Put all into the cart' }).click()

  await expect(page.getByText('We could not find that.')).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByText('The cart is empty', { exact: true })).toBeVisible()
})

test('the pages of lists are in French from end to end', async ({ as }) => {
  const page = await as(demo.marie, { locale: 'fr-FR' })
  const english = /\b(the|your|list|cart|save|shared|added|quantity)\b/i
  for (const path of ['/account/wish-list', '/account/lists', '/account/saved-carts', '/cart', '/account/orders']) {
    await page.goto(path)
    expect(((await main(page).textContent()) ?? '').match(english)?.[0], path).toBeUndefined()
  }
})
