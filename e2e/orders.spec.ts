import { readFileSync } from 'node:fs'
import { main, open, operate, place, review, toCustomer, typeAddress, typeCard } from './buying'
import { expect, PASSWORD, test } from './fixtures'
import { addToCart } from './steps'

test('a card is charged when the goods leave, and can be kept for the next order', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /Charged when the goods leave/ }).check()
  await review(page)
  await expect(main(page)).toContainText('Please choose a card')
  await typeCard(page, '4242 4242 4242 4242')
  await page.getByRole('checkbox', { name: /Keep/ }).check()
  await page.getByRole('button', { name: 'Use this card' }).click()
  await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked()
  await review(page)
  await expect(main(page)).toContainText('Visa ending in 4242')
  const number = await place(page)

  await page.goto(`/account/orders/${number}`)
  await expect(main(page)).toContainText('Reserved, not yet charged')
  expect(await toCustomer(mailbox, carla.email)).toContain('order-new')
  await operate(shop, number, ['pack.delivery', 'mark.ready.for.shipment', 'start.shipment'])
  await operate(shop, number, ['update.external.ref'], { reference: 'TRACK-17', url: 'https://carrier.test/17' })
  await page.reload()
  await expect(main(page)).toContainText('On its way')
  await expect(main(page)).toContainText('Tracking number TRACK-17')
  await expect(page.getByRole('link', { name: 'Follow the delivery' })).toHaveAttribute(
    'href',
    'https://carrier.test/17',
  )
  await expect(main(page).getByText('Paid', { exact: true })).toBeVisible()
  expect(await toCustomer(mailbox, carla.email)).toContain('order-delivery-shipped')

  await page.getByRole('link', { name: /^Invoice 20/ }).click()
  await expect(main(page)).toContainText('of which 25% tax on €29.41 net')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as PDF' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^invoice-\d{4}-\d{6}\.pdf$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await page.getByRole('radio', { name: /Charged when the goods leave/ }).check()
  await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked()
  await page.goto('/account/cards')
  await page.getByRole('button', { name: 'Remove Visa ending in 4242' }).click()
  await expect(main(page)).toContainText('No cards yet')
})

test('a card that is refused orders nothing, and another way does', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /Charged when the goods leave/ }).check()
  await typeCard(page, '4000 0000 0000 0002')
  await page.getByRole('button', { name: 'Use this card' }).click()
  await expect(page.getByRole('radio', { name: /0002/ })).toBeChecked()
  await review(page)
  await place(page)

  await expect(page.getByRole('heading', { name: 'The payment was refused' })).toBeVisible()
  await expect(main(page)).not.toContainText(/declined by|gateway|test_/i)
  await page.getByRole('link', { name: 'Pay another way' }).click()
  await page.getByRole('radio', { name: /^Invoice An invoice comes/ }).check()
  await review(page)
  await place(page)
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  expect(await toCustomer(mailbox, carla.email)).toContain('order-new')
  await page.goto('/cart')
  await expect(main(page)).toContainText('The cart is empty')
})

test('what the bank’s page answers, and nothing else, decides', async ({ as, shop }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /on the bank/ }).check()
  await review(page)
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/test-gateway\//)
  const number = new URL(page.url()).pathname.split('/').at(-1)!

  await page.goto(`/pay/${number}/return?ext-auth-response-code=1&status=paid`)
  await expect(page.getByRole('heading', { name: 'Waiting for the bank' })).toBeVisible()
  await page.goto(`/checkout/done/${number}?paid=1`)
  await expect(page.getByRole('heading', { name: 'Waiting for the bank' })).toBeVisible()
  const plain = await as(carla.email, { url: shop.url, javaScriptEnabled: false })
  await plain.goto(`/pay/${number}/return`)
  await expect(plain.locator('meta[http-equiv=refresh]')).toHaveAttribute('content', '5')
  await page.goto(`/account/orders/${number}`)
  await page.getByRole('link', { name: 'Pay now' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'The payment was refused' })).toBeVisible()
  await page.goto('/cart')
  await expect(main(page)).toContainText('Lamp')
  const stranger = await as((await shop.customer()).email, { url: shop.url })
  for (const path of [`/pay/${number}`, `/pay/${number}/return`, `/checkout/done/${number}`]) {
    expect((await stranger.goto(path))?.status()).toBe(404)
  }
})

