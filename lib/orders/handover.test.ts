import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { handovers, mails } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import { addToCart } from '@/lib/cart/commands'
import { DAY } from '@/lib/clock'
import { buy, fillCart, placeNow } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, only, visitor } from '@/lib/testing/make'
import { setUp } from '@/lib/testing/pay'
import { handOver, handoverBehind, handoverInHand, takeUp, withdrawHandover } from './handover'

beforeEach(() => setClock(0))

async function prepared() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  const acting = await assisting(await makeManager(shop), customer)
  const lamp = await makeSku(shop, { price: 1000, quantity: 50 })
  await fillCart(acting, [[lamp, 2]])
  return { shop, customer, acting, lamp, carla: asCustomer(shop, customer) }
}

const secretOf = async (actor: Parameters<typeof handoverInHand>[0], id: string) =>
  (await handoverInHand(actor, id))!.url.split('/').at(-1)!

describe('a checkout handed over to the customer', () => {
  test('is a link in their letter, kept as a hash, and one order when they place it', async () => {
    const { acting, carla, customer, lamp } = await prepared()
    const { id } = await handOver(acting)
    const secret = await secretOf(acting, id)
    const letter = only((await db.select().from(mails)).filter(({ recipient }) => recipient === customer.email))
    expect(letter).toMatchObject({ template: 'order-handed-over', recipient: customer.email })
    expect(letter.text).toContain(`/hand-over/${secret}`)
    expect(letter.text).toContain(`2 × ${lamp.product.names.en} (${lamp.code})\nTotal: €36.77`)
    expect(JSON.stringify(await db.select().from(handovers))).not.toContain(secret)
    expect(await handoverBehind(carla, secret)).toMatchObject({ isTheirs: true, id })

    expect(await takeUp(carla, id)).toEqual({ isAnswered: true })
    expect(await handoverInHand(acting, id)).toMatchObject({ state: 'seen' })
    const order = await placeNow(carla)
    expect(order.managerId).toBeNull()
    expect(await handoverInHand(acting, id)).toMatchObject({ state: 'ordered', order: { number: order.number } })
    expect(await handoverBehind(carla, secret)).toBeUndefined()
  })

  test('leads to the checkout while it has something to ask', async () => {
    const { shop, customer, lamp } = await prepared()
    const other = await makeCustomer(shop)
    const acting = await assisting(await makeManager(shop), other)
    await addToCart(acting, { skuId: lamp.id, quantity: 1 })
    const { id } = await handOver(acting)
    expect(await takeUp(asCustomer(shop, other), id)).toEqual({ isAnswered: false })
    expect(other.id).not.toBe(customer.id)
  })

  test('shows nothing to anybody else, and only that there is one to who is not signed in', async () => {
    const { shop, acting, customer } = await prepared()
    const { id } = await handOver(acting)
    const secret = await secretOf(acting, id)
    expect(await handoverBehind(visitor(shop), secret)).toEqual({ isTheirs: false })
    const other = await makeCustomer(shop)
    const strangers = [
      asCustomer(shop, other),
      await assisting(await makeManager(shop), other),
      await makeManager(shop),
      acting,
      visitor(await makeShop()),
    ]
    for (const stranger of strangers) expect(await handoverBehind(stranger, secret)).toBeUndefined()
    expect(await handoverBehind(visitor(shop), `${secret.slice(0, -1)}x`)).toBeUndefined()
    const colleague = await assisting(await makeManager(shop), customer)
    expect(await handoverInHand(colleague, id)).toBeUndefined()
    await expect(takeUp(asCustomer(shop, other), id)).rejects.toMatchObject({ key: 'missing' })
  })

  test('is over when it is taken back, made anew, two days old, or ordered on behalf after all', async () => {
    const { acting, carla, lamp } = await prepared()
    const first = await handOver(acting)
    const firstSecret = await secretOf(acting, first.id)
    const second = await handOver(acting)
    expect(await handoverBehind(carla, firstSecret)).toBeUndefined()
    await withdrawHandover(acting, second.id)
    await expect(withdrawHandover(acting, second.id)).rejects.toMatchObject({ key: 'missing' })
    expect(await handoverInHand(acting, second.id)).toMatchObject({ state: 'withdrawn' })

    const third = await handOver(acting)
    await placeNow(acting)
    expect(await handoverInHand(acting, third.id)).toMatchObject({ state: 'withdrawn', order: null })

    await fillCart(acting, [[lamp, 1]])
    const fourth = await handOver(acting)
    const secret = await secretOf(acting, fourth.id)
    setClock(2 * DAY)
    expect(await handoverBehind(carla, secret)).toBeUndefined()
  })

  test('stays good when the assist has ended', async () => {
    const { acting, carla } = await prepared()
    const { id } = await handOver(acting)
    const secret = await secretOf(acting, id)
    await endAssist({ id: acting.assist!.id }, 'log-off-customer', 'r')
    expect(await handoverBehind(carla, secret)).toMatchObject({ id })
  })

  test('is one order, whatever else the customer orders', async () => {
    const { acting, carla, lamp } = await prepared()
    const { id } = await handOver(acting)
    const order = await placeNow(carla)
    await buy(carla, [[lamp, 1]])
    const [row] = await db.select().from(handovers).where(eq(handovers.id, id))
    expect(row).toMatchObject({ orderId: order.id })
  })

  test('is still there when the card was refused and the order called off', async () => {
    const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: CARDS } })
    await setUp(shop, CARDS, { AUTH_FAIL: 'true' })
    const customer = await makeCustomer(shop)
    const acting = await assisting(await makeManager(shop), customer)
    const carla = asCustomer(shop, customer)
    const { id: card } = await giveCard(carla)
    await fillCart(carla, [[await makeSku(shop, { quantity: 5 }), 1]], { gateway: CARDS, card })
    const { id } = await handOver(acting)
    const secret = await secretOf(acting, id)
    expect((await placeNow(carla)).state).toBe('os.cancelled')
    expect(await handoverInHand(acting, id)).toMatchObject({ state: 'waiting', order: null })
    expect(await handoverBehind(carla, secret)).toMatchObject({ isTheirs: true })
  })

  test('is only for who acts for somebody, and for a cart with something in it that can be had', async () => {
    const { shop, carla } = await prepared()
    await expect(handOver(carla)).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(handOver(await makeManager(shop))).rejects.toMatchObject({ key: 'notAllowed' })
    const empty = await assisting(await makeManager(shop), await makeCustomer(shop))
    await expect(handOver(empty)).rejects.toMatchObject({ key: 'cartIsEmpty' })
  })
})
