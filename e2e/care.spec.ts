import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Role } from '@/db/words'
import { demo, expect, PASSWORD, signIn, test } from './fixtures'
import { actFor, bar } from './steps'

const carer: Role[] = ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF', 'ROLE_SMCALLCENTERCUSTOMER']
const NEW = 'seven green umbrellas'

type Mailbox = { to(email: string): Promise<{ text: string; template: string }[]> }

/** The address in the newest letter of a kind, waited for: it may be written once the answer is out. */
async function linkIn(mailbox: Mailbox, email: string, template: string) {
  await expect.poll(async () => (await mailbox.to(email)).map((letter) => letter.template)).toContain(template)
  const letter = (await mailbox.to(email)).find((one) => one.template === template)
  return letter!.text.match(/\/(?:reset|activate|confirm-email)\/[\w-]{43}/)![0]
}

async function trySignIn(page: Page, email: string, password: string) {
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('main button').click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('is not right')
}

const confirm = async (page: Page, button: string) => {
  await page.getByLabel('Why?').selectOption({ label: 'The customer asked for it' })
  await page.getByRole('button', { name: button }).click()
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript'

  test(`a manager disables an account and enables it again${how}`, async ({ as, shop, mailbox }) => {
    const anna = await shop.manager(carer)
    const carla = await shop.customer()
    const theirs = await as(carla.email, { url: shop.url })
    const desk = await as(anna.account.email, { url: shop.url, javaScriptEnabled })

    await desk.goto('/service')
    await desk.getByText('Actions').click()
    await desk.getByRole('link', { name: 'Disable account' }).click()
    await confirm(desk, 'Disable account')
    await expect(desk.getByRole('status').first()).toContainText('is disabled')
    expect((await theirs.goto('/account'))?.url()).toContain('/sign-in')
    await trySignIn(theirs, carla.email, PASSWORD)

    await desk.goto('/service')
    await expect(desk.getByRole('main').getByText('disabled', { exact: true })).toBeVisible()
    await expect(desk.getByRole('link', { name: 'Log in on behalf' })).toHaveCount(0)
    await desk.getByRole('link', { name: 'Enable account' }).first().click()
    await confirm(desk, 'Enable account')
    await expect(desk.getByRole('status').first()).toContainText('is enabled')
    await expect(desk.getByRole('button', { name: 'Log in on behalf' })).toBeVisible()
    await signIn(theirs, carla.email)
    expect((await mailbox.to(carla.email)).map(({ template }) => template)).toEqual([
      'customer-reactivation',
      'customer-deactivation',
    ])
  })

  test(`a customer forgets their password and chooses a new one${how}`, async ({ as, shop, mailbox }) => {
    const carla = await shop.customer()
    const page = await as(undefined, { url: shop.url, javaScriptEnabled })
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByLabel('E-mail address').fill(carla.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByRole('main').getByRole('status')).toContainText('a letter is on its way')

    const link = await linkIn(mailbox, carla.email, 'customer-reset')
    const scanner = await as(undefined, { url: shop.url })
    for (let n = 0; n < 3; n++) await scanner.goto(link)
    expect(await scanner.evaluate(async (path) => (await fetch(path, { method: 'HEAD' })).status, link)).toBe(200)
    const answer = await page.goto(link)
    expect(answer?.headers()['referrer-policy']).toBe('strict-origin')
    expect(answer?.headers()['cache-control']).toContain('no-store')
    await page.getByLabel('New password').fill('passwordpassword')
    await page.getByRole('button', { name: 'Save password' }).click()
    await expect(page.getByText('would be among the first')).toBeVisible()
    await page.getByLabel('New password').fill(NEW)
    await page.getByRole('button', { name: 'Save password' }).click()
    await expect(page.getByText('Your password has been saved')).toBeVisible()

    await page.goto(link)
    await expect(page.getByText('no longer good')).toBeVisible()
    await trySignIn(page, carla.email, PASSWORD)
    await signIn(page, carla.email, NEW)
  })

  test(`people change their password and end a session${how}`, async ({ as, shop }) => {
    const carla = await shop.customer()
    const elsewhere = await as(carla.email, { url: shop.url })
    const third = await as(carla.email, { url: shop.url })
    const page = await as(carla.email, { url: shop.url, javaScriptEnabled })
    await page.goto('/account/security')
    await page
      .getByRole('button', { name: /^Sign out: / })
      .first()
      .click()
    await expect(page.getByText('That sign-in has ended')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Sign out: / })).toHaveCount(1)

    await page.getByLabel('Current password').fill(PASSWORD)
    await page.getByLabel('New password').fill(NEW)
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('Your password has been changed')).toBeVisible()
    for (const other of [elsewhere, third]) {
      await other.goto('/account')
      await expect(other).toHaveURL(/sign-in/)
    }
    await page.goto('/account')
    await expect(page).toHaveURL(/account$/)
  })
}

