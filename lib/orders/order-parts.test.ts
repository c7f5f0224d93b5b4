import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { skus } from '@/db/schema'
import { DAY, later } from '@/lib/clock'
import { buy } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { orderByNumber } from './queries'
import { askFor } from './requests'

async function makeBuyer() {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: `${CARDS},invoicePaymentGateway` } })
  return { shop, carla: asCustomer(shop, await makeCustomer(shop)) }
}

async function withFile(sku: { id: string }, file: string) {
  await transact({ sku: sku.id }, async (tx) => {
    await tx.update(skus).set({ file }).where(eq(skus.id, sku.id))
  })
}

describe('an order in full', () => {
  test('says what was charged to which card, and has the invoice of it', async () => {
    const { shop, carla } = await makeBuyer()
    const book = await makeSku(shop, { price: 1000, digital: true, availability: 'ALWAYS', quantity: 0 })
    await withFile(book, 'book.pdf')
    const { id: card } = await giveCard(carla)
    const { number } = await buy(carla, [[book, 2]], { gateway: CARDS, card })

    const order = (await orderByNumber(carla, number))!
    expect(order.card).toMatchObject({ brand: 'visa', lastFour: '4242' })
    expect(order.payments).toMatchObject([{ kind: 'charged', amount: 2000 }])
    expect(order.invoices).toMatchObject([{ kind: 'invoice', total: 2000 }])
    expect(order.deliveries).toMatchObject([{ group: 'D4', lines: [{ quantity: 2, hasFile: true }] }])
    expect(JSON.stringify(order)).not.toMatch(/tok_visa|book\.pdf/)
  })

  test('says when goods come out, and what was asked about it', async () => {
    const { shop, carla } = await makeBuyer()
    const releaseDate = later(30 * DAY)
    const coming = await makeSku(shop, { availability: 'BACKORDER', releaseDate })
    const { number } = await buy(carla, [[coming, 1]])
    await askFor(carla, { number, kind: 'cancel', reason: 'Too late for me' })

    const order = (await orderByNumber(carla, number))!
    expect(order.deliveries).toMatchObject([{ group: 'D2', released: releaseDate }])
    expect(order.requests).toMatchObject([{ kind: 'cancel', state: 'open', reason: 'Too late for me', answer: null }])
    for (const hidden of ['askedById', 'assistId', 'answeredByName']) {
      expect(order.requests[0]).not.toHaveProperty(hidden)
    }
    await expect(askFor(carla, { number, kind: 'cancel', reason: 'Again' })).rejects.toMatchObject({
      key: 'requestOpen',
    })
    await expect(askFor(carla, { number, kind: 'return', reason: 'No' })).rejects.toMatchObject({
      key: 'requestNotPossible',
    })
    const stranger = asCustomer(shop, await makeCustomer(shop))
    await expect(askFor(stranger, { number, kind: 'cancel', reason: 'No' })).rejects.toMatchObject({ key: 'missing' })
  })
})
