import { expect, test } from 'vitest'
import { makeShop } from '@/lib/testing/make'
import { gatewaysFor } from './gateways'

test('a shop that names no way to pay has them all', async () => {
  expect(gatewaysFor({ shop: await makeShop() })).toEqual(['invoicePaymentGateway', 'courierPaymentGateway'])
})

test('a shop offers what it names, in its order, and nothing it cannot do', async () => {
  const shop = await makeShop({
    attributes: { SHOP_PAYMENT_GATEWAYS: 'courierPaymentGateway, unknownGateway,invoicePaymentGateway' },
  })
  expect(gatewaysFor({ shop })).toEqual(['courierPaymentGateway', 'invoicePaymentGateway'])
})

test('a sub-shop has its master’s', async () => {
  const master = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: 'invoicePaymentGateway' } })
  expect(gatewaysFor({ shop: await makeShop({ master }) })).toEqual(['invoicePaymentGateway'])
})
