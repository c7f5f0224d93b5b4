import type { orders } from '@/db/schema'
import type { Customer } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'

type Values = typeof orders.$inferInsert

/** A row of an order of nothing, for tests that only look for orders and never move them. */
export function bareOrder(shop: Shop, customer: Customer, values: Pick<Values, 'number' | 'state'>): Values {
  const place = { name: 'N', company: '', line1: 'x', line2: '', postcode: '2100', city: 'K', country: 'DK', phone: '' }
  return {
    ...values,
    shopId: shop.id,
    reversedNumber: [...values.number.replace('-', '')].reverse().join(''),
    placementKey: values.number,
    customerId: customer.id,
    email: customer.email,
    phone: '',
    salutation: '',
    firstname: customer.firstname,
    middlename: '',
    lastname: customer.lastname,
    locale: 'en',
    currency: 'EUR',
    gateway: 'invoicePaymentGateway',
    shipTo: place,
    billTo: place,
    message: '',
    separateDeliveries: false,
    itemsTotal: 0,
    shippingTotal: 0,
    taxTotal: 0,
    total: 0,
    coupons: [],
    requiresApproval: false,
    placedAt: now(),
    updatedAt: now(),
  }
}
