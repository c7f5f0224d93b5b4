import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { buy, main, open, operate, place, review, toCustomer, typeAddress } from './buying'
import { expect, test } from './fixtures'
import { actFor, assistOf } from './steps'

test('a customer asks to cancel, without JavaScript, and reads the answer', async ({ as, shop, mailbox }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page } = await open(as, shop, { javaScriptEnabled: false })
  await page.goto(`/p/${lamp.product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: /An invoice comes/ }).check()
  await review(page)
  const number = await place(page)
  await page.goto(`/account/orders/${number}`)
  await page.getByText('Cancel this order').click()
  await page.getByRole('button', { name: 'Ask to cancel' }).click()
  await expect(main(page)).toContainText('Please fill this in.')
  await page.getByLabel('Why').fill('Ordered twice')
  await page.getByRole('button', { name: 'Ask to cancel' }).click()
  await expect(main(page)).toContainText('Asked, waiting for our answer')
  await expect(main(page).getByRole('status')).toHaveText(/You have asked us to cancel this order/)

  await operate(shop, number, ['cancel.order'], { message: 'Done, no harm' })
  await page.goto(`/account/orders/${number}`)
  await expect(main(page)).toContainText('Done, no harm')
  await expect(page.getByRole('button', { name: 'Ask to cancel' })).toHaveCount(0)
  expect(await toCustomer(mailbox, carla.email)).toContain('order-canceled')
})

test('a manager asks for the customer, and the ledger says who it was', async ({ as, shop }) => {
  const lamp = await shop.sku({ name: 'Lamp', price: 1999 })
  const { carla, page: hers } = await open(as, shop)
  const number = await buy(hers, lamp.product.slug, /An invoice comes/)
  const anna = await shop.manager()
  const page = await as(anna.account.email, { url: shop.url })
  await actFor(page, carla.lastname)
  await page.goto(`${new URL(assistOf(page), shop.url).pathname}/account/orders/${number}`)

  await page.getByText('Cancel this order').click()
  await page.getByLabel('Why').fill('The customer rang')
  await page.getByRole('button', { name: 'Ask to cancel' }).click()

  await expect(main(page).locator(':focus')).toContainText('The customer is answered by e-mail.')
  expect(await shop.audit('order.request')).toMatchObject([{ actorId: anna.account.id, customerId: carla.id }])
})

test('what was bought electronically is fetched by its buyer alone, once it is paid', async ({ as, shop }) => {
  const book = await shop.sku({ name: 'Book', price: 900, digital: true, availability: 'ALWAYS', quantity: 0 })
  await shop.file(book.id, 'e2e-book.txt', 'All of it')
  const { page } = await open(as, shop)
  const number = await buy(page, book.product.slug, /transferred first/)
  await page.goto(`/account/orders/${number}`)
  await expect(page.getByRole('link', { name: 'Download Book' })).toHaveCount(0)

  await operate(shop, number, ['approve.order'])
  await page.reload()
  const link = page.getByRole('link', { name: 'Download Book' })
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(readFileSync(await file.path(), 'utf8')).toBe('All of it')
  const path = (await link.getAttribute('href'))!
  const askFrom = (asking: Page) =>
    asking.evaluate(async (wanted) => {
      const { status, headers } = await fetch(wanted)
      return { status, kept: headers.get('cache-control'), sniffed: headers.get('x-content-type-options') }
    }, path)
  expect(await askFrom(page)).toEqual({ status: 200, kept: 'private, no-store', sniffed: 'nosniff' })
  const stranger = await as((await shop.customer()).email, { url: shop.url })
  expect(await askFrom(stranger)).toMatchObject({ status: 404 })
})
