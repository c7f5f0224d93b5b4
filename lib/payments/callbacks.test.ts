import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { paymentCallbacks, paymentIntents, paymentRuns } from '@/db/schema'
import { ADDRESS_HEADER } from '@/lib/auth/address'
import { HOUR, later, MINUTE, now } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { makeShop } from '@/lib/testing/make'
import { callbackRequest, FORM, makeOrder, makePaid, rawCallback, SECRET, setUp } from '@/lib/testing/pay'
import { type CallbackOutcome, receiveCallback, type VerifiedCallback } from './callbacks'
import { SIGNATURE_HEADER, signatureOf } from './signature'

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
const lastRow = async () => (await rows()).sort((a, b) => (a.id < b.id ? 1 : -1))[0]!

describe('a callback that is signed', () => {
  test('is kept as it came, and told to the order with what the gateway said', async () => {
    const { shop, order, message } = await makePaid()

    expect(await receive(callbackRequest(message, SECRET))).toBe(200)

    const [row] = await rowsFor(order)
    expect(row).toMatchObject({ body: JSON.stringify(message), state: 'processed', reason: null, amount: 10000 })
    expect(handled).toEqual([
      {
        id: row!.id,
        gateway: FORM,
        masterId: shop.id,
        operation: 'PAYMENT',
        orderId: order.id,
        amount: 10000,
        currency: 'EUR',
        told: { code: '1', amount: 10000, reference: 'bank-1', callbackId: row!.id },
      },
    ])
  })

  test('for a sub-shop is signed with its master’s secret', async () => {
    const { shop, message } = await makePaid()
    const sub = await makeShop({ master: shop })
    const order = await makeOrder(sub)
    const about = { ...message, id: newId(), orderNumber: order.number, shop: sub.code }

    expect(await receive(callbackRequest(about, SECRET))).toBe(200)
    expect(handled).toMatchObject([{ orderId: order.id, masterId: shop.id }])
  })

  test('may carry several signatures, and be signed with the secret before this one', async () => {
    const { shop, message } = await makePaid()
    await setUp(shop, FORM, { CALLBACK_SECRET: 'the new secret', CALLBACK_SECRET_PREVIOUS: SECRET })
    const body = JSON.stringify(message)
    const [time, wrong] = signatureOf(body, 'a secret nobody knows', now()).split(',')
    const right = signatureOf(body, SECRET, now()).split(',')[1]

    expect(await receive(rawCallback(body, { [SIGNATURE_HEADER]: `${time},${wrong},${right}` }))).toBe(200)
    const next = JSON.stringify({ ...message, id: newId() })
    expect(await receive(callbackRequest(next, 'the new secret'))).toBe(200)
  })
})