test('a manager lets a customer into a sub-shop, without JavaScript, and takes that away in French', async ({
  as,
  shop,
}) => {
  const { makeShop } = await import('@/lib/testing/make')
  const port = new URL(shop.url).port
  const south = await makeShop({ master: shop, host: `south-${new URL(shop.url).hostname}` })
  const url = `http://south-${new URL(shop.url).hostname}:${port}`
  const anna = await shop.manager(carer)
  const carla = await shop.customer()
  const theirs = await as(undefined, { url })
  await trySignIn(theirs, carla.email, PASSWORD)
  const desk = await as(anna.account.email, { url: shop.url, javaScriptEnabled: false })
  await desk.goto(`/service/customers/${carla.id}`)
  await desk.getByRole('link', { name: `Let in: ${south.name}` }).click()
  await confirm(desk, 'Let in')
  await expect(desk.getByRole('status').first()).toContainText('has access to the other shop now')
  await signIn(theirs, carla.email)

  const french = await as(anna.account.email, { url: shop.url })
  await french.context().addCookies([{ name: 'behalf-language', value: 'fr', url: shop.url }])
  await french.goto(`/service/customers/${carla.id}`)
  await french.getByRole('link', { name: `Retirer l’accès : ${south.name}` }).click()
  await expect(french.getByText('aussitôt déconnecté')).toBeVisible()
  expect((await new AxeBuilder({ page: french }).analyze()).violations).toEqual([])
  await french.getByLabel('Pourquoi ?').selectOption({ label: 'Le client l’a demandé' })
  await french.getByRole('button', { name: 'Retirer l’accès' }).click()
  await expect(french.getByRole('status').first()).toContainText('est retiré')
  expect((await theirs.goto('/account'))?.url()).toContain('/sign-in')
})

test('an account that is locked is unlocked at the desk', async ({ as, shop, mailbox }) => {
  const anna = await shop.manager(carer)
  const carla = await shop.customer()
  const theirs = await as(undefined, { url: shop.url })
  for (let n = 0; n < 6; n++) await trySignIn(theirs, carla.email, `wrong ${n}`)
  await trySignIn(theirs, carla.email, PASSWORD)
  const desk = await as(anna.account.email, { url: shop.url })

  await desk.goto('/service')
  await expect(desk.getByRole('main').getByText('locked', { exact: true })).toBeVisible()
  await desk.getByRole('link', { name: 'Unlock' }).first().click()
  await confirm(desk, 'Unlock')

  await expect(desk.getByRole('status').first()).toContainText('is unlocked')
  await signIn(theirs, carla.email)
  expect((await mailbox.to(carla.email)).map(({ template }) => template)).toEqual([
    'customer-signed-in',
    'customer-unlocked',
  ])
})

test('a manager resets a password from the customer’s page and from inside an assist', async ({
  as,
  shop,
  mailbox,
}) => {
  const anna = await shop.manager(carer)
  const carla = await shop.customer({ lastname: 'Resetting' })
  const desk = await as(anna.account.email, { url: shop.url })
  await desk.goto(`/service/customers/${carla.id}`)
  await desk.getByRole('link', { name: 'Reset password' }).click()
  await confirm(desk, 'Reset password')
  await expect(desk.getByRole('status').first()).toContainText('is on its way')
  const first = await linkIn(mailbox, carla.email, 'customer-reset')

  await actFor(desk, 'Resetting')
  await desk.getByRole('navigation').getByRole('link', { name: 'Profile' }).first().click()
  await desk.getByRole('link', { name: 'Reset password' }).click()
  await confirm(desk, 'Reset password')
  await expect(desk.getByText('is on its way')).toBeVisible()
  await expect(bar(desk)).toBeVisible()
  const second = await linkIn(mailbox, carla.email, 'customer-reset')
  expect(second).not.toBe(first)

  await desk.goto(second)
  await expect(desk.getByText('for the customer who received the letter')).toBeVisible()
  const theirs = await as(undefined, { url: shop.url })
  await theirs.goto(first)
  await expect(theirs.getByText('no longer good')).toBeVisible()
  await theirs.goto(second)
  await theirs.getByLabel('New password').fill(NEW)
  await theirs.getByRole('button', { name: 'Save password' }).click()
  await expect(theirs.getByText('Your password has been saved')).toBeVisible()
  await signIn(theirs, carla.email, NEW)
})

test('a customer changes their e-mail address, which nothing does before they confirm', async ({
  as,
  shop,
  mailbox,
}) => {
  const carla = await shop.customer()
  const email = `new.${carla.email}`
  const page = await as(carla.email, { url: shop.url })
  await page.goto('/account/security')
  await page.getByLabel('New e-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Change e-mail address' }).click()
  await expect(page.getByText('a letter is on its way')).toBeVisible()
  const link = await linkIn(mailbox, email, 'customer-email-confirm')
  const fresh = await as(undefined, { url: shop.url })
  await trySignIn(fresh, email, PASSWORD)

  await page.goto(link)
  await page.getByRole('button', { name: 'Confirm' }).click()

  await expect(page.getByText('is confirmed')).toBeVisible()
  await expect(page.getByText(email)).toBeVisible()
  await signIn(fresh, email)
  expect((await mailbox.to(carla.email)).map(({ template }) => template)).toEqual(['customer-email-changing'])
})

test('while acting, “Account” is the manager’s own and offers nothing to change', async ({ as }) => {
  const page = await as(demo.mette)
  await actFor(page, 'Marie Curie')
  const assist = page.url().match(/\/as\/[0-9a-f-]{36}/)![0]
  await page.goto(`${assist}/account/security`)
  await expect(page.getByRole('main')).toContainText('mette.lund@behalf.test')
  await expect(page.getByRole('main').locator('input[type=password]')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
})

test('the reset page says the same to everybody', async ({ as, shop }) => {
  const anna = await shop.manager(carer)
  const carla = await shop.customer()
  const disabled = await shop.customer({ enabled: false })
  const page = await as(undefined, { url: shop.url })
  const seen = new Set<string | null>()
  for (const email of [carla.email, disabled.email, anna.account.email, 'nobody@test.com', 'not an address']) {
    await page.goto('/reset')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.waitForURL(/sent=1/)
    seen.add(await page.getByRole('main').textContent())
  }
  expect(seen.size).toBe(1)
})
