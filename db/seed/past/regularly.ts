import { newId } from '@/db/id'
import { endAssist } from '@/lib/assist/ending'
import type { Actor } from '@/lib/auth/actor'
import { emptyCart } from '@/lib/cart/commands'
import { DAY, HOUR, now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { deliveryMethodsOf } from '@/lib/orders/checkout/delivery-methods'
import { addressesOf } from '@/lib/people/addresses'
import { comesTo } from '@/lib/recurring/choices'
import { makeRecurring } from '@/lib/recurring/commands'
import { MakeRecurring } from '@/lib/recurring/input'
import { orderRecurring } from '@/lib/recurring/job'
import { cancelSubscription } from '@/lib/subscriptions/care'
import { startSubscription } from '@/lib/subscriptions/commands'
import { StartSubscription } from '@/lib/subscriptions/input'
import { goodsWanted } from '@/lib/subscriptions/terms'
import { type Goods, tryToAdd } from './buying'
import { inAssist } from './hands'
import type { Scene } from './scene'

/** What two of them have subscribed to: Niels' is in its second term, Bob's was started and cancelled by Anna for him. */
export function subscribe({ main: { plan, helper, buyers } }: { main: Scene }) {
  const by = (number: string) => buyers.find(({ customer }) => customer?.number === number)
  plan.at(-40 * DAY, async () => {
    const niels = by('TEST01')
    if (niels) await start(niels, { code: 'WATD-5', months: 1, quantity: 2 })
  })
  plan.at(-20 * DAY, async () => {
    const bob = by('4')
    if (!bob || !helper) return
    const anna = await inAssist(helper, bob, 'phone')
    const id = await start(anna, { code: 'TIPS-200', months: 1, quantity: 3 })
    if (id) await cancelSubscription(anna, id)
    if (anna.assist) await endAssist(anna.assist, 'log-off-customer', anna.requestId)
  })
}

async function start(actor: Actor, { code, months, quantity }: { code: string; months: number; quantity: number }) {
  const goods = await goodsWanted(actor, { code }, quantity)
  const means = await meansOf(actor)
  if (!goods || !means) return undefined
  const expectedTotal = await comesTo(actor, [goods], means.deliveryMethodId)
  const given = { id: newId(), skuId: goods.skuId, months, quantity, ...means, expectedTotal }
  return startSubscription(actor, StartSubscription.parse(given))
}

/** What two of the demo's customers order again and again: Niels has had his first order, Bob's was set up by Anna. */
export function orderRegularly({ main: { plan, helper, buyers } }: { main: Scene }) {
  const by = (number: string) => buyers.find(({ customer }) => customer?.number === number)
  plan.at(-10 * DAY, async () => {
    const niels = by('TEST01')
    const goods: Goods = [
      ['GELP-BK', 2],
      ['BEAK-100', 1],
    ]
    if (niels) await setUp(niels, goods, { unit: 'month', nextDay: dayAfter(1, now()) })
  })
  plan.at(-9 * DAY + 2 * HOUR, orderRecurring)
  plan.at(-3 * DAY, async () => {
    const bob = by('4')
    if (!bob || !helper) return
    const anna = await inAssist(helper, bob, 'phone')
    const goods: Goods = [['SCIS-200', 1]]
    await setUp(anna, goods, { every: '6', unit: 'week', nextDay: dayAfter(24, now()), ends: 'times', times: '6' })
    if (anna.assist) await endAssist(anna.assist, 'log-off-customer', anna.requestId)
  })
}

async function setUp(actor: Actor, goods: Goods, terms: object) {
  const means = await meansOf(actor)
  if (!means) return
  await emptyCart(actor)
  for (const [skuCode, quantity] of goods) await tryToAdd(actor, skuCode, quantity)
  await makeRecurring(actor, MakeRecurring.parse({ id: newId(), from: 'cart', every: '1', ...means, ...terms }))
  await emptyCart(actor)
}

/** To their own address, by invoice. */
async function meansOf(actor: Actor) {
  const shipTo = (await addressesOf(actor)).find(({ kind }) => kind === 'shipping')?.id
  const [method] = await deliveryMethodsOf(actor.shop)
  return shipTo && method && { shipTo, deliveryMethodId: method.id, pay: 'invoicePaymentGateway' }
}
