import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { MINUTE } from '@/lib/clock'
import { expect, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

const bar = (page: Page) => page.locator('#assist')

test('a manager prepares apart from the customer, locks their cart, and another one takes over', async ({
  as,
  shop,
  clock,
}) => {
  const [anna, bert] = [await shop.manager(), await shop.manager()]
  const carla = await shop.customer({ firstname: 'Carla', locale: 'fr' })
  await shop.attribute('SHOP_SF_ASSIST_IDLE_MINUTES', '60')
  const lamp = await shop.sku({ name: 'Desk lamp', quantity: 50 })
  const [desk, other] = [
    await as(anna.account.email, { url: shop.url }),
    await as(bert.account.email, { url: shop.url }),
  ]
  const home = await as(carla.email, { url: shop.url, locale: 'fr-FR' })
  await addToCart(home, `/p/${lamp.product.slug}`)
  await home.goto('/cart')
  const quantity = (page: Page) => page.getByRole('spinbutton', { name: /Desk lamp/ })
  await expect(quantity(home)).toHaveValue('1')

  // The draft: full for the manager, nowhere for the customer, and not to be ordered.
  await actFor(desk, carla.lastname)
  const cart = (page: Page, name: RegExp) => bar(page).locator('summary', { hasText: name })
  await cart(desk, /Panier du client/).click()
  await desk.getByRole('button', { name: 'Passer au panier brouillon' }).click()
  await expect(cart(desk, /Panier brouillon/)).toBeVisible()
  await desk.goto(`${shop.url}${assistOf(desk)}/p/${lamp.product.slug}`)
  await desk.locator('main').getByRole('button', { name: 'Ajouter au panier' }).click()
  await expect(
    desk
      .locator('header')
      .getByRole('link', { name: /panier/i })
      .last(),
  ).toHaveText(/1/)
  await desk.goto(`${shop.url}${assistOf(desk)}/cart`)
  await expect(desk.getByText('Ceci est un brouillon.')).toBeVisible()
  await expect(desk.getByRole('link', { name: 'Commander' })).toHaveCount(0)
  await clean(desk)
  await desk.goto(`${shop.url}${assistOf(desk)}/checkout`)
  await expect(desk.getByText('Un panier brouillon ne peut pas être commandé.')).toBeVisible()
  await home.reload()
  await expect(quantity(home)).toHaveValue('1')
  await desk.goto(`${shop.url}${assistOf(desk)}/cart`)
  await desk.getByRole('button', { name: 'Déplacer dans le panier du client' }).click()
  await expect(desk.getByText('1 article est maintenant dans le panier du client.')).toBeVisible()
  await expect(quantity(home)).toHaveValue('2')

  // The lock: seen at once, refused in words to a page that does not know yet, and not in the way of who locked it.
  await cart(desk, /Panier du client/).click()
  await desk.getByRole('button', { name: 'Verrouiller le panier', exact: true }).click()
  await expect(home.getByText(`${anna.account.name} travaille sur votre panier`)).toBeVisible()
  await expect(home.getByText(/est verrouillé jusqu’à/)).toBeVisible()
  await expect(quantity(home)).toBeDisabled()
  await clean(home)
  await home.goto(`/p/${lamp.product.slug}`)
  await home.locator('main').getByRole('button', { name: 'Ajouter au panier' }).click()
  await expect(home.getByText(`${anna.account.name} a verrouillé ce panier jusqu’à`)).toBeVisible()
  await home.goto('/cart')

  // Another manager takes over; the first one is told, and the customer goes on.
  await actFor(other, carla.lastname)
  await cart(other, /Panier du client/).click()
  await bar(other).getByText('Reprendre la main et déverrouiller').click()
  await other.getByRole('button', { name: 'Oui, reprendre et déverrouiller' }).click()
  await expect(bar(desk).getByText(`${bert.account.name} a déverrouillé le panier`)).toBeVisible()
  await expect(quantity(home)).toBeEnabled()
  await desk.getByRole('button', { name: 'Compris' }).click()
  await expect(bar(desk).getByText('a déverrouillé le panier')).toHaveCount(0)

  // A lock that nobody takes off is over after a quarter of an hour.
  await cart(other, /Panier du client/).click()
  await other.getByRole('button', { name: 'Verrouiller le panier', exact: true }).click()
  await expect(quantity(home)).toBeDisabled()
  clock.forward(15 * MINUTE)
  await home.reload()
  await expect(quantity(home)).toBeEnabled()
})

test('a manager passes an assist to a colleague, who goes on under their own name', async ({ as, shop }) => {
  const [anna, bert] = [await shop.manager(), await shop.manager()]
  const carla = await shop.customer({ firstname: 'Carla' })
  const [desk, other] = [
    await as(anna.account.email, { url: shop.url }),
    await as(bert.account.email, { url: shop.url }),
  ]
  const home = await as(carla.email, { url: shop.url })
  await other.goto('/service')
  await home.goto('/')
  await actFor(desk, carla.lastname)
  await expect(home.getByText(`${anna.account.name} from ${shop.name} is helping you.`)).toBeVisible()

  const menu = bar(desk).locator('summary').filter({ hasText: 'Customer’s cart' })
  await menu.click()
  await desk.keyboard.press('Escape')
  await expect(bar(desk).getByRole('button', { name: 'Lock cart' })).toBeHidden()
  await expect(menu).toBeFocused()
  await bar(desk).getByRole('link', { name: 'Pass on' }).click()
  await desk.getByRole('combobox', { name: 'Colleague' }).selectOption({ label: bert.account.name })
  await desk.getByRole('textbox', { name: 'What your colleague should know' }).fill('Wants it blue.')
  await desk.getByRole('button', { name: 'Ask this colleague' }).click()
  await expect(desk.getByText(`Waiting for ${bert.account.name}`)).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Ask this colleague' })).toBeHidden()
  await clean(desk)

  await expect(other.getByText(`${anna.account.name} asks you to go on helping`)).toBeVisible()
  await expect(other.getByText('Wants it blue.')).toBeVisible()
  await clean(other)
  await other.getByRole('button', { name: 'Take over', exact: true }).click()
  await other.waitForURL(/\/as\/[0-9a-f-]{36}\/account/)
  await bar(other)
    .locator('summary')
    .filter({ hasText: `Note from ${anna.account.name}` })
    .click()
  await expect(bar(other).locator('details[open]').getByText('Wants it blue.')).toBeVisible()
  // Whatever else stands in the bar, the name of whom one acts for is there as a whole.
  const size = other.viewportSize()!
  for (const width of [1280, 1024, 768]) {
    await other.setViewportSize({ ...size, width })
    const name = bar(other).getByRole('link', { name: carla.lastname })
    expect(await name.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0)
  }
  await other.setViewportSize(size)

  await expect(home.getByText(`${bert.account.name} from ${shop.name} is helping you.`)).toBeVisible()
  await expect(home.getByText(`${anna.account.name} from`)).toHaveCount(0)
  await desk.waitForURL(/\/assist-ended\//)
  await expect(desk.getByText(`You passed it on to ${bert.account.name}.`)).toBeVisible()
})
