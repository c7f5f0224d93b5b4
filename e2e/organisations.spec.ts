import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type OwnShop, PASSWORD, signIn, test } from './fixtures'
import { actFor, addToCart, assistOf } from './steps'

const main = (page: Page) => page.getByRole('main')
const here = '/account/organisation'

/** A sub-shop of the test's shop, whose company has an administrator and an approver. */
async function makeOrganisation(shop: OwnShop) {
  const { makeManager, makeShop } = await import('@/lib/testing/make')
  const { makeBuyer } = await import('@/lib/testing/organisation')
  const { forms } = await import('@/lib/testing/registration')
  const { hashPassword } = await import('@/lib/auth/password')
  const { hostname, port } = new URL(shop.url)
  const host = `nbi-${hostname}`
  const institute = await makeShop({ master: shop, host, attributes: { ...forms, SHOP_B2B: 'true' } })
  const passwordHash = await hashPassword(PASSWORD)
  return {
    url: `http://${host}:${port}`,
    institute,
    hilde: await makeBuyer(institute, { CUSTOMER_B2B_ADMINISTRATOR: 'true' }, { passwordHash, firstname: 'Hilde' }),
    chief: await makeBuyer(institute, { CUSTOMER_B2B_APPROVER: 'true' }, { passwordHash, locale: 'fr' }),
    anna: await makeManager(institute, undefined, { passwordHash }),
  }
}

async function fill(page: Page, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) await page.locator(`input[name=${name}]`).fill(value)
}

/** Puts lamps into the cart and answers the checkout. */
async function checkout(page: Page, slug: string, lamps: number) {
  for (let n = 0; n < lamps; n++) await addToCart(page, `/p/${slug}`)
  await page.goto('/checkout')
}

test('an organisation has terms, its administrator adds a buyer, and what goes beyond is held back', async ({
  as,
  shop,
  mailbox,
}) => {
  const { url, hilde, chief, anna, institute } = await makeOrganisation(shop)
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })

  // The shop's manager agrees on terms.
  const boss = await shop.manager(['ROLE_SMSHOPADMIN'])
  const desk = await as(undefined, { url: shop.url })
  await desk.goto('/admin/organisations')
  await fill(desk, { email: boss.account.email, password: PASSWORD })
  await desk.locator('main button').click()
  await desk.waitForURL((url) => url.pathname === '/admin/organisations')
  await desk.getByRole('link', { name: institute.name }).click()
  await desk.getByLabel('Days to pay an invoice').fill('30')
  await desk.getByLabel('Credit limit (EUR)').fill('100')
  await desk.getByRole('button', { name: 'Save the terms' }).click()
  await expect(main(desk)).toContainText('within 30 days')
  expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([])

  // The organisation's administrator adds a buyer, who orders alone below €20.
  const admin = await as(hilde.email, { url })
  await admin.goto(here)
  await admin.getByRole('link', { name: 'Add a buyer' }).click()
  const email = `${institute.id}@test.com`
  const place = { line1: 'Blegdamsvej 15', postcode: '2100', city: 'København Ø' }
  await fill(admin, { email, firstname: 'Margrethe', lastname: 'Nørlund', ...place })
  await admin.locator('select[name=country]').selectOption('DK')
  await admin.getByRole('button', { name: 'Add the buyer' }).click()
  await expect(admin.getByText('Margrethe Nørlund is added')).toBeVisible()
  await admin.getByLabel('Has to be released').selectOption('above')
  await admin.getByLabel('From this amount on').fill('20')
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('Saved.')).toBeVisible()
  await admin.goto(here)
  await expect(admin.getByRole('row', { name: /Nørlund/ })).toContainText('Orders of €20.00 or more')
  expect((await new AxeBuilder({ page: admin }).analyze()).violations).toEqual([])

  // She chooses her password, orders by invoice, and it waits.
  const buyer = await as(undefined, { url })
  const [letter] = (await mailbox.to(email)).filter(({ template }) => template === 'customer-registered')
  await buyer.goto(letter!.text.match(/\/activate\/[\w-]{43}/)![0])
  await fill(buyer, { password: PASSWORD })
  await buyer.locator('main button').click()
  await buyer.waitForURL(/\/sign-in/)
  await signIn(buyer, email)
  await checkout(buyer, lamp.product.slug, 1)
  await buyer.getByLabel('Your reference').fill('PO 1922')
  await buyer.getByRole('button', { name: 'Continue to review' }).click()
  await expect(main(buyer)).toContainText('PO 1922')
  await buyer.getByRole('button', { name: /^Place order/ }).click()
  await expect(buyer.getByRole('heading', { name: /waits for approval/ })).toBeVisible()

  // The approver, who reads French, releases it.
  const approver = await as(chief.email, { url, locale: 'fr-FR' })
  await approver.goto(here)
  await expect(main(approver)).toContainText('Limite de crédit')
  await expect(main(approver)).toContainText('36,76')
  await approver.goto('/account/approvals')
  await expect(main(approver)).toContainText('Nørlund')
  await approver.locator('main button[value=release]').click()
  await expect(main(approver)).not.toContainText('Nørlund')

  // What is left of the credit is less than the next order.
  await checkout(buyer, lamp.product.slug, 3)
  await expect(main(buyer)).toContainText('€63.24 of it is left')
  await expect(buyer.getByRole('radio', { name: /invoice/i })).toHaveCount(0)

  // From now on the organisation keeps the addresses, and she chooses from them alone.
  await shop.attribute('SHOP_B2B_ADDRESSBOOK', 'true')
  await desk.goto(`/admin/organisations/${institute.id}`)
  await desk.getByRole('link', { name: 'Addresses of the organisation' }).click()
  await expect(desk.getByRole('heading', { name: 'Addresses of the organisation' })).toBeVisible()
  await fill(desk, { name: 'The institute', line1: 'Jagtvej 132', postcode: '2100', city: 'København Ø' })
  await desk.locator('select[name=country]').selectOption('DK')
  await desk.getByRole('button', { name: 'Save address' }).click()
  await expect(desk.getByText('The address is saved.')).toBeVisible()
  await expect(desk.getByRole('listitem').filter({ hasText: 'Jagtvej 132' })).toBeVisible()
  expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([])
  await buyer.goto('/account/addresses')
  await expect(main(buyer)).toContainText('Jagtvej 132')
  await expect(buyer.locator('input[name=line1]')).toHaveCount(0)
  await buyer.goto('/checkout')
  await expect(buyer.getByRole('radio', { name: /Jagtvej 132/ }).first()).toBeChecked()
  await expect(main(buyer)).not.toContainText('Blegdamsvej 15')
  await expect(buyer.getByText('Another address')).toHaveCount(0)

  // On behalf of the administrator, a manager shuts her out: at once.
  const helper = await as(anna.account.email, { url })
  await actFor(helper, hilde.lastname)
  await helper.goto(`${assistOf(helper)}${here}`)
  await helper.getByRole('link', { name: 'Change Margrethe Nørlund' }).click()
  await helper.getByRole('button', { name: 'Disable this buyer' }).click()
  await expect(helper.getByRole('button', { name: 'Enable this buyer' })).toBeVisible()
  await buyer.goto(here)
  await buyer.waitForURL(/\/sign-in/)
})

