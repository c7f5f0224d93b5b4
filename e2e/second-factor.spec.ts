import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Role } from '@/db/words'
import { expect, PASSWORD, signIn, test } from './fixtures'

const both: Role[] = ['ROLE_SMADMIN', 'ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF']
const MINUTE = 60_000

/** What the phone shows now, by the clock of this test. */
const phone = async (key: string) => (await import('@/lib/auth/totp')).codeAt(key)

async function sayPassword(page: Page, door: string, email: string) {
  await page.goto(door)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button').click()
  await page.waitForURL(/\/sign-in\/code/)
}

test('a shop that requires a second factor lets nobody past setting it up, nor in without its code', async ({
  as,
  shop,
  clock,
}) => {
  await shop.attribute('SHOP_SF_MANAGER_SECOND_FACTOR', 'true')
  const anna = await shop.manager(both)
  const { email } = anna.account
  const desk = await as(email, { url: shop.url, javaScriptEnabled: false })
  for (const path of ['/service', '/service/customers/new', '/cart', '/admin/orders']) {
    await desk.goto(path)
    await expect(desk).toHaveURL(path.startsWith('/admin') ? /\/admin\/security$/ : /security\/second-factor$/)
  }
  await desk.getByLabel('Current password').fill(PASSWORD)
  await desk.getByRole('button', { name: 'Set up' }).click()
  await expect(desk.getByRole('img', { name: /QR code/ })).toBeVisible()
  const key = (await desk.locator('main .font-mono').textContent())!.replaceAll(' ', '')
  await desk.getByLabel('Code from your app').fill(await phone(key))
  await desk.getByRole('button', { name: 'Turn on' }).click()
  await expect(desk.getByRole('listitem')).not.toHaveCount(0)
  const codes = await desk.locator('main ol li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await desk.getByRole('button', { name: 'I have kept them' }).click()
  await expect(desk.getByText('10 recovery codes are left')).toBeVisible()
  await expect(desk.locator('main ol li')).toHaveCount(0)
  await desk.goto('/service')
  await expect(desk.getByRole('main')).toContainText('Customers')

  clock.forward(2 * MINUTE)
  const page = await as(undefined, { url: shop.url, locale: 'fr-FR' })
  await sayPassword(page, '/sign-in', email)
  await page.goto('/service')
  await expect(page).toHaveURL(/\/sign-in\?/)
  await page.getByRole('link', { name: 'Saisissez votre code' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saisissez votre code')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByText('Ce code n’est pas correct')).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(await phone(key))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.waitForURL(/\/service/)

  const office = await as(undefined, { url: shop.url, javaScriptEnabled: false })
  await sayPassword(office, '/admin/sign-in', email)
  await office.getByLabel('Code', { exact: true }).fill(codes[0]!)
  await office.getByRole('button', { name: 'Go on' }).click()
  await expect(office).toHaveURL(/\/admin$/)
  await office.goto('/admin/security')
  await expect(office.getByText('9 recovery codes are left')).toBeVisible()
  await expect(office.getByText('Turn off')).toHaveCount(0)
})

test('NextAuth’s own door opens nothing before the code either @rights', async ({ as, shop, clock }) => {
  const anna = await shop.manager(both)
  const { enrol } = await import('@/lib/testing/second-factor')
  const { phone: app } = await enrol(anna, PASSWORD)
  clock.forward(2 * MINUTE)
  const page = await as(undefined, { url: shop.url })
  await page.goto('/sign-in')
  const entered = await page.evaluate(
    async (typed) => {
      const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
      const body = new URLSearchParams({ ...typed, csrfToken, json: 'true' })
      return (await fetch('/api/auth/callback/credentials', { method: 'POST', body })).ok
    },
    { email: anna.account.email, password: PASSWORD },
  )
  expect(entered).toBe(true)
  for (const path of ['/service', '/admin/orders', '/account/security']) {
    await page.goto(path)
    await expect(page).toHaveURL(/sign-in/)
  }
  await page.goto('/sign-in/code')
  await page.getByLabel('Code', { exact: true }).fill(app())
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.waitForURL(/\/service/)
})

test('an administrator finds a colleague by the palette and takes their lost second factor away', async ({
  as,
  shop,
}) => {
  const { enrol } = await import('@/lib/testing/second-factor')
  const boss = await shop.manager(['ROLE_SMADMIN'])
  const anna = await shop.manager()
  await enrol(anna, PASSWORD)
  const page = await as(undefined, { url: shop.url, locale: 'fr-FR' })
  await page.goto('/admin/sign-in')
  await page.locator('input[name=email]').fill(boss.account.email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button').click()
  await page.waitForURL((url) => url.pathname === '/admin')

  // Of the desk there is nothing to go to for whoever may not enter it.
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Trouver ou ouvrir' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('gestionn')
  await expect(palette.getByRole('option')).toHaveText([/^Gestionnaires/])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Gestionnaires' })).toBeVisible()
  await expect(page.getByRole('link', { name: boss.account.name, exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: anna.account.name, exact: true }).click()

  const away = page.getByRole('button', { name: 'Retirer le second facteur', exact: true })
  await expect(away).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const own = page.locator('form', { has: away }).getByLabel('Votre propre mot de passe')
  await own.fill('not this one')
  await away.click()
  await expect(page.getByRole('main').getByText('Ce n’est pas votre mot de passe')).toBeVisible()
  await own.fill(PASSWORD)
  await away.click()
  await expect(page.getByText('Le second facteur a été retiré.')).toBeVisible()
  await expect(away).toHaveCount(0)
  const outcomes = [{ outcome: 'refused' }, { outcome: 'ok' }] // the wrong password stands there too
  await expect.poll(() => shop.audit('managers.resetSecondFactor')).toMatchObject(outcomes)
})

test('an administrator adds a manager, who signs in by the letter and may do what was ticked', async ({
  as,
  shop,
  mailbox,
}) => {
  const boss = await shop.manager(both)
  const email = `lise.${shop.id}@test.com`
  const page = await as(boss.account.email, { url: shop.url, javaScriptEnabled: false })
  await page.goto('/admin/managers')
  await page.getByRole('link', { name: 'Add a manager' }).click()
  await page.getByLabel('First name').fill('Lise')
  await page.getByLabel('Last name').fill('Meitner')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel(/enters the desk/).check()
  await page.getByLabel(/acts on their behalf/).check()
  await page.getByLabel('Your own password').fill('not this one')
  await page.getByRole('button', { name: 'Add and write the letter' }).click()
  await expect(page.getByText('This is not your password')).toBeVisible()
  await expect(page.getByLabel(/enters the desk/)).toBeChecked()
  await expect(page.getByLabel(/Makes managed lists/)).not.toBeChecked()
  await page.getByLabel('Your own password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Add and write the letter' }).click()
  await expect(page.getByText('Lise Meitner is a manager now')).toBeVisible()

  const lise = await as(undefined, { url: shop.url })
  const [letter] = await mailbox.to(email)
  await lise.goto(letter!.text.match(/\/activate\/[\w-]{43}/)![0])
  await lise.locator('input[name=password]').fill(PASSWORD)
  await lise.locator('main button').click()
  await lise.waitForURL(/\/sign-in/)
  await signIn(lise, email)
  await expect(lise.getByRole('combobox', { name: 'Find a customer' })).toBeVisible()
  await expect(lise.getByRole('link', { name: 'Add a customer' })).toHaveCount(0)

  const live = await as(boss.account.email, { url: shop.url, locale: 'fr-FR' })
  await live.goto(page.url())
  await live.getByLabel('Inscrit des clients').check()
  await live.getByLabel('Votre propre mot de passe').first().fill(PASSWORD)
  await live.getByRole('button', { name: 'Modifier les droits' }).click()
  await expect(live.getByText('Les droits ont été modifiés.')).toBeVisible()
  expect((await new AxeBuilder({ page: live }).analyze()).violations).toEqual([])
  await lise.reload()
  await expect(lise.getByRole('link', { name: 'Add a customer' })).toBeVisible()
  await live.getByLabel('Votre propre mot de passe').last().fill(PASSWORD)
  await live.getByRole('button', { name: 'Désactiver ce gestionnaire' }).click()
  await expect(live.getByText('est désactivé et déconnecté partout')).toBeVisible()
  await lise.goto('/service')
  await expect(lise).toHaveURL(/sign-in/)
})
