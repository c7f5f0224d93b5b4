import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { actFor, assistOf } from './steps'

const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('customer and manager see each other’s changes without reloading, until the customer ends the help', async ({
  as,
  shop,
}) => {
  const anna = await shop.manager()
  const carla = await shop.customer({ firstname: 'Carla', locale: 'fr' })
  const lamp = await shop.sku({ name: 'Desk lamp', quantity: 50 })
  const desk = await as(anna.account.email, { url: shop.url })
  const home = await as(carla.email, { url: shop.url, locale: 'fr-FR' })
  const complaints: string[] = []
  for (const page of [desk, home]) {
    page.on('console', (said) => said.text().includes('Content Security Policy') && complaints.push(said.text()))
  }
  await home.goto('/cart')
  await home.getByRole('textbox', { name: 'Référence' }).fill('typed')

  await actFor(desk, carla.lastname)
  await expect(desk.getByText('Carla est en ligne')).toBeVisible()
  await expect(home.getByText(`${anna.account.name} de ${shop.name} vous assiste.`)).toBeVisible()

  // The manager adds and changes; what the customer was typing stays.
  await desk.goto(`${shop.url}${assistOf(desk)}/p/${lamp.product.slug}`)
  await desk.locator('main').getByRole('button', { name: 'Ajouter au panier' }).click()
  const quantity = (page: Page) => page.getByRole('spinbutton', { name: /Desk lamp/ })
  await expect(quantity(home)).toHaveValue('1')
  await expect(home.locator('li').getByText(`${anna.account.name} vient de modifier cet article`)).toBeVisible()
  await expect(home.getByRole('textbox', { name: 'Référence' })).toHaveValue('typed')
  await clean(home)

  // The customer changes; the manager, who meanwhile types, loses nothing and overwrites nothing.
  await desk.goto(`${shop.url}${assistOf(desk)}/cart`)
  await quantity(desk).fill('7')
  await quantity(home).fill('3')
  await quantity(home).press('Enter')
  await expect(desk.locator('li').getByText('vient de modifier cet article')).toBeVisible()
  await expect(quantity(desk)).toHaveValue('7')
  await quantity(desk).press('Enter')
  await expect(desk.getByText('entre-temps mis 3 ici')).toBeVisible()
  await quantity(desk).press('Enter')
  await expect(quantity(home)).toHaveValue('7')

  await home.getByRole('button', { name: 'Mettre fin à cette assistance' }).click()
  await expect(home.getByText('vous assiste')).toHaveCount(0)
  await desk.waitForURL(/\/assist-ended\//)
  expect(complaints).toEqual([])
})
