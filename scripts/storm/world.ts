// A shop with goods, coupons, customers with cards, and managers who may help them.
import type { Actor } from '@/lib/auth/actor'
import { makeCoupon } from '@/lib/coupons/commands'
import { giveCard } from '@/lib/testing/card'
import { asCustomer, type ManagerActor, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { drawn } from '../fresh.mjs'
import { History } from './history'

const MANAGERS = 5
const CUSTOMERS = 20

export type Sku = { id: string; code: string }
/** A customer with what is chosen for them: what everybody buys, and what nobody else does. */
export type Person = { id: string; actor: Actor; cardId: string; skus: Sku[] }
export type World = { history: History; managers: ManagerActor[]; people: Person[]; coupons: string[] }

export async function makeWorld(): Promise<World> {
  const shop = await makeShop({
    attributes: {
      SHOP_PAYMENT_GATEWAYS: 'testPaymentGateway,invoicePaymentGateway,prePaymentGateway,courierPaymentGateway',
      SHOP_SF_MANAGED_LIST_TYPES: 'B2C',
      SHOP_SF_SHOPPING_LIST_TYPES: 'B2C',
      SHOP_SF_REQUISITION_LIST_TYPES: 'B2C',
      SHOP_SF_MANAGED_LIST_ON_BEHALF: 'true',
      SHOP_URL: 'https://shop.test',
    },
  })
  const boss = await makeManager(shop, ['ROLE_SMADMIN'])
  const coupons = ['TEN', 'FIVE', 'EURO']
  for (const code of coupons) {
    await makeCoupon(boss, { code, name: code, ...(code === 'EURO' ? { amount: 100 } : { percent: 5 }) })
  }
  const shared: Sku[] = []
  for (let n = 0; n < 6; n++) shared.push(await makeSku(shop, { price: 990 + n, quantity: n < 2 ? 60 : 1_000_000 }))
  const people: Person[] = []
  for (let n = 0; n < CUSTOMERS; n++) {
    const customer = await makeCustomer(shop)
    const actor = asCustomer(shop, customer)
    const own = [await makeSku(shop, { quantity: 1_000_000 }), await makeSku(shop, { quantity: 200 })]
    people.push({ id: customer.id, actor, cardId: (await giveCard(actor)).id, skus: [...shared, ...own] })
  }
  const managers: ManagerActor[] = []
  for (let n = 0; n < MANAGERS; n++) managers.push(await makeManager(shop))
  return { history: new History(), managers, people, coupons }
}

/** Dice of one's own. */
export function dice(seed: number) {
  const next = drawn(seed)
  const roll = (sides: number) => Math.floor(next() * sides)
  const one = <T>(of: readonly T[]): T | undefined => of[roll(of.length)]
  return { roll, one }
}
export type Dice = ReturnType<typeof dice>

/** What may be done, each as often as it says, in parts of the whole. */
export type Deed<With> = [name: string, weight: number, work: (by: With) => Promise<unknown>]

export function drawnDeed<With>({ roll }: Dice, deeds: Deed<With>[]): Deed<With> {
  let at = roll(deeds.reduce((sum, [, weight]) => sum + weight, 0))
  for (const deed of deeds) {
    at -= deed[1]
    if (at < 0) return deed
  }
  throw new Error('the dice fell off the table')
}
