import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { deliveryMethods } from '@/db/schema'
import { fillCart, methodOf, placeNow, typedCheckout } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { saveCheckout } from './checkout'
import { quoteOf } from './quote'

const STORE = 'inStorePaymentGateway'

/** A shop in which goods can be sent, and, if it says so, collected; and what its checkout is told. */
async function makeBuyer(collected = true) {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: `${STORE},invoicePaymentGateway` } })
  const [sent, fetched] = [await methodOf(shop, 'standard'), await methodOf(shop, 'express')]
  const collecting = (is: boolean) =>
    transact({}, async (tx) => {
      await tx.update(deliveryMethods).set({ collected: is }).where(eq(deliveryMethods.id, fetched.id))
    })
  await collecting(collected)
  const niels = asCustomer(shop, await makeCustomer(shop))
  await fillCart(niels, [[await makeSku(shop), 1]])
  const choose = (deliveryMethodId: string, gateway = STORE) =>
    saveCheckout(niels, typedCheckout({ deliveryMethodId, gateway }))
  return { niels, sent, fetched, choose, collecting }
}

describe('payment in the store', () => {
  test('goes with what is collected, and with nothing that is sent', async () => {
    const { niels, sent, fetched, choose } = await makeBuyer()
    await expect(choose(sent.id)).rejects.toMatchObject({ fields: { gateway: 'collectedOnly' } })
    await choose(fetched.id)
    expect(await placeNow(niels)).toMatchObject({ gateway: STORE })
  })

  test('is asked for again, and refused, when what was chosen is no longer collected', async () => {
    const { niels, fetched, sent, choose, collecting } = await makeBuyer()
    await choose(fetched.id)
    await collecting(false)
    await transact({}, async (tx) => {
      await tx.update(deliveryMethods).set({ collected: true }).where(eq(deliveryMethods.id, sent.id))
    })
    expect(await quoteOf(niels)).toMatchObject({ gateway: null, open: ['gateway'] })
    await expect(placeNow(niels)).rejects.toMatchObject({ key: 'checkoutNotDone' })
  })

  test('is never chosen for anybody', async () => {
    const { niels, fetched, choose } = await makeBuyer()
    await choose(fetched.id, 'invoicePaymentGateway')
    const alone = { ...niels, shop: { ...niels.shop, attributes: { SHOP_PAYMENT_GATEWAYS: STORE } } }
    expect(await quoteOf(alone)).toMatchObject({ gateways: [STORE], gateway: null, open: ['gateway'] })
  })

  test('goes with everything where the shop has no way to collect', async () => {
    const { niels, sent, choose } = await makeBuyer(false)
    await choose(sent.id)
    expect(await placeNow(niels)).toMatchObject({ gateway: STORE })
  })
})
