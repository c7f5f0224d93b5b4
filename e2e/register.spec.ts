import type { Locator, Page } from '@playwright/test'
import { demo, expect, type OwnShop, PASSWORD, signIn, test } from './fixtures'
import { addToCart, bar } from './steps'

const MINUTE = 60_000
let counter = 0
const newEmail = () => `new.${process.pid}.${++counter}@test.com`

type Mailbox = { to(email: string): Promise<{ subject: string; text: string; template: string }[]> }

/** The answer comes before the letter is written: whoever asks may not learn from its time what became of it. */
async function newest(mailbox: Mailbox, email: string, template: string) {
  await expect.poll(async () => (await mailbox.to(email))[0]?.template).toBe(template)
  return (await mailbox.to(email))[0]!
}

/** Follows the link of somebody's letter and chooses the password there. */
async function activate(page: Page, mailbox: Mailbox, email: string) {
  const letter = await newest(mailbox, email, 'customer-registered')
  await page.goto(letter.text.match(/\/activate\/[\w-]{43}/)![0])
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button').click()
  await page.waitForURL(/\/sign-in/)
  await signIn(page, email)
}

/** Moves the keyboard's focus on, as somebody without a mouse does, until it is there. */
async function tabTo(page: Page, target: Locator) {
  for (let n = 0; n < 90; n++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${target}`)
}

async function type(page: Page, target: Locator, text: string) {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

async function press(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

test('a manager registers a buyer and places their first order within a minute, without a mouse', async ({
  as,
  mailbox,
}) => {
  const email = newEmail()
  const page = await as(demo.anna)
  const began = Date.now()
  await press(page, page.getByRole('link', { name: 'Add a customer' }))
  await page.waitForURL(/\/service\/customers\/new/)
  await press(page, page.getByRole('link', { name: 'Business customer' }))
  await page.waitForURL(/type=B2B/)
  const field = (name: string) => page.locator(`[name=${name}]`)
  await type(page, field('organisation'), 'Niels Bohr Institute')
  await type(page, field('email'), email)
  await type(page, field('firstname'), 'Margrethe')
  await type(page, field('lastname'), 'Nørlund')
  await type(page, field('phone'), '+45 35 32 00 01')
  await type(page, field('line1'), 'Blegdamsvej 15')
  await type(page, field('postcode'), '2100')
  await type(page, field('city'), 'København Ø')
  await type(page, field('country'), 'Denmark')
  await press(page, page.getByRole('button', { name: 'Register and act for them' }))
  await page.waitForURL(/\/as\/[0-9a-f-]{36}\/account\?started=1/)
  await expect(bar(page)).toContainText('Margrethe Nørlund')
  await expect(page.getByText('You are now acting for Margrethe Nørlund')).toBeVisible()

  await type(page, page.getByRole('combobox', { name: 'Search' }), 'glass beaker')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search/)
  await press(
    page,
    page
      .getByRole('main')
      .getByRole('link', { name: /Glass beaker/ })
      .first(),
  )
  await page.waitForURL(/\/p\//)
  await press(page, page.getByRole('button', { name: 'Add to cart' }))
  await page.getByText('is in the cart').waitFor()
  await press(page, page.getByRole('link', { name: 'View cart' }))
  await press(page, page.getByRole('link', { name: 'Checkout' }))
  await page.waitForURL(/\/checkout/)
  const invoice = page.getByRole('radio', { name: /receive an invoice/ })
  if (!(await invoice.isChecked())) {
    await tabTo(page, page.getByRole('radio', { checked: true }).last())
    while (!(await invoice.isChecked())) await page.keyboard.press('ArrowDown')
  }
  await press(page, page.getByRole('button', { name: 'Continue to review' }))
  await press(page, page.getByRole('button', { name: /^Place order/ }))
  await page.waitForURL(/\/checkout\/done\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('order')
  expect(Date.now() - began).toBeLessThan(MINUTE)

  const templates = (await mailbox.to(email)).map(({ template }) => template)
  expect(templates.sort()).toEqual(['customer-registered', 'order-new'])
})

test('whoever is known already is shown while they are typed', async ({ as }) => {
  const page = await as(demo.anna)
  await page.goto('/service/customers/new?type=B2C')
  await page.locator('input[name=email]').fill('BOB.Doe@test.com')

  const open = page.getByRole('link', { name: 'Open this customer: Mr Bob Doe' })
  await expect(open).toBeVisible()
  await expect(page.getByText('has this e-mail address')).toBeVisible()
  await page.locator('input[name=email]').fill('barbara.mcclintock@test.com')
  await expect(page.getByText('is a prospect and becomes this customer')).toBeVisible()
  await page.locator('input[name=email]').fill(newEmail())
  await expect(open).toBeHidden()
  await page.locator('input[name=phone]').fill('+44 (0)20 7946 0018')
  await page.locator('input[name=phone]').fill('+44 20 7946 0018')
  await open.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mr Bob Doe' })).toBeVisible()
})

test('the form says at each field what is wrong, in the reader’s language, and keeps what was typed', async ({
  as,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await as(undefined, { javaScriptEnabled, locale: 'fr-FR' })
    await page.goto('/register?type=B2C')
    await page.locator('input[name=email]').fill('pas une adresse')
    await page.locator('input[name=firstname]').fill('Émilie')
    await page.locator('main button').click()

    await expect(page.locator('#error-email')).toHaveText('Ce n’est pas une adresse e-mail.')
    await expect(page.locator('#error-lastname')).toHaveText('Veuillez remplir ce champ.')
    await expect(page.locator('input[name=firstname]')).toHaveValue('Émilie')
    await expect(page.locator('#error-firstname')).toHaveCount(0)
  }
})

for (const javaScriptEnabled of [true, false]) {
  test(`a customer registers themself and signs in by the letter, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
    as,
    mailbox,
  }) => {
    const email = newEmail()
    const page = await as(undefined, { javaScriptEnabled })
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Register' }).click()
    await page.waitForURL(/\/register/)
    await page.locator('input[name=email]').fill(email)
    await page.locator('input[name=firstname]').fill('Cecilia')
    await page.locator('input[name=lastname]').fill('<b>Payne</b>')
    await page.locator('input[name=CUSTOMER_BIRTHDAY]').fill('1900-05-10')
    await page.getByRole('button', { name: 'Register' }).click()
    await expect(page.getByRole('heading', { name: 'Please look at your mail' })).toBeVisible()
    expect(page.url()).not.toContain('Cecilia')

    await activate(page, mailbox, email)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Cecilia <b>Payne</b>')
    await page.goto('/account/profile')
    await expect(page.locator('input[name=CUSTOMER_BIRTHDAY]')).toHaveValue('1900-05-10')
  })
}

