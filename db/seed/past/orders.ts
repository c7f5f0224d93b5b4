import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { deliveries, orders, skus } from '@/db/schema'
import type { DeliveryState } from '@/db/words'
import { endAssist } from '@/lib/assist/ending'
import { DAY, HOUR, MINUTE } from '@/lib/clock'
import { receiveStock } from '@/lib/inventory/commands'
import { progressDeliveries } from '@/lib/orders/running/progress'
import type { OrderRow } from '@/lib/orders/work'
import { featuresOf, type GatewayLabel, gatewaysFor } from '@/lib/payments/gateways'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import type { DemoShops } from '../shops'
import { buy, type Goods, tryToAdd } from './buying'
import { press, sendOut } from './desk'
import { callBack, shareSecrets } from './gateways'
import { buyersOf, helperOf, inAdmin, inAssist } from './hands'
import { keepThings } from './kept'
import { orderRegularly, subscribe } from './regularly'
import type { Scene } from './scene'
import { playScenes } from './scenes'
import { dice, timeline } from './timeline'

const REASONS = ['phone', 'phone', 'question', 'order']
const YEAR = 360

/**
 * A year of three shops: customers buy in all the ways there are, about every third time with a manager's help, and
 * operators let the orders go their way, the more of them the nearer to now. At the end there is an order in every
 * state that an order can stay in.
 */
export async function loadPast(shops: DemoShops, travel: (ms: number) => void, part = 1) {
  const plan = timeline(travel)
  const roll = dice(1922)
  const boss = await inAdmin(shops.main, 'admin')
  for (const shop of [shops.main, shops.atelier]) await shareSecrets(boss, shop)
  const scene = async (shop: Shop, clerk: string): Promise<Scene> => ({
    shop,
    plan,
    roll,
    boss,
    buyers: await buyersOf(shop),
    helper: await helperOf(shop),
    clerk: await inAdmin(shop, clerk),
    goods: await codesOf(shop),
  })
  const main = await scene(shops.main, 'anna.holm')
  const institute = await scene(shops.institute, 'mette.lund')
  const atelier = await scene(shops.atelier, 'paul.durand')

  planPurchases(main, Math.round(76 * part))
  planPurchases(institute, Math.round(22 * part))
  planPurchases(atelier, Math.round(26 * part))
  planDeliveryOfGoods(main)
  playScenes({ main, institute })
  keepThings({ main, institute })
  orderRegularly({ main })
  subscribe({ main })
  for (const { buyers, goods } of [main, institute, atelier]) {
    plan.at(-2 * HOUR, async () => {
      for (const buyer of buyers.slice(0, 5)) await tryToAdd(buyer, goods[roll(goods.length)]!, 1)
    })
  }
  await plan.play()
}

async function codesOf(shop: Shop): Promise<string[]> {
  const rows = await db
    .select({ code: skus.code })
    .from(skus)
    .where(eq(skus.shopId, catalogueShopId(shop)))
    .orderBy(asc(skus.code))
  return rows.map(({ code }) => code).filter((code) => !code.startsWith('CC_TEST'))
}

/** About a third of them in the last month. */
function planPurchases(scene: Scene, count: number) {
  const { plan, roll, buyers, helper, goods } = scene
  for (let n = 0; n < count; n++) {
    const when = -Math.round(YEAR * DAY * (1 - (n + roll(100) / 100) / count) ** 2.2) - roll(9) * HOUR - HOUR
    const buyer = buyers[roll(buyers.length)]!
    const reason = helper && roll(3) === 0 ? REASONS[roll(REASONS.length)]! : null
    const wanted = Array.from({ length: 1 + roll(4) }, (): Goods[number] => [goods[roll(goods.length)]!, 1 + roll(3)])
    const gateway = gatewayFor(scene, Boolean(reason))
    const fate = roll(20)
    plan.at(when, async () => {
      const actor = reason && helper ? await inAssist(helper, buyer, reason) : buyer
      const order = await buy(actor, { goods: wanted, gateway })
      if (actor.assist) await endAssist(actor.assist, 'log-off-customer', actor.requestId)
      if (order) planRest(scene, order, when, fate)
    })
  }
}

/** Every way to pay that the shop has; on behalf of somebody else none with a card. */
function gatewayFor({ shop, roll }: Scene, onBehalf: boolean): GatewayLabel {
  const ways = gatewaysFor({ shop }).filter((label) => !onBehalf || !featuresOf(label).online)
  const card: GatewayLabel = 'testPaymentGateway'
  return !onBehalf && roll(3) === 0 ? card : ways[roll(ways.length)]!
}

/** What becomes of an order: most are paid and sent, a few are called off or come back. */
function planRest(scene: Scene, order: OrderRow, when: number, fate: number) {
  const { plan, roll, clerk: by, boss, shop } = scene
  if (featuresOf(order.gateway).externalForm) plan.at(when + 4 * MINUTE, () => callBack(shop, order))
  if (order.requiresApproval) plan.at(when + 5 * HOUR, () => press(by, order.id, 'release.order'))
  if (fate === 0) {
    const message = 'As you asked on the phone.'
    plan.at(when + (2 + roll(30)) * HOUR, () => press(by, order.id, 'cancel.order', { message }))
    const remark = 'Paid back by bank transfer.'
    plan.at(when + 4 * DAY, () => press(by, order.id, 'cancel.order.manual.refund', { remark }))
    return
  }
  const isInAdvance = featuresOf(order.gateway).authorizeCapture && !featuresOf(order.gateway).online
  const paid = when + (isInAdvance ? (30 + roll(60)) * HOUR : (1 + roll(6)) * HOUR)
  plan.at(paid, () => press(by, order.id, 'approve.order'))
  const arrived = sendOut({ plan, roll, by, order }, paid)
  if (fate === 1) {
    plan.at(arrived + 6 * DAY, () => press(by, order.id, 'return.order', { message: 'We have it back, thank you.' }))
    plan.at(arrived + 6 * DAY + HOUR, () => press(boss, order.id, 'restock.delivery', { remark: 'Unopened.' }))
  }
  if (fate === 2 && order.total > 3000) {
    const said = { amount: 500, message: 'For the dent in the box.', remark: 'Agreed with Mette.' }
    plan.at(arrived + 3 * DAY, () => press(by, order.id, 'refund.order', said))
  }
}

/** Days on which goods came in that had been ordered without being there. */
const ARRIVALS = [-200, -90, -12]
const AWAITED = ['SHRP-1', 'CHAR-500', 'RBFL-500', 'LIEB-400', 'COND-2', 'PREP-HIS', 'SPIL-20']

function planDeliveryOfGoods({ plan, roll, boss, clerk: by, shop }: Scene) {
  for (const day of ARRIVALS) {
    plan.at(day * DAY, async () => {
      const awaited = and(eq(skus.shopId, shop.id), inArray(skus.code, AWAITED))
      for (const { id: skuId } of await db.select({ id: skus.id }).from(skus).where(awaited)) {
        await receiveStock(boss, { skuId, centreCode: 'WAREHOUSE_1', quantity: 4, availability: 'BACKORDER' })
      }
      await progressDeliveries()
      for (const order of await ordersWith('ds.inventory.allocated')) sendOut({ plan, roll, by, order }, day * DAY)
    })
  }
}

async function ordersWith(state: DeliveryState): Promise<OrderRow[]> {
  const rows = await db.selectDistinct({ id: deliveries.orderId }).from(deliveries).where(eq(deliveries.state, state))
  return db
    .select()
    .from(orders)
    .where(
      inArray(
        orders.id,
        rows.map(({ id }) => id),
      ),
    )
}
