import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { coupons, orders } from '@/db/schema'
import { enterCoupon } from '@/lib/cart/coupon'
import { makeCoupon } from '@/lib/coupons/commands'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { makeBuyers, type Place, pressAtOnce, type Tally, tallyOf } from './last-one'
import { makeManager, makeSku } from './make'

let coupon = 0

/** There is enough of everything, and one use of a coupon, which everybody has entered. */
export async function raceForTheUse(place: Place, count: number): Promise<Tally> {
  const { shop } = place
  const code = `LAST${process.pid}N${++coupon}`
  const { id } = await makeCoupon(await makeManager(shop, ['ROLE_SMADMIN']), {
    code,
    name: 'The last use',
    percent: 10,
    usageLimit: 1,
  })
  const buyers = await makeBuyers(place, count, await makeSku(shop, { price: 1000, quantity: count }))
  for (const { actor } of buyers) await enterCoupon(actor, { code })
  const { total } = (await quoteOf(buyers[0]!.actor))!
  const before = await db.$count(orders, eq(orders.shopId, shop.id))

  const told = await pressAtOnce(buyers)

  const t = translator('en')
  const [seen, instead] = [total, total + 100].map((sum) => formatMoney(sum, shop.currency, 'en'))
  const tally = tallyOf(told, [
    t('refusals.couponUsedUp'),
    t('refusals.priceChanged', { before: seen!, after: instead! }),
  ])
  const [row] = await db.select().from(coupons).where(eq(coupons.id, id))
  const placed = (await db.$count(orders, eq(orders.shopId, shop.id))) - before
  const wrong = row?.used === 1 && placed === 1 ? [] : [`used ${row?.used} times, ${placed} orders`]
  return { ...tally, wrong }
}
