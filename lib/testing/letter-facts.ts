import type { DeliveryFacts, OrderFacts } from '@/lib/mail/letters/facts'

const address = {
  name: 'Carla Customer',
  company: '',
  line1: 'Blegdamsvej 17',
  line2: '',
  postcode: '2100',
  city: 'Copenhagen',
  country: 'DK',
  phone: '',
}
const delivery: DeliveryFacts = {
  number: '7-1-2',
  electronic: false,
  method: 'Express',
  centre: 'Main',
  lines: [{ name: 'Lamp', skuCode: 'L', quantity: 2 }],
  tracking: 'TRACK-1',
  trackingUrl: 'https://carrier.test/TRACK-1',
  requestedDate: null,
  estimatedMin: '2026-12-01',
  estimatedMax: '2026-12-03',
}
/** An order and a delivery as letters tell of them, with something to say in every place. */
export const letterFacts: OrderFacts = {
  orderId: 'x',
  number: '7-1',
  cause: 'x',
  state: 'os.in.progress',
  currency: 'EUR',
  name: 'Carla Customer',
  email: 'carla@test.com',
  shipTo: address,
  requestedDate: null,
  managerName: 'Anna Holm',
  message: 'Ring twice',
  reference: 'PO-1922',
  lines: [{ name: 'Lamp', skuCode: 'L', quantity: 2, total: 2000 }],
  discount: 0,
  coupons: [],
  shippingTotal: 500,
  taxTotal: 500,
  total: 2500,
  url: 'https://shop.test/account/orders/7-1',
  adminUrl: 'https://shop.test/admin/orders/7-1',
  delivery,
  money: { amount: 1234, result: 'Ok' },
}
