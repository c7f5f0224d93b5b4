import { and, eq } from 'drizzle-orm'
import { db } from '@/db'
import { skus } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import type { Actor } from '@/lib/auth/actor'
import { enterCoupon } from '@/lib/cart/coupon'
import { DAY, HOUR, later } from '@/lib/clock'
import { keepCoupon, makeCoupon } from '@/lib/coupons/commands'
import { addToList, changeList, createList } from '@/lib/lists/commands'
import { shareWishList } from '@/lib/lists/link'
import { saveCart } from '@/lib/lists/saved-carts'
import { addNote } from '@/lib/people/notes'
import { catalogueShopId } from '@/lib/shops/shop'
import { buy, type Goods, tryToAdd } from './buying'
import { inAssist } from './hands'
import type { Scene } from './scene'

/** What two of the demo's customers keep for later: lists of every kind, and carts put aside. */
export function keepThings({ main, institute }: { main: Scene; institute: Scene }) {
  const { plan } = main
  giveCoupons({ main })
  plan.at(-9 * DAY, async () => {
    const [niels, bob] = [by(main, 'TEST01'), by(main, '4')]
    await wish(niels, ['BALL-S', 'LEVE-60'])
    await fill(niels, await make(niels, 'shopping', 'Teaching laboratory'), [
      ['BEAK-250', 6],
      ['BEAK-100', 12],
    ])
    await fill(niels, await make(niels, 'requisition', 'Every month'), [
      ['GELP-BK', 10],
      ['SCIS-200', 2],
      ['BEAK-250', 4],
    ])
    await wish(bob, ['HAMM-560', 'VICE-100', 'SCAL-3'])
    await shareWishList(bob, { shownAs: 'Bob' })
    await fill(bob, await make(bob, 'shopping', 'Kitchen shelf'), [
      ['SCIS-200', 1],
      ['LEVE-60', 1],
    ])
  })
  plan.at(-8 * DAY, async () => {
    const niels = by(institute, 'TEST01')
    const id = await make(niels, 'requisition', 'Blackboard room')
    await fill(niels, id, [
      ['GELP-RD', 6],
      ['GELP-BK', 6],
    ])
    await changeList(niels, { id, name: 'Blackboard room', shared: 'on' })
  })
  plan.at(-7 * DAY, async () => {
    for (const [number, name] of [
      ['TEST01', 'When the grant arrives'],
      ['4', 'After the holidays'],
    ] as const) {
      const buyer = by(main, number)
      for (const code of ['TBOX-R', 'SPAN-8']) await tryToAdd(buyer, code, 1)
      await saveCart(buyer, { name })
    }
  })
  plan.at(-6 * DAY - HOUR, async () => {
    if (!main.helper) return
    const anna = await inAssist(main.helper, by(main, 'TEST01'), 'question')
    await wish(anna, ['VICE-100'])
    await keepCoupon(anna, { code: 'GRANT25' })
    if (anna.assist) await endAssist(anna.assist, 'log-off-customer', anna.requestId)
    const customerId = by(main, 'TEST01').customer?.id ?? ''
    await addNote(main.helper, { customerId, text: 'Lectures in the morning: ring after two.' })
  })
}

/** Coupons of the shop: one that anybody may use once, one that Anna gave to Niels, and one whose time is over. */
function giveCoupons({ main }: { main: Scene }) {
  const { plan, boss } = main
  plan.at(-20 * DAY, async () => {
    const spring = { startsAt: later(-60 * DAY), endsAt: later(-30 * DAY) }
    await makeCoupon(boss, { code: 'WELCOME10', name: 'Welcome to Copenhagen Supply', percent: 10, customerLimit: 1 })
    await makeCoupon(boss, {
      code: 'GRANT25',
      name: 'For waiting so long',
      amount: 2500,
      assignedOnly: true,
      usageLimit: 50,
    })
    await makeCoupon(boss, { code: 'SPRING', name: 'Spring cleaning', percent: 15, ...spring })
    await keepCoupon(by(main, '4'), { code: 'WELCOME10' })
  })
  plan.at(-5 * DAY, async () => {
    const bob = by(main, '4')
    for (const code of ['BEAK-100', 'SCIS-200']) await tryToAdd(bob, code, 2)
    await enterCoupon(bob, { code: 'WELCOME10' })
    await buy(bob, { goods: [], gateway: 'invoicePaymentGateway' })
  })
}

function by({ buyers }: Scene, number: string): Actor {
  const buyer = buyers.find(({ customer }) => customer?.number === number)
  if (!buyer) throw new Error(`demo: there is no customer ${number} here`)
  return buyer
}

const make = async (actor: Actor, kind: 'shopping' | 'requisition', name: string) =>
  (await createList(actor, { kind, name })).id

async function fill(actor: Actor, list: string, goods: Goods) {
  for (const [code, quantity] of goods) await addToList(actor, { list, skuId: await skuOf(actor, code), quantity })
}

const wish = (actor: Actor, codes: string[]) =>
  fill(
    actor,
    'wish',
    codes.map((code) => [code, 1]),
  )

async function skuOf({ shop }: Actor, code: string): Promise<string> {
  const [sku] = await db
    .select({ id: skus.id })
    .from(skus)
    .where(and(eq(skus.shopId, catalogueShopId(shop)), eq(skus.code, code)))
  if (!sku) throw new Error(`demo: there is no ${code}`)
  return sku.id
}
