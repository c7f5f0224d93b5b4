import { expect, test } from 'vitest'
import { newId } from '@/db/id'
import { makeShop } from '@/lib/testing/make'
import { callbackRequest, makeOrder, setUp } from '@/lib/testing/pay'
import { receiveCallback } from './callbacks'
import { gatewaysFor } from './gateways'
import { performCall } from './perform'

process.env.TEST_GATEWAYS = 'closed'

const call = {
  key: newId(),
  again: false,
  operation: 'AUTH_CAPTURE' as const,
  amount: 100,
  currency: 'EUR',
  shopId: 'shop',
  orderNumber: '1',
  shipment: '1',
  email: '',
  about: null,
  token: null,
  told: null,
  parameters: {},
}

test('where real money is taken, a test gateway is not offered, does nothing and is not heard', async () => {
  const named = 'testPaymentGateway,testExtFormPaymentGateway,invoicePaymentGateway'
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: named } })
  expect(gatewaysFor({ shop })).toEqual(['invoicePaymentGateway'])

  for (const label of ['testPaymentGateway', 'testExtFormPaymentGateway']) {
    await expect(performCall(label, call)).rejects.toThrow('closed')
    await setUp(shop, label, { CALLBACK_SECRET: 'secret' })
    const { number, total } = await makeOrder(shop, { gateway: label })
    const message = {
      id: newId(),
      type: 'PAYMENT',
      orderNumber: number,
      amount: total,
      currency: 'EUR',
      code: '1',
    } as const
    const request = callbackRequest({ ...message, shop: shop.code }, 'secret')
    expect((await receiveCallback(request, label, async () => 'processed')).status).toBe(404)
  }
})
