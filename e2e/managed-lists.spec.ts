import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { ask } from './ask'
import { typeAddress } from './buying'
import { expect, test } from './fixtures'
import { actFor, assistOf } from './steps'

const main = (page: Page) => page.getByRole('main')

async function hasNoFaults(page: Page) {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
}

test('a manager puts a list together; its customer reads, takes and orders it, in French', async ({
  as,
  shop,
  mailbox,
}) => {
  await shop.attribute('SHOP_SF_MANAGED_LIST_TYPES', 'B2C')
  await shop.attribute('SHOP_URL', shop.url)
  const carla = await shop.customer({ locale: 'fr' })
  const anna = await shop.manager()
  const [lamp, other] = [await shop.sku({ name: 'Lamp', price: 1000 }), await shop.sku({ name: 'Spare' })]
  const desk = await as(anna.account.email, { url: shop.url })
  await actFor(desk, carla.lastname)
  await desk.goto(`${assistOf(desk)}/p/${lamp.product.slug}`)
  await desk.getByRole('button', { name: 'Ajouter au panier' }).click()
  await desk.getByRole('link', { name: 'Voir le panier' }).waitFor()
  await desk.goto(`${assistOf(desk)}/cart`)
  await main(desk).locator('summary', { hasText: 'Enregistrer comme sélection' }).click()
  await desk.getByLabel('Nom de la sélection').fill('For the lab')
  await desk.getByLabel('Remarque sur Lamp').fill('The warm one')
  await desk.getByLabel('Alternatives à Lamp').fill('NO-SUCH')
  await desk.getByLabel('Retirer ces articles').check()
  await desk.getByRole('button', { name: 'Envoyer au client' }).click()
  await expect(main(desk)).toContainText('NO-SUCH')
  await expect(desk.getByLabel('Remarque sur Lamp')).toHaveValue('The warm one')
  await desk.getByLabel('Alternatives à Lamp').fill(other.code)
  await desk.getByRole('button', { name: 'Envoyer au client' }).click()
  await expect(main(desk)).toContainText(`Envoyée à ${carla.firstname}`)
  await expect(main(desk)).toContainText('Le client se prononce lui-même sur cette sélection.')
  await expect(main(desk).getByRole('button', { name: 'Tout ajouter au panier' })).toBeHidden()

  const [letter] = await mailbox.to(carla.email)
  expect(letter).toMatchObject({ template: 'managedlist-created', subject: 'For the lab : préparé pour vous' })
  const link = letter!.text.match(/https?:\S+\/managed-lists\/[\w-]{43}/)![0]
  for (const method of ['HEAD', 'GET']) {
    const answer = await ask(link, { method })
    expect([answer.status, answer.headers['referrer-policy']]).toEqual([200, 'no-referrer'])
  }
  const stranger = await as((await shop.customer()).email, { url: shop.url })
  expect((await stranger.goto(link))?.status()).toBe(404)

  const page = await as(undefined, { url: shop.url, locale: 'fr-FR' })
  await page.goto(link)
  await expect(main(page)).toContainText('The warm one')
  await hasNoFaults(page)
  await page.getByRole('link', { name: 'Se connecter pour répondre' }).click()
  await page.locator('input[name=email]').fill(carla.email)
  await page.locator('input[name=password]').fill('Correspondence-1922')
  await page.locator('main button').click()
  await page.waitForURL((url) => url.pathname.startsWith('/account/managed-lists/'))
  await shop.price(lamp.id, 1200)
  await page.reload()
  await expect(main(page)).toContainText('Plus cher maintenant')
  await hasNoFaults(page)
  await desk.goto(`${assistOf(desk)}/account/managed-lists`)
  await expect(main(desk)).toContainText('vue')
  await page.getByRole('button', { name: 'Tout ajouter au panier' }).click()
  await expect(page.getByText('1 pièce est dans le panier.')).toBeVisible()
  expect((await ask(link)).status).toBe(404)

  await page.goto('/cart')
  await expect(main(page)).toContainText(`De la sélection « For the lab » de ${anna.account.name}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio').last().check()
  await page.getByRole('button', { name: 'Continuer vers la vérification' }).click()
  await page.waitForURL(/\/checkout\/review/)
  await page.getByRole('button', { name: /^Commander/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  const number = page.url().split('/').at(-1)!
  await page.goto(`/account/orders/${number}`)
  await expect(main(page)).toContainText('De la sélection « For the lab »')
  await page.goto('/account/managed-lists')
  await expect(main(page)).toContainText('Aucune sélection pour le moment')
  expect((await mailbox.to(anna.account.email))[0]).toMatchObject({ template: 'adm-managedlist-ordered' })

  await desk.goto('/service/lists?state=ordered')
  await expect(main(desk)).toContainText('For the lab')
  await hasNoFaults(desk)
})
