import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { assistOf, bar } from './steps'

const palette = (page: Page) => page.getByRole('dialog', { name: /^(Find or go to|Trouver ou ouvrir)$/ })

/** By its keys alone; what it looks for is whatever stands in its box. */
async function look(page: Page, text: string) {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette(page).getByRole('combobox')).toBeFocused({ timeout: 500 })
  }, 'keys are heard once the page is alive').toPass()
  await page.keyboard.type(text)
}

test('a manager finds people, orders and pages with the keyboard alone, and leaves no assist by it', async ({
  as,
  shop,
}) => {
  const anna = await shop.manager()
  const carla = await shop.customer({
    firstname: 'Carla',
    lastname: 'Curie',
    salutation: '',
    email: `c@${shop.id}.test`,
  })
  await shop.customer({ firstname: 'Dora', lastname: 'Curie', salutation: '', email: `d@${shop.id}.test` })
  const page = await as(anna.account.email, { url: shop.url })

  // `/` leads to the nearest box; the palette takes the focus and gives it back.
  const box = page.getByRole('combobox', { name: 'Find a customer' })
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(box).toBeFocused({ timeout: 500 })
  }, 'keys are heard once the page is alive').toPass()
  await look(page, 'curie')
  await expect(palette(page).getByRole('option')).toHaveText([/Carla Curie/, /Dora Curie/])
  await page.keyboard.press('End')
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Dora Curie')
  await page.keyboard.press('Home')
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Carla Curie')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(box).toBeFocused()

  await look(page, 'carla')
  await expect(palette(page).getByRole('option')).toHaveText([/Carla Curie/])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Carla Curie' })).toBeVisible()
  await expect.poll(() => shop.audit('customers.visit')).toMatchObject([{ customerId: carla.id, outcome: 'ok' }])

  // While acting: somebody else opens in a tab of its own, asked for outside of the assist.
  await page.getByRole('button', { name: 'Log in on behalf' }).press('Enter')
  await page.waitForURL(/\/as\//)
  const inside = assistOf(page)
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/palette'))
  await look(page, 'dora')
  expect(new URL((await asked).url()).pathname).toBe('/api/palette')
  await expect(palette(page).getByRole('option')).toHaveText([/Dora Curie/])
  const opened = page.waitForEvent('popup')
  await page.keyboard.press('Enter')
  await expect((await opened).getByRole('heading', { level: 1, name: 'Dora Curie' })).toBeVisible()
  expect(assistOf(page)).toBe(inside)
  await expect(bar(page)).toContainText('Carla Curie')
  const refused = await page.evaluate(async (path) => {
    const headers = { 'Content-Type': 'application/json' }
    return (await fetch(path, { method: 'POST', headers, body: '{"text":"dora"}' })).status
  }, `${inside}/api/palette`)
  expect(refused).toBe(403)

  // The Enter key alone ends nothing.
  await look(page, '')
  await expect(palette(page).getByRole('option').first()).toHaveText('Log off customer')
  await expect(palette(page).getByRole('option', { selected: true })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await expect(palette(page).getByRole('option', { selected: true })).toHaveText('Log off customer')
  await page.keyboard.press('Escape')
  expect(assistOf(page)).toBe(inside)

  await look(page, 'log off')
  await expect(palette(page).getByRole('option')).toHaveText(['Log off customer'])
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/service/)
  await expect(bar(page)).toBeHidden()
})

test('a ready-made list leads to an assist, in French as well', async ({ as, shop }) => {
  const anna = await shop.manager()
  await shop.customer({ firstname: 'Carla', lastname: 'Curie', salutation: '' })
  const page = await as(anna.account.email, { url: shop.url, locale: 'fr-FR' })

  await page.getByRole('link', { name: 'Aidés par moi aujourd’hui' }).click()
  await expect(page.getByText('Vous n’avez encore aidé personne aujourd’hui')).toBeVisible()
  await page.getByRole('link', { name: 'Inscrits récemment' }).click()
  await expect(page).toHaveURL(/list=registered/)
  await page.getByRole('article').getByRole('link', { name: 'Agir au nom du client' }).first().click()
  await page.locator('#start').getByRole('button').click()
  await page.waitForURL(/\/as\//)
  await page.goto('/service?list=helped')

  await expect(page.getByRole('article')).toHaveCount(1)
  await page.goto('/service')
  await expect(page.getByRole('region', { name: 'Ouverts ou aidés récemment' })).toContainText('Carla Curie')
})

test('there is no palette for who has no rights @rights', async ({ as, baseURL }) => {
  const visitor = await as()
  await visitor.goto('/')
  await visitor.keyboard.press('Control+k')
  await expect(visitor.getByRole('dialog')).toBeHidden()
  await expect(visitor.getByRole('button', { name: 'Find or go to' })).toHaveCount(0)
  const answer = await visitor.request.post(`${baseURL}/api/palette`, {
    data: { text: 'niels' },
    headers: { Origin: baseURL! },
  })
  expect(answer.status()).toBe(403)
})