describe('a callback is refused, and nothing happens,', () => {
  async function expectRefused(request: Request, reason: string, status = 401) {
    expect(await receive(request)).toBe(status)
    expect(await lastRow()).toMatchObject({ state: 'rejected', reason, eventId: null, orderId: null })
    expect(handled).toEqual([])
  }

  test('without a signature, or with a wrong one', async () => {
    const { message } = await makePaid()
    const body = JSON.stringify(message)
    const signed = signatureOf(body, SECRET, now())

    await expectRefused(rawCallback(body), 'unsigned')
    await expectRefused(rawCallback(body, { [SIGNATURE_HEADER]: 'v1=' }), 'unsigned')
    await expectRefused(rawCallback(body, { [SIGNATURE_HEADER]: signed.replace('v1=', 'v1=00') }), 'badSignature')
    await expectRefused(callbackRequest(message, 'the secret of the test environment'), 'badSignature')
    await expectRefused(callbackRequest(message, ''), 'badSignature')
  })

  test('when it names a shop that cannot be, on any database', async () => {
    const { shop, message } = await makePaid()
    await expectRefused(callbackRequest({ ...message, shop: 'NO\0WHERE' }, SECRET), 'unknownShop')
    const url = `http://shop.test/api/callbacks/x?shop=${shop.code}%00`
    await expectRefused(new Request(url, { method: 'POST', body: '{}' }), 'unknownShop')
    expect(await receive(callbackRequest({ ...message, reference: 'a\0b' }, SECRET))).toBe(200)
  })

  test('and of a flood of them only some are kept', async () => {
    setClock(HOUR)
    const count = async () => (await rows()).filter(({ state }) => state === 'rejected').length
    const before = await count()
    for (let told = 0; told < 100; told++) expect(await receive(rawCallback('{"shop":"FLOOD"}'))).toBe(401)
    expect((await count()) - before).toBe(60)
    setClock(HOUR + MINUTE)
    await expectRefused(rawCallback('{"shop":"FLOOD"}'), 'unknownShop')
  })

  test('when a byte of it was changed, or it was written anew', async () => {
    const { message } = await makePaid()
    const signature = { [SIGNATURE_HEADER]: signatureOf(JSON.stringify(message), SECRET, now()) }

    await expectRefused(rawCallback(JSON.stringify(message).replace('"1"', '"2"'), signature), 'badSignature')
    await expectRefused(rawCallback(JSON.stringify(message, null, 1), signature), 'badSignature')
    await expectRefused(rawCallback(`${JSON.stringify(message)}\n`, signature), 'badSignature')
  })

  test('when another shop signed it, and when a shop has no secret', async () => {
    const { message } = await makePaid()
    const other = await makeShop()
    await setUp(other, FORM, { CALLBACK_SECRET: 'the secret of another shop' })
    const bare = await makeShop()

    await expectRefused(callbackRequest(message, 'the secret of another shop'), 'badSignature')
    await expectRefused(callbackRequest({ ...message, shop: bare.code }, SECRET), 'unsigned')
    await expectRefused(callbackRequest({ ...message, shop: 'NOWHERE' }, SECRET), 'unknownShop')
    await expectRefused(rawCallback('nothing at all'), 'unknownShop')
    await expectRefused(rawCallback(''), 'unknownShop')
  })

  test.each([
    [-301_000, 401],
    [-299_000, 200],
    [+299_000, 200],
    [+301_000, 401],
  ])('unless it was signed just now: %i ms from now it is answered %i', async (ms, status) => {
    const { message } = await makePaid()
    expect(await receive(callbackRequest(message, SECRET, later(ms)))).toBe(status)
    expect(handled).toHaveLength(status === 200 ? 1 : 0)
  })

  test.each(['', 't=,', 't=now,', 't=1e9,', 't=-1,', 't=1,t=2,'])('when its time is %j', async (time) => {
    const { message } = await makePaid()
    const body = JSON.stringify(message)
    const signature = signatureOf(body, SECRET, now()).split(',')[1]!
    await expectRefused(rawCallback(body, { [SIGNATURE_HEADER]: time + signature }), 'badTime')
  })

  test('when it is longer than anything a gateway says', async () => {
    const before = await rows()
    expect(await receive(rawCallback('x'.repeat(16 * 1024 + 1)))).toBe(413)
    expect(await rows()).toHaveLength(before.length)
  })

  test('for gateways that do not call back', async () => {
    for (const label of ['courierPaymentGateway', 'nobody', '__proto__', 'constructor']) {
      expect((await receiveCallback(rawCallback('{}'), label, handle)).status).toBe(404)
    }
  })

  test('from elsewhere than the shop allows, also when nobody knows from where', async () => {
    const { message } = await makePaid({ SHOP_PAYMENT_GATEWAYS_ALLOWED_IPS_REGEX: '10\\.0\\.0\\.[1-4]' })
    const from = (address: string) => {
      const request = callbackRequest({ ...message, id: newId() }, SECRET)
      if (address) request.headers.set(ADDRESS_HEADER, address)
      return request
    }

    await expectRefused(from('10.0.0.5'), 'addressNotAllowed', 403)
    await expectRefused(from('10.0.0.11'), 'addressNotAllowed', 403)
    await expectRefused(from(''), 'addressUnknown', 403)
    expect(await receive(from('::ffff:10.0.0.4'))).toBe(200)
  })
})

