import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, PASSWORD, test } from './fixtures'
import { actFor, assistOf } from './steps'

test('a customer takes their data along and closes the account; nobody does so for them', async ({
  as,
  shop,
  mailbox,
}) => {
  const carla = await shop.customer({ lastname: 'Canary' })
  const anna = await shop.manager()
  const desk = await as(anna.account.email, { url: shop.url })
  await actFor(desk, 'Canary')
  const assist = assistOf(desk)
  await desk.goto(`${assist}/account/privacy/close`)
  await expect(desk).toHaveURL(/\/as\/[^/]+\/account\/privacy$/)
  await expect(desk.getByRole('main')).toContainText('cannot be done on their behalf')
  await expect(desk.getByRole('button', { name: /HTML|JSON/ })).toHaveCount(0)

  const french = await as(carla.email, { url: shop.url })
  await french.context().addCookies([{ name: 'behalf-language', value: 'fr', url: shop.url }])
  for (const [path, title] of [
    ['/account/privacy', 'Vos données'],
    ['/account/privacy/close', 'Fermer votre compte ?'],
  ] as const) {
    await french.goto(path)
    await expect(french.getByRole('heading', { level: 1 })).toHaveText(title)
    expect((await new AxeBuilder({ page: french }).analyze()).violations).toEqual([])
  }

  const page = await as(carla.email, { url: shop.url, javaScriptEnabled: false })
  await page.goto('/account/privacy')
  for (const name of ['To read (HTML)', 'For a program (JSON)']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    expect(await readFile((await download.path())!, 'utf8')).toContain(carla.email)
  }
  await page.getByRole('link', { name: 'Close account …' }).click()
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Close my account' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByLabel('I know that this cannot be taken back.').check()
  await page.getByRole('button', { name: 'Close my account' }).click()
  await expect(page.getByRole('status').first()).toContainText('Your account is closed')

  await page.locator('input[name=email]').fill(carla.email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button').click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('is not right')
  expect((await mailbox.to(carla.email)).map(({ template }) => template)).toEqual(['customer-account-closed'])
  await expect(desk).toHaveURL(/\/assist-ended\//)
  await desk.goto(`${assist}/account`)
  await expect(desk).toHaveURL(/\/assist-ended\//)
})
