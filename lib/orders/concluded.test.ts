import { expect, test } from 'vitest'
import { db, transact } from '@/db'
import { orders } from '@/db/schema'
import { addToCart } from '@/lib/cart/commands'
import { lineOf, setLine } from '@/lib/cart/lines'
import { cartScope } from '@/lib/cart/policy'
import { cartOf } from '@/lib/cart/queries'
import { MINUTE } from '@/lib/clock'
import { setGatewayParameter } from '@/lib/payments/parameters'
import { fillCart, placeNow } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { resumeRuns } from './running/reconcile'

test('what is ordered leaves the cart when nobody else is at it', async () => {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: CARDS } })
  const boss = { ...(await makeManager(shop, ['ROLE_SMADMIN'])), oversees: [shop.id] }
  const carla = asCustomer(shop, await makeCustomer(shop))
  const lamp = await makeSku(shop, { quantity: 100 })
  const card = (await giveCard(carla)).id
  await setGatewayParameter(boss, CARDS, 'DROP_AFTER', 'yes')
  await fillCart(carla, [[lamp, 1]], { gateway: CARDS, card })
  expect(await placeNow(carla)).toMatchObject({ state: 'os.pending' })
  await addToCart(carla, { skuId: lamp.id, quantity: 2 })
  await setGatewayParameter(boss, CARDS, 'DROP_AFTER', null)
  setClock(5 * MINUTE)

  // Somebody adds one: they have read that there are three, and have not written yet that there are four.
  const { id: cartId } = (await cartOf(carla))!
  const [read, mayWrite] = [gate(), gate()]
  const adding = transact(cartScope(carla), async (tx) => {
    const line = (await lineOf(tx, cartId, lamp.id))!
    read.resolve()
    await mayWrite.promise
    await setLine(tx, carla, line.id, line.quantity + 1)
  })
  await read.promise
  const concluding = resumeRuns()
  const meanwhile = async () => {
    for (let look = 0; look < 300; look++) await db.$count(orders)
  }
  await Promise.race([concluding, meanwhile()])
  mayWrite.resolve()
  await Promise.all([adding, concluding])

  expect((await cartOf(carla))?.lines).toMatchObject([{ quantity: 3 }])
})

function gate() {
  let resolve = () => {}
  const promise = new Promise<void>((opened) => {
    resolve = opened
  })
  return { promise, resolve: () => resolve() }
}
