import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { paymentCallbacks } from '@/db/schema'
import { minorUnitsIn } from '@/lib/money'
import { makeShop, visitor } from '@/lib/testing/make'
import { FORM, makePaid } from '@/lib/testing/pay'
import { bankForm, externalFormUrl, messageOfBank, newEvent } from './bank'
import { receiveCallback, type VerifiedCallback } from './callbacks'

const handleIn = (url: string) => new URL(url, 'http://shop.test').searchParams.get('h')!

describe('the page of the test bank', () => {
  test('is found by the address the customer was sent to, and by no other', async () => {
    const { shop, order } = await makePaid()
    const url = externalFormUrl(order)
    const handle = handleIn(url)
    expect(url.startsWith(`/test-gateway/${order.number}?h=`)).toBe(true)
    expect(await bankForm(visitor(shop), order.number, handle)).toMatchObject({ number: order.number, total: 10000 })

    const other = await makePaid()
    const strangers = await makeShop()
    for (const wrong of ['', 'x', undefined, ['x'], `${handle}x`, handleIn(externalFormUrl({ ...order, total: 1 }))]) {
      expect(await bankForm(visitor(shop), order.number, wrong)).toBeUndefined()
    }
    expect(await bankForm(visitor(other.shop), other.order.number, handle)).toBeUndefined()
    expect(await bankForm(visitor(strangers), order.number, handle)).toBeUndefined()
  })

  test('tells the shop with a signature, and the same button pressed twice is heard once', async () => {
    const { shop, order } = await makePaid()
    const customer = visitor(shop)
    const form = (await bankForm(customer, order.number, handleIn(externalFormUrl(order))))!
    const event = newEvent()
    const heard: VerifiedCallback[] = []
    const press = async (code: string) => {
      const message = await messageOfBank(customer, form, { type: 'PAYMENT', event, code, amount: form.total })
      const answer = await receiveCallback(message, FORM, async (callback) => {
        heard.push(callback)
        return 'processed'
      })
      return answer.status
    }

    expect([await press('1'), await press('1'), await press('5')]).toEqual([200, 200, 200])
    expect(heard.map(({ told }) => told.code)).toEqual(['1', '5'])
    expect(await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, order.id))).toHaveLength(2)
  })

  test.each([
    ['12.34', 'EUR', 1234],
    ['12,3', 'EUR', 1230],
    ['0.05', 'EUR', 5],
    ['12', 'EUR', 1200],
    ['500', 'JPY', 500],
    ['5.0', 'JPY', undefined],
    ['1.234', 'EUR', undefined],
    ['-1', 'EUR', undefined],
    ['1e3', 'EUR', undefined],
    ['', 'EUR', undefined],
  ])('reads %j %s as %j', (text, currency, amount) => {
    expect(minorUnitsIn(text, currency)).toBe(amount)
  })
})
