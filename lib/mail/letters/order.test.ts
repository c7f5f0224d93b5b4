import { describe, expect, test } from 'vitest'
import { makeShop } from '@/lib/testing/make'
import type { OrderFacts } from './facts'
import { orderLetter } from './order'

const nasty = '<script>alert(1)</script>"\r\nBcc: all@test.com'
const address = { company: '', line1: nasty, line2: '', postcode: '2100', city: 'Copenhagen', country: 'DK', phone: '' }
const facts = (values: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: '0198',
  number: '261122040443-1',
  reference: '',
  cause: 'evt.pending:2',
  state: 'os.waiting',
  currency: 'EUR',
  name: nasty,
  email: 'carla@test.com',
  shipTo: { ...address, name: nasty },
  requestedDate: '2026-12-01',
  managerName: null,
  message: nasty,
  lines: [{ name: nasty, skuCode: 'A', quantity: 2, total: 38_198 }],
  discount: 0,
  coupons: [],
  shippingTotal: 1677,
  taxTotal: 7975,
  total: 39_875,
  payBy: [],
  endsAt: null,
  url: 'http://shop.test/account/orders/261122040443-1',
  adminUrl: 'http://shop.test/admin/orders/261122040443-1',
  deskUrl: 'http://shop.test/service/customers/0198',
  ...values,
})

describe('a letter about an order', () => {
  test('shows literally what people typed, in its markup', async () => {
    const shop = await makeShop()
    const letter = orderLetter('order-new', facts(), { shop, locale: 'en', recipient: 'carla@test.com' })
    expect(letter.html).not.toContain('<script')
    expect(letter.html).toContain('&lt;script&gt;')
    expect(letter.subject).not.toMatch(/[\r\n]/)
  })

  test('speaks the reader’s language, money and dates included', async () => {
    const shop = await makeShop()
    const letter = orderLetter('order-new', facts({ name: 'Marie' }), { shop, locale: 'fr', recipient: 'm@test.com' })
    expect(letter.subject).toBe('Commande 261122040443-1 : nous l’avons bien reçue')
    expect(letter.text.replaceAll(/\s/g, ' ')).toContain('Total : 398,75 €')
    expect(letter.text).toContain('Date souhaitée\u00a0: 1er décembre 2026')
  })

  test('leads customers to their order, and the shop’s own people nowhere they may not go', async () => {
    const reader = { shop: await makeShop(), locale: 'en' as const, recipient: 'shop@test.com' }
    expect(orderLetter('order-new', facts(), reader).html).toContain('/account/orders/')
    expect(orderLetter('adm-order-wait-confirmation', facts(), reader).html).not.toContain('/account/orders/')
  })

  test('is another letter for each reader and each step of the order', async () => {
    const reader = { shop: await makeShop(), locale: 'en' as const, recipient: 'a@test.com' }
    const keys = [
      orderLetter('order-new', facts(), reader),
      orderLetter('order-new', facts(), { ...reader, recipient: 'b@test.com' }),
      orderLetter('order-new', facts({ cause: 'evt.pending:3' }), reader),
    ].map(({ dedupeKey }) => dedupeKey)
    expect(new Set(keys).size).toBe(3)
  })
})