test('a manager says what a shop asks, and sees the form that comes of it', async ({ as, shop }) => {
  const { institute } = await makeOrganisation(shop)
  const boss = await shop.manager(['ROLE_SMSHOPADMIN'])
  const desk = await as(undefined, { url: shop.url })
  await desk.goto(`/admin/forms?shop=${institute.id}&type=B2B`)
  await fill(desk, { email: boss.account.email, password: PASSWORD })
  await desk.locator('main button').click()
  await desk.getByRole('link', { name: 'New attribute' }).click()
  await desk.waitForURL(/\/new$/)
  await fill(desk, { attribute: 'CUSTOMER_COST', nameEn: 'Cost centre', nameFr: 'Centre de coûts', pattern: '(a+)+' })
  await desk.getByRole('button', { name: 'Save' }).click()
  await expect(desk.getByText('This is no pattern')).toBeVisible()
  await fill(desk, { pattern: '[A-Z]{2}[0-9]{1,4}' })
  await desk.getByRole('button', { name: 'Save' }).click()
  await desk.waitForURL(/\/CUSTOMER_COST\?saved=1$/)
  await expect(desk.getByText('such as [A-Z]{2}[0-9]{8}')).toBeVisible()

  await desk.goto(`/admin/forms?shop=${institute.id}&type=B2B`)
  await expect(desk.getByRole('row', { name: /CUSTOMER_COST/ })).toContainText('Cost centre')
  await desk.getByLabel('Fields of the form, in their order').fill('email, CUSTOMER_COST, CUSTOMER_NOWHERE')
  await desk.getByRole('button', { name: 'Save the order' }).click()
  await expect(desk.getByText('no field called “CUSTOMER_NOWHERE”')).toBeVisible()
  await desk.getByLabel('Fields of the form, in their order').fill('email, CUSTOMER_COST')
  await desk.getByRole('button', { name: 'Save the order' }).click()
  await expect(desk.getByRole('textbox', { name: /^Cost centre/ })).toBeDisabled()
  expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([])
})
