import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { raise } from '@/lib/orders/raise'
import { byItself, type OrderRow } from '@/lib/orders/work'
import { setGatewayParameter } from '@/lib/payments/parameters'
import { Refusal } from '@/lib/refusal'
import { fillCart, placeNow } from './buy'
import { CARDS, giveCard } from './card'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from './make'

/** A shop whose card gateway charges each delivery as it is placed, an operator, a customer with a card, and lamps. */
export async function makeWaiting(attributes: Record<string, string> = {}) {
  const shop = await makeShop({
    attributes: { SHOP_PAYMENT_GATEWAYS: `${CARDS},prePaymentGateway,invoicePaymentGateway`, ...attributes },
  })
  const boss: Actor = { ...(await makeManager(shop, ['ROLE_SMADMIN'])), oversees: [shop.id] }
  const set = (name: string, value: string | null) => setGatewayParameter(boss, CARDS, name, value)
  await set('SUPPORTED_OPERATIONS_SupportAuthorize', 'false')
  const customer = await makeCustomer(shop)
  const carla = asCustomer(shop, customer)
  const card = (await giveCard(carla)).id
  const lamp = await makeSku(shop, { name: 'Lamp', price: 1000, quantity: 5000 })
  const late = await makeSku(shop, { name: 'Lens', price: 500, availability: 'BACKORDER', quantity: 0 })
  return { shop, boss, set, carla, card, lamp, late }
}
export type Waiting = Awaited<ReturnType<typeof makeWaiting>>

/** An order of a lamp that was charged and a lens that was refused: it waits for the rest of its money. */
export async function halfPaid({ carla, card, lamp, late }: Waiting): Promise<OrderRow> {
  const goods: [{ id: string }, number][] = [
    [lamp, 1],
    [late, 1],
  ]
  await fillCart(carla, goods, { gateway: CARDS, card, deliveries: 'several' })
  return placeNow(carla)
}

export const orderNow = async ({ id }: { id: string }) => (await db.select().from(orders).where(eq(orders.id, id)))[0]!

/** The bank has decided: what is missing is asked for again, as a callback does it. Told again while the order is busy. */
export async function bankDecides({ id }: { id: string }): Promise<'told' | 'too late'> {
  for (;;) {
    try {
      await raise(byItself(newId()), id, { event: 'evt.payment.processed', by: 'gateway' })
      return 'told'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.key !== 'orderBusy') return 'too late'
      await new Promise(setImmediate)
    }
  }
}
