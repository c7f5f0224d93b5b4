import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type OwnShop, test } from './fixtures'
import { assistOf, bar } from './steps'

const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** From the desk to the page on which the customer is being asked. */
async function ask(page: Page, shop: OwnShop, customerId: string) {
  await page.goto(`${shop.url}/service/customers/${customerId}`)
  await page.getByRole('button', { name: 'Log in on behalf' }).click()
  await page.waitForURL(/\/service\/asking\//)
}

test('a customer says yes on their own screen, takes back what was done, and says that it was not wanted', async ({
  as,
  shop,
  mailbox,
}) => {
  await shop.attribute('SHOP_SF_ASSIST_CONSENT', 'ask')
  const anna = await shop.manager()
  const carla = await shop.customer({ firstname: 'Carla', locale: 'fr' })
  const desk = await as(anna.account.email, { url: shop.url })
  const home = await as(carla.email, { url: shop.url, locale: 'fr-FR' })
  await ask(desk, shop, carla.id)
  await clean(desk)

  await home.goto('/')
  await expect(home.getByRole('status').filter({ hasText: 'souhaite vous aider' })).toContainText(anna.account.name)
  await home.getByRole('link', { name: 'Répondre' }).click()
  await home.getByRole('button', { name: 'Accepter' }).click()
  await expect(home.getByRole('button', { name: 'Accepter' })).toHaveCount(0)

  await expect(desk.getByText('has said yes on their screen')).toBeVisible()
  await desk.getByRole('button', { name: 'Log in on behalf' }).click()
  await desk.waitForURL(/\/as\//)
  for (const sku of [await shop.sku({ name: 'Lamp' }), await shop.sku({ name: 'Desk' })]) {
    await desk.goto(`${assistOf(desk)}/p/${sku.product.slug}`)
    await desk.getByRole('button', { name: 'Ajouter au panier' }).click()
    await desk.getByText('dans le panier :').waitFor()
  }
  await desk.getByRole('button', { name: 'Déconnecter le client' }).click() // in the customer's language
  await desk.waitForURL(/\/service/)

  await home.goto('/account/help-log')
  await clean(home)
  await home.getByRole('button', { name: /^Annuler : Panier : 1 × Lamp.* ajouté$/ }).click()
  await expect(home.getByText(/^Annulé par .*Carla/)).toBeVisible()
  await home.goto('/cart')
  await expect(home.getByRole('main')).toContainText('Desk')
  await expect(home.getByRole('main')).not.toContainText('Lamp')
  // Where customers are asked first, nobody but them takes anything back afterwards; elsewhere its manager may, too.
  await desk.getByRole('link', { name: 'Wrap-up note' }).click()
  await expect(desk.getByRole('heading', { name: 'What was done' })).toBeVisible()
  await expect(desk.getByRole('button', { name: /^Take back/ })).toHaveCount(0)
  await shop.attribute('SHOP_SF_ASSIST_CONSENT', 'notify')
  await desk.reload()
  await expect(desk.getByText(/^Taken back by .*Carla/)).toBeVisible()
  await desk.getByRole('button', { name: /^Take back: Cart: 1 × Desk/ }).click()
  await expect(desk.getByText(`Taken back by ${anna.account.name}`)).toBeVisible()
  await clean(desk)
  await home.goto('/account/help-log')
  await home.getByText('Je n’ai pas demandé cela').click()
  await home.getByRole('button', { name: 'Oui, le signaler' }).click()
  await expect(home.getByText('Vous nous avez signalé')).toBeVisible()
  await expect
    .poll(async () => (await mailbox.to(carla.email)).map(({ text }) => text).join())
    .toContain(`${anna.account.name} a agi pour vous`)
  await expect
    .poll(async () => (await mailbox.to('shop@test.com')).map(({ text }) => text).join())
    .toContain(anna.account.name)
})

test('a customer who is not online reads out six digits', async ({ as, shop, mailbox }) => {
  await shop.attribute('SHOP_SF_ASSIST_CONSENT', 'ask')
  const anna = await shop.manager()
  const carla = await shop.customer()
  const desk = await as(anna.account.email, { url: shop.url, javaScriptEnabled: false })
  await ask(desk, shop, carla.id)
  await desk.getByRole('button', { name: 'Send the code' }).click()
  await expect(desk.getByText('The letter is on its way')).toBeVisible()
  const code = (await mailbox.to(carla.email))[0]!.text.match(/\b\d{6}\b/)![0]

  await desk.getByLabel('Six digits').fill('12')
  await desk.getByRole('button', { name: 'Check the code' }).click()
  await expect(desk.getByText('These are not the six digits of the letter.')).toBeVisible()
  await desk.getByLabel('Six digits').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await desk.getByRole('button', { name: 'Check the code' }).click()
  await expect(desk.getByText('The code is right')).toBeVisible()
  await desk.getByRole('button', { name: 'Log in on behalf' }).click()
  await desk.waitForURL(/\/as\//)
  await expect(bar(desk)).toContainText(carla.lastname)
})
