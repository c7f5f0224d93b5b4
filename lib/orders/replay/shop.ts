import 'server-only'
import { newId } from '@/db/id'
import type { Actor } from '@/lib/auth/actor'
import { permissions } from '@/lib/auth/permissions'
import { saveProduct } from '@/lib/catalogue/commands'
import { DAY, later } from '@/lib/clock'
import { receiveStock, saveCentre } from '@/lib/inventory/commands'
import { gatewayLabels } from '@/lib/payments/gateways'
import { setGatewayParameter } from '@/lib/payments/parameters'
import { saveTaxRate, setPrices } from '@/lib/pricing/commands'
import { openShop } from '@/lib/shops/commands'
import type { Shop } from '@/lib/shops/shop'
import type { Case } from './case'

export const CENTRE = 'WAREHOUSE_1'

type Goods = {
  code: string
  /** Minor units, from so many pieces. */
  prices: [quantity: number, regular: number][]
  quantity: number
  availability: 'STANDARD' | 'BACKORDER' | 'ALWAYS'
  digital?: boolean
  releaseDate?: Date
}

/** What the shop of a case sells, by its short name. Source: platform reference, §13.2. */
const goods: Record<string, Goods> = {
  T1: {
    code: 'CC_TEST1',
    prices: [
      [1, 19_099],
      [3, 19_001],
      [5, 18_000],
    ],
    quantity: 9,
    availability: 'STANDARD',
  },
  T2: {
    code: 'CC_TEST2',
    prices: [
      [1, 29_099],
      [10, 22_017],
    ],
    quantity: 1,
    availability: 'STANDARD',
  },
  T6: {
    code: 'CC_TEST6',
    prices: [[1, 8_099]],
    quantity: 500,
    availability: 'BACKORDER',
    releaseDate: new Date('2099-01-01'),
  },
  T5: { code: 'CC_TEST5-NOINV', prices: [[1, 1_700]], quantity: 0, availability: 'BACKORDER' },
  T9: { code: 'CC_TEST9', prices: [[1, 8_899]], quantity: 0, availability: 'ALWAYS', digital: true },
}

/** What lies in the carts of cases. */
export const carts: Record<string, Record<string, number>> = {
  STANDARD: { T1: 2, T2: 1 },
  PREORDER: { T6: 3 },
  BACKORDER: { T5: 4 },
  ELECTRONIC: { T9: 5 },
  MIXED: { T1: 2, T2: 1, T6: 3, T5: 4 },
  FULL: { T1: 2, T2: 1, T6: 3, T5: 4, T9: 5 },
}

/** A shop that nothing has happened in, and somebody who may do everything there. */
export type World = { gateway: string; operator: Actor; shop: Shop; subShop: Shop; skus: Map<string, string> }

const CARRIER = {
  code: 'carrier',
  names: { en: 'Carrier', fr: 'Transporteur' },
  price: 1_677,
  taxCode: 'standard',
  minDays: 1,
  maxDays: 3,
}

/** Opens a shop for one case: USD, prices with 20 % tax inside, one centre that keeps its own books, 16.77 a delivery. */
export async function openWorld({ gateway, mode }: Pick<Case, 'gateway' | 'mode'>): Promise<World> {
  const code = `REPLAY-${newId().slice(-12)}`
  const common = { name: code, currency: 'USD', languages: ['en' as const] }
  const attributes = { SHOP_PAYMENT_GATEWAYS: gatewayLabels.join(), SHOP_ADMIN_EMAIL: 'shop@test.com' }
  const host = (name: string) => [`${name.toLowerCase()}.localhost`]
  const shop = await openShop({ ...common, code, hosts: host(code), attributes, deliveryMethods: [CARRIER] })
  const sub = `${code}-SUB`
  const subShop = await openShop({ ...common, code: sub, hosts: host(sub), attributes: {}, master: shop })

  const operator = operatorOf(shop, [shop.id, subShop.id])
  await saveTaxRate(operator, { code: 'standard', rate: 2_000, included: true })
  await saveCentre(operator, { code: CENTRE, name: CENTRE, email: 'warehouse@test.com', keepsOwnStock: true })
  const world = { gateway, operator, shop, subShop, skus: new Map<string, string>() }
  for (const [name, each] of Object.entries(goods)) world.skus.set(name, await stockUp(operator, each))
  await setUpGateway(world, mode)
  return world
}

const operatorOf = (shop: Shop, oversees: string[]): Actor => ({
  shop,
  locale: 'en',
  requestId: newId(),
  account: { id: 'replay', kind: 'manager', name: 'Replay', email: 'replay@test.com', sessionId: 'replay' },
  permissions: new Set(permissions),
  oversees,
  customer: null,
  assist: null,
  guestHash: null,
})

async function stockUp(operator: Actor, { code, prices, digital = false, ...lying }: Goods): Promise<string> {
  const texts = { en: code, fr: code }
  const product = await saveProduct(operator, {
    slug: code.toLowerCase().replace('_', '-'),
    names: texts,
    summaries: texts,
    brand: 'Replay',
    picture: '1f4a1',
    taxCode: 'standard',
    digital,
    skus: [{ code }],
  })
  const skuId = product.skus[0]!.id
  await setPrices(
    operator,
    skuId,
    prices.map(([quantity, regular]) => ({ quantity, regular })),
  )
  await receiveStock(operator, { ...lying, skuId, centreCode: CENTRE })
  return skuId
}

async function setUpGateway(world: World, mode: Case['mode']) {
  if (!mode) return
  const [authorize, perShipment] = [mode.startsWith('A/'), mode.endsWith('/ship')]
  await setParameter(world, 'SUPPORTED_OPERATIONS_SupportAuthorize', String(authorize))
  await setParameter(world, 'SUPPORTED_OPERATIONS_SupportAuthorizePerShipment', String(perShipment))
}

export const setParameter = ({ operator, gateway }: World, name: string, value: string | null) =>
  setGatewayParameter(operator, gateway, name, value)

/** The row's terms as they were, with another day on which it comes out. */
export async function setRelease({ operator, skus }: World, name: string, when: 'past' | 'future' | 'none') {
  const { availability } = goodsOf(name)
  const releaseDate = when === 'none' ? null : when === 'past' ? later(-DAY) : new Date('2099-01-01')
  await receiveStock(operator, { skuId: skus.get(name)!, centreCode: CENTRE, quantity: 0, availability, releaseDate })
}

export function goodsOf(name: string): Goods {
  const found = goods[name]
  if (!found) throw new Error(`no such goods: ${name}`)
  return found
}
