import type { Role } from '@/db/words'
import { demo, expect, test } from './fixtures'

test('the desk shows who is signed in and offers customers and log off, nothing of a customer', async ({ as }) => {
  const page = await as(demo.anna)

  await expect(page).toHaveURL(/\/service$/)
  const menu = page.getByRole('navigation', { name: 'Main menu' })
  await expect(menu).toContainText('Anna Holm')
  await expect(menu.getByRole('link')).toHaveText(['Customers'])
  await expect(menu.getByRole('button')).toHaveText(['Log off'])
})

test('a manager who acts for nobody has no cart and no checkout @rights', async ({ as }) => {
  const page = await as(demo.anna)

  for (const path of ['/cart', '/checkout', '/account', '/account/orders']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/service$/)
  }
})

test('anybody is found by keyboard alone', async ({ as }) => {
  const page = await as(demo.anna)
  const box = page.getByRole('combobox', { name: 'Find a customer' })

  await box.pressSequentially('test01')
  await expect(page.getByRole('option').first()).toContainText('Niels Bohr')
  await box.press('ArrowDown')
  await box.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Herr Niels Bohr' })).toBeVisible()
})

test('a search leaves no name in the address', async ({ as }) => {
  const page = await as(demo.anna)

  await page.getByRole('combobox').fill('meitner')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('Results for “meitner”')).toBeVisible()

  await expect(page.getByRole('article')).toHaveCount(1)
  expect(page.url()).not.toContain('meitner')
})

test('pages, sizes and sorting stand in the address and lead back', async ({ as }) => {
  const page = await as(demo.anna)
  const first = await page.getByRole('article').first().textContent()

  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page.getByRole('article').first()).not.toHaveText(first!)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(page.getByRole('article').first()).toHaveText(first!)
  await page.getByRole('link', { name: '36' }).click()
  await expect(page.getByRole('article')).toHaveCount(29)
  await page.getByRole('link', { name: 'company' }).click()
  await expect(page).toHaveURL(/sort=company/)
})

test('what a caller is asked is masked until it is looked at', async ({ as, shop }) => {
  const anna = await shop.manager()
  const carla = await shop.customer({ phone: '+45 11 22 33 44' })
  const page = await as(anna.account.email, { url: shop.url })
  await page.goto(`/service/customers/${carla.id}`)
  await expect(page.getByText('11 22 33 44')).toBeHidden()

  await page.getByRole('button', { name: 'Reveal: Phone' }).click()

  await expect(page.getByText('+45 11 22 33 44')).toBeVisible()
  expect(await shop.audit('customers.reveal')).toMatchObject([
    { customerId: carla.id, actorId: anna.account.id, outcome: 'ok' },
  ])
})

test.describe('a manager @rights', () => {
  const none: Role[] = []
  const cases: { held: Role[]; desk: boolean; find: boolean }[] = [
    { held: none, desk: false, find: false },
    { held: ['ROLE_SMCALLCENTERLOGINONBEHALF'], desk: false, find: false },
    { held: ['ROLE_SMCALLCENTERCREATEMANAGEDLISTS'], desk: false, find: false },
    { held: ['ROLE_SMCALLCENTERREGISTERCUSTOMER'], desk: false, find: false },
    { held: ['ROLE_SMADMIN'], desk: false, find: false },
    { held: ['ROLE_SMCALLCENTERLOGINSF'], desk: true, find: false },
    { held: ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMADMIN', 'ROLE_SMCALLCENTER'], desk: true, find: false },
    { held: ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF'], desk: true, find: true },
  ]

  for (const { held, desk, find } of cases) {
    test(`with ${held.join(' and ') || 'no role'} enters the desk: ${desk}, finds customers: ${find}`, async ({
      as,
      shop,
    }) => {
      const anna = await shop.manager(held)
      const carla = await shop.customer()
      const page = await as(undefined, { url: shop.url })
      await page.goto('/sign-in')
      await page.getByLabel('E-mail address').fill(anna.account.email)
      await page.getByLabel('Password').fill('Correspondence-1922')
      await page.getByRole('button', { name: 'Sign in' }).click()

      if (!desk) return expect(page.getByRole('main').getByRole('alert')).toContainText('is not right')
      await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible()
      await expect(page.getByRole('combobox', { name: 'Find a customer' })).toBeVisible({ visible: find })
      const answer = await page.request.get(`${shop.url}/service/customers/${carla.id}`).catch(() => undefined)
      if (answer) expect(answer.status()).toBe(find ? 200 : 404)
    })
  }
})

test('managers cannot sign in where the shop does not let them @rights', async ({ as, baseURL }) => {
  const page = await as(undefined, { url: baseURL!.replace('localhost', 'shop20.localhost') })
  await page.goto('/sign-in')
  await page.getByLabel('Adresse e-mail').or(page.getByLabel('E-mail address')).fill('paul.durand@behalf.test')
  await page.locator('input[name=password]').fill('Correspondence-1922')
  await page.locator('main button').click()

  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
})
