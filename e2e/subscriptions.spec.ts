import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { main, toCustomer } from './buying'
import { expect, PASSWORD, test } from './fixtures'
import { actFor, assistOf } from './steps'

async function hasNoFaults(page: Page) {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
}

test('a customer subscribes without JavaScript, a manager cancels it for them, and they take it back, in French', async ({
  as,
  shop,
  mailbox,
}) => {
  const { giveAddress } = await import('@/lib/testing/recurring')
  const { offer } = await import('@/lib/testing/subscriptions')
  const { asCustomer } = await import('@/lib/testing/make')
  await shop.attribute('SHOP_SF_RECURRING_ORDER_TYPES', 'B2C')
  const carla = await shop.customer({ locale: 'fr' })
  await giveAddress(asCustomer(shop, carla))
  const lamp = await shop.sku({ name: 'Lamp', price: 1000 })
  await offer(lamp, [1, 3])

  const page = await as(carla.email, { url: shop.url, javaScriptEnabled: false })
  await page.goto(`/p/${lamp.product.slug}`)
  await expect(page.getByRole('button', { name: 'Ajouter au panier', exact: true })).toBeVisible()
  await page.getByRole('radio', { name: /^S’abonner : .* tous les 3 mois/ }).check()
  await page.getByRole('button', { name: 'S’abonner', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/account/subscriptions/new')
  await expect(page.getByLabel('Une nouvelle livraison')).toHaveValue('3')
  await page.getByLabel('Combien', { exact: true }).fill('2')
  await page.getByRole('button', { name: 'S’abonner et commander maintenant' }).click()
  await expect(main(page)).toContainText('Rien n’est encore commandé')
  await expect(page.getByLabel('Combien', { exact: true })).toHaveValue('2')
  await page.getByRole('button', { name: 'S’abonner et commander maintenant' }).click()
  await expect(main(page)).toContainText('Votre abonnement a commencé et sa première commande est passée')
  await expect(main(page)).toContainText('Tous les 3 mois')
  await expect(page.getByRole('link', { name: /^Commande \d{12}-/ })).toBeVisible()
  const at = new URL(page.url()).pathname
  expect(await toCustomer(mailbox, carla.email)).toEqual(expect.arrayContaining(['subscription-created', 'order-new']))

  const anna = await shop.manager()
  const desk = await as(anna.account.email, { url: shop.url })
  await actFor(desk, carla.lastname)
  await desk.goto(`${assistOf(desk)}${at}`)
  await desk.getByText('Résilier l’abonnement', { exact: true }).click()
  await desk.getByRole('button', { name: 'Oui, le résilier', exact: true }).click()
  await expect(desk.getByRole('button', { name: 'Annuler la résiliation', exact: true })).toBeVisible()
  await hasNoFaults(desk)
  expect(await toCustomer(mailbox, carla.email)).toContain('subscription-cancelled')

  await page.goto('/account/subscriptions')
  await expect(main(page)).toContainText('Résilié')
  await main(page).getByRole('link', { name: '2 × Lamp (fr)' }).click()
  await page.getByRole('button', { name: 'Annuler la résiliation', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Modifier', exact: true })).toBeVisible()
  await expect(main(page)).toContainText('Prochaine livraison et prochain paiement')

  const boss = await shop.manager(['ROLE_SMADMIN'])
  const admin = await as(undefined, { url: shop.url, javaScriptEnabled: false })
  await admin.goto('/admin/sign-in?next=/admin/subscriptions')
  await admin.locator('input[name=email]').fill(boss.account.email)
  await admin.locator('input[name=password]').fill(PASSWORD)
  await admin.locator('main button').click()
  const theirs = admin.getByRole('row').filter({ hasText: lamp.code })
  await expect(theirs).toContainText([`${carla.lastname}`])
  await expect(theirs).toContainText(['Every 3 months'])
  await admin.getByLabel(/^Renews/).selectOption('7')
  await admin.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(main(admin)).toContainText('Nothing matches')
  await admin.getByRole('link', { name: 'Subscription terms', exact: true }).click()
  await expect(admin.getByRole('link', { name: `1 customer has it: ${lamp.code}, Every 3 months` })).toBeVisible()
  await admin.getByRole('button', { name: `Switch off: ${lamp.code}, Every 3 months` }).click()
  await expect(admin.getByRole('button', { name: `Switch on: ${lamp.code}, Every 3 months` })).toBeVisible()
  await admin.getByLabel('Article code').last().fill(lamp.code)
  await admin.getByLabel('Months', { exact: true }).fill('6')
  await admin.getByRole('button', { name: 'Offer it', exact: true }).click()
  await expect(admin.getByRole('row').filter({ hasText: 'Every 6 months' })).toContainText('Offered')
  await page.goto(`/p/${lamp.product.slug}`)
  await expect(page.getByRole('radio', { name: /^S’abonner : .* tous les 6 mois/ })).toBeVisible()
  await expect(page.getByRole('radio', { name: /^S’abonner : .* tous les 3 mois/ })).toHaveCount(0)
})
