import 'server-only'
import { newId } from '@/db/id'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { cartScope } from '@/lib/cart/policy'
import { now } from '@/lib/clock'
import { featuresOf } from '@/lib/payments/gateways'
import { keepCard } from '@/lib/payments/tokens'
import { customerAccess } from '@/lib/people/access'
import { openCustomer } from '@/lib/people/commands'
import type { Shop } from '@/lib/shops/shop'
import { saveCheckout } from '../checkout/checkout'
import { draftOrder } from '../checkout/draft'
import { quoteOf } from '../checkout/quote'
import { Checkout } from '../input'
import { carts, goodsOf, type World } from './shop'

const HOME = { shipName: 'Reg', shipLine1: '1 High Street', shipPostcode: '2100', shipCity: 'Town', shipCountry: 'DK' }

export type Wish = { cart: string; isSingle: boolean; inSubShop: boolean }

/** Lets somebody new fill a cart and go through the checkout, up to where the order is written down and nothing has begun. */
export async function newOrder(world: World, { cart, isSingle, inSubShop }: Wish): Promise<string> {
  const wanted = carts[cart]
  if (!wanted) throw new Error(`no such cart: ${cart}`)
  const { gateway } = world
  const buyer = await newBuyer(world, inSubShop ? world.subShop : world.shop)
  for (const [name, quantity] of Object.entries(wanted)) {
    await addToCart(buyer, { skuCode: goodsOf(name).code, quantity })
  }
  const card = featuresOf(gateway).needsCard ? await newCard(buyer) : ''
  const deliveries = isSingle ? 'one' : 'several'
  await saveCheckout(buyer, Checkout.parse({ shipTo: 'new', ...HOME, deliveries, gateway, card }))
  return act(buyer, 'order.place', cartScope(buyer), async (tx, note) => {
    const order = await draftOrder(tx, buyer, (await quoteOf(buyer, tx))!, newId())
    note.about('order', order.id)
    return order.id
  })
}

async function newBuyer({ operator }: World, shop: Shop): Promise<Actor> {
  const n = newId()
  const person = { number: n, type: 'B2C', email: `${n}@test.com`, firstname: 'Reg', lastname: 'Istered' }
  const access = { passwordHash: null, locale: 'en' as const, shops: [shop] }
  const customerId = await openCustomer({ ...operator, shop }, { ...person, ...access })
  const customer = (await customerAccess(shop, { customerId }))!
  const account = { id: customer.accountId, kind: 'customer' as const, name: 'Reg Istered', email: customer.email }
  return { ...operator, shop, customer, permissions: new Set(), oversees: [], account: { ...account, sessionId: n } }
}

/** The card as the test gateway's form would hand it over. No token may look as if a number were in it. */
async function newCard(buyer: Actor): Promise<string> {
  const letters = newId().replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)
  const { id } = await keepCard(buyer, {
    gateway: 'testPaymentGateway',
    token: `tok_visa_4242_${letters}`,
    brand: 'visa',
    lastFour: '4242',
    expiryMonth: 12,
    expiryYear: now().getFullYear() + 3,
  })
  return id
}
