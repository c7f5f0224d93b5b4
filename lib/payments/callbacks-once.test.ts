import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { paymentCallbacks } from '@/db/schema'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { callbackRequest, FORM, makePaid, SECRET } from '@/lib/testing/pay'
import { type CallbackOutcome, receiveCallback, resumeCallbacks, type VerifiedCallback } from './callbacks'
import { writePayment } from './runs'

let handled: VerifiedCallback[] = []
beforeEach(() => {
  handled = []
  setClock(0)
})

const handle = async (callback: VerifiedCallback): Promise<CallbackOutcome> => {
  handled.push(callback)
  return 'processed'
}

const receive = async (request: Request, how = handle) => (await receiveCallback(request, FORM, how)).status
const rows = () => db.select().from(paymentCallbacks)
const rowsFor = (order: { id: string }) =>
  db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, order.id))

describe('an event that is told more than once', () => {
  test('happens once: a hundred times in a row, then fifty times at once', async () => {
    const { order, message } = await makePaid()
    const slowly = async (callback: VerifiedCallback) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return handle(callback)
    }
    const inARow: number[] = []
    for (let n = 0; n < 100; n++) inARow.push(await receive(callbackRequest(message, SECRET)))
    expect(new Set(inARow)).toEqual(new Set([200]))
    expect(handled).toHaveLength(1)
    expect(await rowsFor(order)).toHaveLength(1)

    const another = { ...message, id: newId() }
    const atOnce = await Promise.all(
      Array.from({ length: 50 }, () => receive(callbackRequest(another, SECRET), slowly)),
    )
    expect(new Set(atOnce)).toEqual(new Set([200]))
    expect(handled).toHaveLength(2)
    expect(await rowsFor(order)).toHaveLength(2)
    expect((await rows()).filter(({ state }) => state === 'received')).toEqual([])
  })

  test('is processed later if it could not be the first time: 500, and done when told again', async () => {
    const { order, message } = await makePaid()
    const failing = () => Promise.reject(new Error('the order could not be moved'))

    expect(await receive(callbackRequest(message, SECRET), failing)).toBe(500)
    expect(await rowsFor(order)).toMatchObject([{ state: 'received', reason: 'tryAgain' }])
    expect(await receive(callbackRequest(message, SECRET))).toBe(200)
    expect(await rowsFor(order)).toMatchObject([{ state: 'processed', reason: null }])
    expect(handled).toHaveLength(1)
  })

  test('is finished by itself when whoever began it died', async () => {
    const { order, message } = await makePaid()
    void receive(callbackRequest(message, SECRET), () => new Promise(() => {}))
    while ((await rowsFor(order)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))

    await resumeCallbacks(handle)
    expect(handled).toEqual([])
    setClock(MINUTE)
    await Promise.all([resumeCallbacks(handle), resumeCallbacks(handle)])
    expect(handled).toHaveLength(1)
    expect(await rowsFor(order)).toMatchObject([{ state: 'processed' }])
  })

  test('is not processed again when its money is in the ledger already', async () => {
    const { order, message } = await makePaid()
    const dying = async (callback: VerifiedCallback): Promise<CallbackOutcome> => {
      await handle(callback)
      await transact({ order: order.id }, async (tx) => {
        await writePayment(tx, order, {
          gateway: FORM,
          operation: 'AUTH_CAPTURE',
          result: 'Ok',
          settled: true,
          amount: order.total,
          callbackId: callback.id,
        })
      })
      throw new Error('the process dies here')
    }
    expect(await receive(callbackRequest(message, SECRET), dying)).toBe(500)
    await resumeCallbacks(handle)
    expect(handled).toHaveLength(1)
    expect(await rowsFor(order)).toMatchObject([{ state: 'processed' }])
  })

  test('by two merchants is two events', async () => {
    const [one, other] = [await makePaid(), await makePaid()]
    await receive(callbackRequest(one.message, SECRET))
    await receive(callbackRequest({ ...other.message, id: one.message.id }, SECRET))

    expect(handled.map(({ orderId }) => orderId)).toEqual([one.order.id, other.order.id])
  })
})
