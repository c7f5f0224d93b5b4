import type { Page } from '@playwright/test'
import type { OperatorActionName } from '@/lib/orders/operator-actions'
import type { OwnShop } from './fixtures'
import { addToCart } from './steps'

const CARDS = 'testPaymentGateway'
const FORM = 'testExtFormPaymentGateway'

/** Makes a shop take every kind of payment. */
export async function takePayments(shop: OwnShop) {
  await shop.setUp(FORM, { CALLBACK_SECRET: 'a secret of this shop' })
  const gateways = `${CARDS},${FORM},courierPaymentGateway,prePaymentGateway,invoicePaymentGateway`
  await shop.attribute('SHOP_PAYMENT_GATEWAYS', gateways)
}

/** A shop that takes every kind of payment, a customer, and one of them in front of the shop. */
export async function open(as: (email: string, options: object) => Promise<Page>, shop: OwnShop, options = {}) {
  await takePayments(shop)
  const carla = await shop.customer()
  return { carla, page: await as(carla.email, { url: shop.url, ...options }) }
}

export async function typeAddress(page: Page) {
  await page.locator('input[name=shipName]').fill('Carla Customer')
  await page.locator('input[name=shipLine1]').fill('Nørregade 10')
  await page.locator('input[name=shipPostcode]').fill('1165')
  await page.locator('input[name=shipCity]').fill('København K')
  await page.locator('select[name=shipCountry]').selectOption('DK')
}

export async function typeCard(page: Page, number: string) {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expires (MM/YY)').fill('12/90')
  await page.getByLabel('Security code').fill('987')
}

export const review = (page: Page) => page.getByRole('button', { name: 'Continue to review' }).click()

/** Presses the last button; answers the number of the order it made. */
export async function place(page: Page) {
  await page.getByRole('button', { name: /^Place order/ }).click()
  await page.waitForURL(/\/checkout\/done\//)
  return page.url().split('/').at(-1)!
}

/** Buys one thing, paying in the way that is named. */
export async function buy(page: Page, slug: string, way: RegExp) {
  await addToCart(page, `/p/${slug}`)
  await page.goto('/checkout')
  await typeAddress(page)
  await page.getByRole('radio', { name: way }).check()
  await review(page)
  return place(page)
}

/** What the shop's people press in the meantime. */
export async function operate(
  shop: OwnShop,
  number: string,
  actions: OperatorActionName[],
  values: { message?: string; reference?: string; url?: string } = {},
) {
  const { db } = await import('@/db')
  const { deliveries, orders } = await import('@/db/schema')
  const { eq } = await import('drizzle-orm')
  const { operate: press } = await import('@/lib/orders/operate')
  const { actionOf } = await import('@/lib/orders/operator-actions')
  const { progressDeliveries } = await import('@/lib/orders/running/progress')
  const actor = { ...(await shop.manager(['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
  for (const action of actions) {
    await progressDeliveries()
    const [order] = await db.select().from(orders).where(eq(orders.number, number))
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.orderId, order!.id))
    const isOfDelivery = actionOf(action).level === 'delivery'
    const about = isOfDelivery ? delivery! : order!
    await press(actor, {
      action,
      orderId: order!.id,
      deliveryId: isOfDelivery ? delivery!.id : undefined,
      expectedVersion: about.version,
      remark: 'by telephone',
      message: '',
      ...values,
    })
  }
}

export const main = (page: Page) => page.getByRole('main')
/** The letters a customer got, by their templates. */
export const toCustomer = async (mailbox: { to(email: string): Promise<{ template: string }[]> }, email: string) =>
  (await mailbox.to(email)).map(({ template }) => template)