test('a payment that is processed lets the order wait, until the bank says that it is paid', async ({
  as,
  shop,
  mailbox,
}) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop)
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /on the bank/ }).check()
  await review(page)
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/test-gateway\//)
  const bank = page.url()
  await page.getByRole('button', { name: 'Still being checked' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you, your payment is being processed' })).toBeVisible()
  const done = page.url()

  await page.goto(bank)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.waitForURL(done)
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  await expect(main(page)).toContainText('Paid')
  expect(await toCustomer(mailbox, carla.email)).toContain('payment')
})

for (const [way, name] of [
  ['on delivery', /Paid when the goods arrive/],
  ['in advance', /amount is transferred first/],
] as const) {
  test(`paid ${way}, an order waits to be confirmed; without JavaScript, too`, async ({ as, shop, mailbox }) => {
    const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
    const { carla, page } = await open(as, shop, { javaScriptEnabled: false })
    await shop.attribute('SHOP_PREPAYMENT_WAIT_DAYS', '7')
    await page.goto(`/p/${lamp.product.slug}`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.goto('/checkout')
    await typeAddress(page)
    await page.getByRole('radio', { name }).check()
    await review(page)
    const number = await place(page)
    await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
    await expect(main(page).getByText(/Please pay by .* its goods are given back/)).toHaveCount(
      way === 'in advance' ? 1 : 0,
    )

    await operate(shop, number, ['approve.order'])
    await page.goto(`/account/orders/${number}`)
    await expect(main(page)).toContainText('In progress')
    await expect(main(page)).not.toContainText('Please pay by')
    expect(await toCustomer(mailbox, carla.email)).toEqual(expect.arrayContaining(['order-new', 'order-confirmed']))
    await expect(page.getByRole('link', { name: /^Invoice 20/ })).toHaveCount(way === 'in advance' ? 1 : 0)
  })
}

test('an order that has to be released says so, cannot be paid by card, and goes on when it is', async ({
  as,
  shop,
}) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { page } = await open(as, shop)
  await shop.attribute('SHOP_SF_REQUIRE_ORDER_APPROVE_TYPES', 'B2C')
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await expect(main(page)).toContainText('has to be released by somebody')
  await expect(page.getByRole('radio', { name: /charged when|on the bank/ })).toHaveCount(0)
  await typeAddress(page)
  await page.getByRole('radio', { name: /^Invoice An invoice comes/ }).check()
  await review(page)
  const number = await place(page)
  await expect(page.getByRole('heading', { name: /waits for approval/ })).toBeVisible()

  await operate(shop, number, ['release.order'])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
})

test('a gateway that never answers is answered for by the shop', async ({ as, shop, clock }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const boss = await shop.manager(['ROLE_SMSHOPADMIN'])
  const { page } = await open(as, shop)
  await shop.setUp('testPaymentGateway', { DROP_BEFORE: 'true' })
  await addToCart(page, `/p/${lamp.product.slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /Charged when the goods leave/ }).check()
  await typeCard(page, '4242 4242 4242 4242')
  await page.getByRole('button', { name: 'Use this card' }).click()
  await expect(page.getByRole('radio', { name: /4242/ })).toBeChecked()
  await review(page)
  const number = await place(page)

  const desk = await as(undefined, { url: shop.url })
  await desk.goto(`/admin/orders?q=${number}`)
  await desk.locator('input[name=email]').fill(boss.account.email)
  await desk.locator('input[name=password]').fill(PASSWORD)
  await desk.locator('main button').click()
  await desk.getByRole('link', { name: number }).click()
  await expect(main(desk)).toContainText('An answer about money is awaited')
  await expect(desk.getByText('The gateway did it')).toHaveCount(0)

  clock.forward(11 * 60_000)
  await desk.reload()
  await expect(main(desk)).toContainText('was asked for AUTH of €36.76')
  await desk.getByText('The gateway did it').click()
  await desk.getByLabel('What the gateway calls this payment').fill('pi_1')
  await desk.getByLabel('Remark').first().fill('Seen at the gateway’s desk')
  await desk.getByRole('button', { name: 'Answer for the gateway' }).first().click()
  await expect(main(desk)).toContainText('In progress')
  await expect(main(desk)).toContainText('Seen at the gateway’s desk')
  await expect(desk.getByText('An answer about money is awaited')).toHaveCount(0)
})