describe('a callback that does not fit its order', () => {
  test.each([
    [{ amount: 9999 }, 'amountDiffers'],
    [{ amount: 10001 }, 'amountDiffers'],
    [{ currency: 'USD' }, 'currencyDiffers'],
    [{ type: 'REFUND', amount: 10001 }, 'amountDiffers'],
  ] as const)('with %j is parked, and answered', async (change, reason) => {
    const { order, message } = await makePaid()

    expect(await receive(callbackRequest({ ...message, ...change }, SECRET))).toBe(200)
    expect(await rowsFor(order)).toMatchObject([{ state: 'parked', reason }])
    expect(handled).toEqual([])
  })

  test('because it is paid otherwise, or in a sister shop, is parked', async () => {
    const { shop, message } = await makePaid()
    const sister = await makeShop({ master: shop })
    const byCourier = await makeOrder(shop, { gateway: 'courierPaymentGateway' })
    const sisters = await makeOrder(sister)
    await receive(callbackRequest({ ...message, id: newId(), orderNumber: byCourier.number }, SECRET))
    await receive(callbackRequest({ ...message, id: newId(), orderNumber: sisters.number }, SECRET))

    expect(await rowsFor(byCourier)).toMatchObject([{ state: 'parked', reason: 'gatewayDiffers' }])
    expect(await rowsFor(sisters)).toMatchObject([{ state: 'parked', reason: 'shopDiffers' }])
    expect(handled).toEqual([])
  })

  test('because a part of it was never asked for is parked; the part that was is told', async () => {
    const { shop, message } = await makePaid()
    const gateway = 'testPaymentGateway'
    await setUp(shop, gateway, { CALLBACK_SECRET: SECRET })
    const order = await makeOrder(shop, { gateway })
    await transact({ order: order.id }, async (tx) => {
      const frame = { frame: {}, leasedUntil: now(), createdAt: now() }
      const run = { orderId: order.id, shopId: shop.id, kind: 'capture', state: 'open', ...frame } as const
      const [{ id: runId } = { id: '' }] = await tx.insert(paymentRuns).values(run).returning()
      const intent = { runId, orderId: order.id, operation: 'CAPTURE', amount: 4000, key: 'k' } as const
      await tx.insert(paymentIntents).values({ ...intent, state: 'called', createdAt: now() })
    })
    for (const amount of [3999, 4000]) {
      const told = { ...message, id: newId(), orderNumber: order.number, amount }
      expect((await receiveCallback(callbackRequest(told, SECRET), gateway, handle)).status).toBe(200)
    }
    const rows = await rowsFor(order)
    expect(rows.find(({ amount }) => amount === 3999)).toMatchObject({ state: 'parked', reason: 'amountDiffers' })
    expect(handled).toMatchObject([{ orderId: order.id, amount: 4000 }])
  })

  test('because it is another merchant’s, does not find it', async () => {
    const { message } = await makePaid()
    const other = await makePaid()
    await receive(callbackRequest({ ...message, orderNumber: other.order.number }, SECRET))

    expect(handled).toMatchObject([{ orderId: null }])
    expect(await rowsFor(other.order)).toEqual([])
  })
})

describe('what we do not understand', () => {
  const unprocessed = async (callback: VerifiedCallback): Promise<CallbackOutcome> => {
    handled.push(callback)
    return 'unprocessed'
  }

  test.each([
    [{ orderNumber: '000000000000-9' }, 'PAYMENT', 'unknownOrder'],
    [{ type: 'DISPUTE' }, 'INVALID', 'notUnderstood'],
    [{ version: 2 }, 'INVALID', 'notUnderstood'],
    [{ amount: 1.5 }, 'INVALID', 'notUnderstood'],
    [{ id: undefined }, 'INVALID', 'notUnderstood'],
  ])('%j, is kept and answered', async (change, operation, reason) => {
    const { message } = await makePaid()
    const body = JSON.stringify({ ...message, ...change })

    expect(await receive(callbackRequest(body, SECRET), unprocessed)).toBe(200)
    expect(handled).toMatchObject([{ operation, orderId: null }])
    expect(await lastRow()).toMatchObject({ body, state: 'unprocessed', reason })
  })
})
