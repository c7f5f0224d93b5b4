import { asc, eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { customers, managers, skus } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { endAssist } from '@/lib/assist/ending'
import type { Actor } from '@/lib/auth/actor'
import { addToCart, emptyCart } from '@/lib/cart/commands'
import { DAY, HOUR, later } from '@/lib/clock'
import { saveCheckout } from '@/lib/orders/checkout'
import { Checkout } from '@/lib/orders/input'
import { placeOrder } from '@/lib/orders/place'
import { quoteOf } from '@/lib/orders/quote'
import { customerAccess, managerAccess } from '@/lib/people/access'
import { addressesOf } from '@/lib/people/addresses'
import { Refusal } from '@/lib/refusal'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import { openDemoSession, themself } from './people'

/** The same choices on every load: a small generator with a fixed seed (Park and Miller's). */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

const ORDERS = 48
const REASONS = ['phone', 'phone', 'question', 'order']

/**
 * Lets the customers of a shop buy over the past weeks, about every third time with a manager's help, and
 * leaves something in a few carts. `travel` sets how long ago things happen.
 */
export async function loadOrders(shop: Shop, travel: (ms: number) => void) {
  const roll = dice(1922)
  const goods = await db
    .select({ code: skus.code })
    .from(skus)
    .where(eq(skus.shopId, catalogueShopId(shop)))
    .orderBy(asc(skus.code))
  const buyers = await buyersOf(shop)
  const helper = await helperOf(shop)

  for (let n = 0; n < ORDERS; n++) {
    travel(-((ORDERS - n) * 0.45 * DAY) - roll(8) * HOUR)
    const buyer = buyers[roll(buyers.length)]!
    const actor = helper && roll(3) === 0 ? await inAssist(helper, buyer, REASONS[roll(REASONS.length)]!) : buyer
    for (let lines = 1 + roll(4); lines > 0; lines--)
      await tryToAdd(actor, goods[roll(goods.length)]!.code, 1 + roll(3))
    await order(actor, roll(2) ? 'invoicePaymentGateway' : 'courierPaymentGateway')
    if (actor.assist) await endAssist(actor.assist, 'log-off-customer', actor.requestId)
  }
  travel(-2 * HOUR)
  for (const buyer of buyers.slice(0, 5)) await tryToAdd(buyer, goods[roll(goods.length)]!.code, 1)
  travel(0)
}

async function buyersOf(shop: Shop): Promise<Actor[]> {
  const rows = await db.select({ id: customers.id }).from(customers).orderBy(asc(customers.number))
  const known = await Promise.all(rows.map(({ id }) => customerAccess(shop, { customerId: id })))
  return known.flatMap((customer) => (customer ? [themself(shop, customer)] : []))
}

/** The first manager of the demo who may help here. */
async function helperOf(shop: Shop): Promise<Actor | undefined> {
  for (const { id } of await db.select({ id: managers.id }).from(managers).orderBy(asc(managers.createdAt))) {
    const manager = await managerAccess(shop, id)
    if (!manager?.permissions.has('assist.start')) continue
    const { name, email, permissions } = manager
    const sessionId = await openDemoSession(shop, id)
    return { ...nobodyYet(shop), account: { id, kind: 'manager', name, email, sessionId }, permissions }
  }
  return undefined
}

const nobodyYet = (shop: Shop): Actor => ({
  shop,
  locale: 'en',
  requestId: newId(),
  account: null,
  permissions: new Set(),
  oversees: [],
  customer: null,
  assist: null,
  guestHash: null,
})

async function inAssist(manager: Actor, { customer }: Actor, reason: string): Promise<Actor> {
  const { id } = await startAssist(manager, { customerId: customer!.id, reason, reasonText: '', ticket: '' })
  const startedAt = later(0)
  return {
    ...manager,
    customer,
    requestId: newId(),
    assist: { id, reason, startedAt, endsAt: startedAt, idleEndsAt: startedAt },
  }
}

/** What is sold out, or only shown, is left out: as anybody would. */
async function tryToAdd(actor: Actor, skuCode: string, quantity: number) {
  try {
    await addToCart(actor, { skuCode, quantity })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

async function order(actor: Actor, gateway: string) {
  const home = await addressesOf(actor)
  const shipTo = home.find((address) => address.kind === 'shipping')?.id
  if (!shipTo || !(await quoteOf(actor))) return
  await saveCheckout(actor, Checkout.parse({ shipTo, billTo: 'same', gateway }))
  const quote = await quoteOf(actor)
  try {
    await placeOrder(actor, { placementKey: newId(), expectedTotal: quote!.total })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await emptyCart(actor)
  }
}
