import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Customer } from '@/lib/auth/actor'
import { main, toCustomer } from './buying'
import { expect, type OwnShop, test } from './fixtures'
import { actFor, assistOf } from './steps'

async function hasNoFaults(page: Page) {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
}

async function liveIn(shop: OwnShop, customer: Customer) {
  const { giveAddress } = await import('@/lib/testing/recurring')
  const { asCustomer } = await import('@/lib/testing/make')
  await giveAddress(asCustomer(shop, customer))
}

/** Its day has come, and the job comes by: this one or the server's. */
async function comeDue(id: string) {
  const { transact } = await import('@/db')
  const { recurringOrders } = await import('@/db/schema')
  const { eq } = await import('drizzle-orm')
  const { now } = await import('@/lib/clock')
  const { dayOf } = await import('@/lib/days')
  const { orderRecurring } = await import('@/lib/recurring/job')
  const { datesOf } = await import('@/lib/testing/recurring')
  const today = { nextDay: dayOf(now()) }
  await transact({ recurring: id }, (tx) => tx.update(recurringOrders).set(today).where(eq(recurringOrders.id, id)))
  await orderRecurring()
  await expect.poll(async () => (await datesOf({ id })).map(({ state }) => state)).toContain('ordered')
}

test('a customer orders regularly, a manager looks after it, and the job orders at today’s price, in French', async ({
  as,
  shop,
  mailbox,
}) => {
  await shop.attribute('SHOP_SF_RECURRING_ORDER_TYPES', 'B2C')
  const carla = await shop.customer({ locale: 'fr' })
  await liveIn(shop, carla)
  const lamp = await shop.sku({ name: 'Lamp', price: 1000 })
  const page = await as(carla.email, { url: shop.url })
  await page.goto(`/p/${lamp.product.slug}`)
  await page.getByRole('button', { name: 'Ajouter au panier' }).click()
  await page.getByRole('link', { name: 'Voir le panier' }).waitFor()
  await page.goto('/cart')
  await page.getByRole('link', { name: 'Commander régulièrement' }).click()
  await page.waitForURL(/\/account\/recurring\/new/)
  await page.getByLabel('Tous ou toutes les', { exact: true }).fill('2')
  await page.getByLabel('Intervalle').selectOption('week')
  await page.getByRole('radio', { name: 'Après un nombre de commandes' }).check()
  await hasNoFaults(page)
  await page.getByRole('button', { name: 'Créer la commande récurrente' }).click()
  await expect(page.getByLabel('Nombre de commandes', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Tous ou toutes les', { exact: true })).toHaveValue('2')
  await page.getByLabel('Nombre de commandes', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'Créer la commande récurrente' }).click()
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('Toutes les 2 semaines')
  await expect(main(page)).toContainText('Après 3 commandes de plus')
  await hasNoFaults(page)
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  expect(await toCustomer(mailbox, carla.email)).toContain('recurring-order-created')

  const anna = await shop.manager()
  const desk = await as(anna.account.email, { url: shop.url })
  await actFor(desk, carla.lastname)
  await desk.goto(`${assistOf(desk)}/account/recurring/${id}`)
  await desk.getByRole('button', { name: /^Sauter le/ }).click()
  await expect(main(desk)).toContainText(`Sautée par ${anna.account.name} pour le client`)
  await desk.getByRole('button', { name: 'Suspendre', exact: true }).click()
  await expect(desk.getByRole('button', { name: 'Reprendre', exact: true })).toBeVisible()

  await page.goto(`/account/recurring/${id}/change`)
  await page.getByLabel('Combien de Lamp (fr)').fill('4')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(main(page)).toContainText('Elle est suspendue')
  await page.getByRole('button', { name: 'Reprendre', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Suspendre', exact: true })).toBeVisible()

  await shop.price(lamp.id, 1200)
  await comeDue(id)
  await page.goto(`/account/recurring/${id}`)
  await expect(main(page)).toContainText('Après 2 commandes de plus')
  await page.getByRole('link', { name: /^Commande \d{12}-/ }).click()
  await expect(page.getByRole('link', { name: 'Passée par une commande récurrente' })).toBeVisible()
  await expect(main(page)).toContainText('48,00')
  await page.goto('/cart')
  await expect(main(page)).toContainText('Lamp (fr)')
  expect(await toCustomer(mailbox, carla.email)).toContain('order-new')
})
