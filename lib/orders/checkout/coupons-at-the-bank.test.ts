import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { coupons, orders, payments } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { DAY } from '@/lib/clock'
import { couponsOf } from '@/lib/coupons/queries'
import { receiveCallback } from '@/lib/payments/callbacks'
import { setClock } from '@/lib/testing/clock'
import { buyWith, peopleWithCoupons, usedOf } from '@/lib/testing/coupons'
import { asCustomer, makeCustomer, makeSku, visitor } from '@/lib/testing/make'
import { callbackRequest, FORM, SECRET, setUp } from '@/lib/testing/pay'
import { expectSound } from '@/lib/testing/sweeping'
import { handleCallback } from '../running/callbacks'
import { cancelForgottenDrafts } from '../running/reconcile'
import type { OrderRow } from '../work'
import { quoteOf } from './quote'

afterAll(expectSound)

async function withBank() {
  const people = await peopleWithCoupons({ SHOP_PAYMENT_GATEWAYS: `${FORM},invoicePaymentGateway` })
  const { shop } = people
  await setUp(shop, FORM, { CALLBACK_SECRET: SECRET, 'ext-refund-response-code': '1' })
  const lamp = await makeSku(shop, { price: 1000, quantity: 100 })
  const goToBank = (who: Actor, email?: string) =>
    buyWith(who, 'SAVE', [[lamp, 1]], { gateway: FORM, ...(email && { email }) })
  const pay = async ({ number: orderNumber, total: amount, currency }: OrderRow) => {
    const message = {
      id: `paid-${orderNumber}`,
      type: 'PAYMENT',
      orderNumber,
      shop: shop.code,
      amount,
      currency,
    } as const
    const paid = { ...message, code: '1', reference: `bank-${orderNumber}` }
    return (await receiveCallback(callbackRequest(paid, SECRET), FORM, handleCallback)).status
  }
  const now = async ({ id }: OrderRow) => (await db.select().from(orders).where(eq(orders.id, id)))[0]!
  const ledger = async ({ id }: OrderRow) =>
    (await db.select().from(payments).where(eq(payments.orderId, id)).orderBy(payments.seq)).map(
      ({ operation, result, amount }) => `${operation} ${result} ${amount}`,
    )
  const somebody = async () => asCustomer(shop, await makeCustomer(shop))
  return { ...people, lamp, goToBank, pay, now, ledger, somebody }
}

describe('a coupon of an order that is paid on the gateway’s page', () => {
  test('is used when it is paid, not when somebody goes there: strangers who pay nothing use nothing up', async () => {
    const { shop, coupon, goToBank, pay, now, somebody } = await withBank()
    const { id } = await coupon({ usageLimit: 1 })
    for (let n = 0; n < 3; n++) await goToBank(visitor(shop), `x${n}@test.com`)
    expect(await usedOf(id)).toBe(0)
    const order = await goToBank(await somebody())
    expect(await pay(order)).toBe(200)
    expect(await now(order)).toMatchObject({ state: 'os.in.progress', discount: 100, paid: order.total })
    expect(await usedOf(id)).toBe(1)
  })

  test('is still there for whoever comes back, pays another way, or pays twice', async () => {
    const { carla, coupon, lamp, goToBank, pay, now } = await withBank()
    const { id } = await coupon({ customerLimit: 1 })
    const left = await goToBank(carla)
    expect(left).toMatchObject({ state: 'os.none', discount: 100 })
    expect(await quoteOf(carla)).toMatchObject({ discount: 100 })
    const other = await buyWith(carla, 'SAVE', [[lamp, 1]], { gateway: 'invoicePaymentGateway' })
    expect(other).toMatchObject({ discount: 200 }) // the lamp is in the cart still, and another beside it
    expect(await usedOf(id)).toBe(1)
    await pay(left)
    expect(await now(left)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect(await usedOf(id)).toBe(1)
    expect((await couponsOf(carla)).used).toMatchObject([{ number: other.number }])
  })

  test('that has been used up meanwhile ends the order, and the money goes back', async () => {
    const { coupon, lamp, goToBank, pay, now, ledger, somebody } = await withBank()
    const { id } = await coupon({ usageLimit: 1 })
    const late = await goToBank(await somebody())
    await buyWith(await somebody(), 'SAVE', [[lamp, 1]], { gateway: 'invoicePaymentGateway' })
    expect(await pay(late)).toBe(200)
    expect(await now(late)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect(await ledger(late)).toEqual([`AUTH_CAPTURE Ok ${late.total}`, `REFUND Ok ${late.total}`])
    expect(await usedOf(id)).toBe(1)
  })

  test('that was switched off meanwhile is gone; one whose days are over holds for who was at the bank', async () => {
    const { coupon, goToBank, pay, now, somebody } = await withBank()
    const { id } = await coupon({ endsAt: new Date(Date.now() + DAY / 2) })
    const [first, second] = [await goToBank(await somebody()), await goToBank(await somebody())]
    setClock(DAY - 1)
    await pay(first)
    setClock(0)
    expect(await now(first)).toMatchObject({ state: 'os.in.progress' })
    await transact({}, (tx) => tx.update(coupons).set({ enabled: false }).where(eq(coupons.id, id)).returning())
    await pay(second)
    expect(await now(second)).toMatchObject({ state: 'os.cancelled', paid: 0 })
    expect(await usedOf(id)).toBe(1)
  })

  test('is used exactly once when six pay for its one use at once, beside one who pays another way', async () => {
    const { coupon, lamp, goToBank, pay, now, somebody } = await withBank()
    const { id } = await coupon({ usageLimit: 1 })
    const there: OrderRow[] = []
    for (let n = 0; n < 6; n++) there.push(await goToBank(await somebody()))
    const invoiced = await Promise.allSettled([
      buyWith(await somebody(), 'SAVE', [[lamp, 1]], { gateway: 'invoicePaymentGateway' }),
      ...there.map(pay),
    ])
    const [direct] = invoiced
    const became = await Promise.all(there.map(now))
    const cheap = became.filter(({ state }) => state === 'os.in.progress').length
    const directly = direct!.status === 'fulfilled' && (direct!.value as OrderRow).discount > 0 ? 1 : 0
    expect(cheap + directly).toBe(1)
    expect(await usedOf(id)).toBe(1)
    const others = became.filter(({ state }) => state !== 'os.in.progress')
    expect(others.map(({ state, paid }) => `${state} ${paid}`)).toEqual(others.map(() => 'os.cancelled 0'))
  })

  test('of one customer’s two tabs is used once', async () => {
    const { carla, coupon, goToBank, pay, now } = await withBank()
    const { id } = await coupon({ customerLimit: 1 })
    const tabs = [await goToBank(carla), await goToBank(carla)]
    await Promise.all(tabs.map(pay))
    const states = (await Promise.all(tabs.map(now))).map(({ state }) => state)
    expect(states.toSorted()).toEqual(['os.cancelled', 'os.in.progress'])
    expect(await usedOf(id)).toBe(1)
  })

  test('of an order that was forgotten there was never used', async () => {
    const { carla, coupon, goToBank, now } = await withBank()
    const { id } = await coupon({ usageLimit: 1 })
    const forgotten = await goToBank(carla)
    setClock(DAY + 1)
    await cancelForgottenDrafts()
    setClock(0)
    expect(await now(forgotten)).toMatchObject({ state: 'os.cancelled' })
    expect(await usedOf(id)).toBe(0)
  })
})