test('an e-mail that is taken gets the same page', async ({ as, mailbox }) => {
  const page = await as()
  await page.goto('/register?type=B2C')
  await page.locator('input[name=email]').fill('Alan.Turing@test.com')
  await page.locator('input[name=firstname]').fill('Not')
  await page.locator('input[name=lastname]').fill('Alan')
  await page.getByRole('button', { name: 'Register' }).click()

  await expect(page.getByRole('heading', { name: 'Please look at your mail' })).toBeVisible()
  await newest(mailbox, 'alan.turing@test.com', 'customer-registered-again')
})

test('a manager adds a customer without JavaScript', async ({ as, shop }) => {
  await openForms(shop)
  const email = newEmail()
  const anna = await shop.manager()
  const page = await as(anna.account.email, { url: shop.url, javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Add a customer' }).click()
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=firstname]').fill('Lise')
  await page.getByRole('button', { name: 'Register and act for them' }).click()
  await expect(page.locator('#error-lastname')).toBeVisible()
  await page.locator('input[name=lastname]').fill('Meitner')
  await page.getByRole('button', { name: 'Register and act for them' }).click()
  await expect(bar(page)).toContainText('Lise Meitner')
  expect(await shop.audit('customers.register')).toMatchObject([{ actorId: anna.account.id, outcome: 'ok' }])
})

test('a manager without the right for it adds nobody @rights', async ({ as, shop }) => {
  await openForms(shop)
  const clerk = await shop.manager(['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF'])
  const desk = await as(clerk.account.email, { url: shop.url })
  await expect(desk.getByRole('link', { name: 'Add a customer' })).toBeHidden()
  expect((await desk.goto('/service/customers/new'))?.status()).toBe(404)
})

test('types nobody may be have no form, at no address', async ({ as }) => {
  const page = await as(demo.anna)
  await page.goto('/service/customers/new')
  await expect(page.getByRole('navigation', { name: 'What kind of customer?' }).getByRole('link')).toHaveText([
    'Business customer',
    'Private customer',
    /Employee of an organisation\s*Only at the desk/,
  ])
  const visitor = await as()
  await visitor.goto('/register?type=B2E')
  await expect(visitor.locator('input[name=CUSTOMER_B2B_EMPLOYEE_ID]')).toHaveCount(0)
})

test('a guest makes an account of their order', async ({ as, shop, mailbox }) => {
  await openForms(shop)
  const lamp = await shop.sku({ name: 'Lamp' })
  const email = newEmail()
  const page = await as(undefined, { url: shop.url })
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=shipName]').fill('Gerda Guest')
  await page.locator('input[name=shipLine1]').fill('Nørregade 10')
  await page.locator('input[name=shipPostcode]').fill('1165')
  await page.locator('input[name=shipCity]').fill('København K')
  await page.locator('select[name=shipCountry]').selectOption('DK')
  await page.getByRole('button', { name: 'Continue to review' }).click()
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  const number = page.url().split('/').at(-1)!

  await page.getByRole('button', { name: 'Create an account' }).click()
  await expect(page.getByText(`We have written to ${email}`)).toBeVisible()
  await activate(page, mailbox, email)
  await page.goto('/account/orders')
  await expect(page.getByRole('main')).toContainText(number)
  await page.goto('/account/addresses')
  await expect(page.getByRole('main')).toContainText('Nørregade 10')
})

async function openForms(shop: OwnShop) {
  await shop.attribute('SHOP_CUSTOMER_TYPES', 'B2C')
  await shop.attribute('SHOP_CREGATTRS_B2C', 'email,firstname,lastname')
  await shop.attribute('SHOP_URL', shop.url)
}
