import { expect, test } from 'vitest'
import { makeShop } from '@/lib/testing/make'
import { reasonFor } from './reasons'

test('the place an assist is begun from gives the reason; where it gives none, or the shop has its own, it is the first', async () => {
  const shop = await makeShop()
  expect(reasonFor(shop, 'order')).toBe('order')
  expect(reasonFor(shop)).toBe('phone')
  const own = await makeShop({ attributes: { SHOP_SF_ASSIST_REASONS: 'hotline, counter' } })
  expect(reasonFor(own, 'order')).toBe('hotline')
})
