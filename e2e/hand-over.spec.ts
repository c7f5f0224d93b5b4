import AxeBuilder from '@axe-core/playwright'
import { main, open, place, review, typeAddress, typeCard } from './buying'
import { expect, PASSWORD, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

test('a manager prepares, the customer pays by card, and the manager sees it', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const anna = await shop.manager()
  const { carla } = await open(as, shop)
  const desk = await as(anna.account.email, { url: shop.url })
  await actFor(desk, carla.lastname)
  const assist = assistOf(desk)
  await addToCart(desk, `${assist}/p/${lamp.product.slug}`)
  await desk.goto(`${assist}/checkout`)
  await desk.getByRole('button', { name: 'Send to customer to pay' }).click()
  await expect(main(desk)).toContainText('Waiting.')
  await expect(desk.getByRole('img', { name: /QR code/ })).toBeVisible()
  const { violations } = await new AxeBuilder({ page: desk }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  const letter = (await mailbox.to(carla.email)).find(({ template }) => template === 'order-handed-over')!
  const link = letter.text.match(/\/hand-over\/\S+/)![0]
  const home = await as(undefined, { url: shop.url, locale: 'fr-FR', viewport: { width: 390, height: 800 } })
  await home.goto(link)
  await expect(main(home)).toContainText('Connectez-vous')
  await home.getByRole('main').getByRole('link').click()
  await home.locator('input[name=email]').fill(carla.email)
  await home.locator('input[name=password]').fill(PASSWORD)
  await home.locator('main button').click()
  await home.waitForURL((url) => url.pathname.startsWith('/hand-over/'))
  await home.getByRole('main').getByRole('button').click()
  await home.waitForURL(/\/checkout$/)
  await expect(main(desk)).toContainText('The customer is looking at it.')

  await typeAddress(home)
  await home.getByRole('radio', { name: /charged when the goods leave/ }).check()
  await typeCard(home, '4242 4242 4242 4242')
  await home.getByRole('button', { name: 'Use this card' }).click()
  await expect(home.getByRole('radio', { name: /4242/ })).toBeChecked()
  await review(home)
  const number = await place(home)
  await expect(main(desk)).toContainText(`The customer has ordered. Order ${number}`)
  await desk.getByRole('link', { name: 'To the order' }).click()
  await expect(desk).toHaveURL(new RegExp(`${assist}/account/orders/${number}`))
})
