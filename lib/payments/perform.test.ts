import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { testGatewayBook } from '@/db/schema'
import type { PaymentOperation } from '@/db/words'
import type { GatewayCall } from './gateway'
import { performCall } from './perform'

/** A call of 259.74 USD. */
const callOf = (operation: PaymentOperation, values: Partial<GatewayCall> = {}): GatewayCall => ({
  key: newId(),
  again: false,
  operation,
  amount: 25974,
  currency: 'USD',
  shopId: 'shop',
  orderNumber: 'T-1',
  shipment: 'T-1-0',
  email: 'carla@test.com',
  about: null,
  token: null,
  told: null,
  parameters: {},
  ...values,
})

const asked = (operation: PaymentOperation, faults: string[] = [], values: Partial<GatewayCall> = {}) =>
  performCall(
    'testPaymentGateway',
    callOf(operation, { parameters: Object.fromEntries(faults.map((name) => [name, ''])), ...values }),
  )

const bookFor = (orderNumber: string) =>
  db.select().from(testGatewayBook).where(eq(testGatewayBook.orderNumber, orderNumber))

const manual = 'Manual processing required'

describe('an offline gateway', () => {
  test.each([
    ['courierPaymentGateway', 'AUTH', 'Ok', false],
    ['courierPaymentGateway', 'CAPTURE', 'Ok', true],
    ['courierPaymentGateway', 'REFUND', 'Ok', false],
    ['courierPaymentGateway', 'AUTH_CAPTURE', manual, false],
    ['inStorePaymentGateway', 'VOID_CAPTURE', manual, false],
    ['prePaymentGateway', 'AUTH_CAPTURE', 'Ok', true],
    ['prePaymentGateway', 'VOID_CAPTURE', manual, false],
    ['invoicePaymentGateway', 'VOID_CAPTURE', manual, false],
    ['invoicePaymentGateway', 'AUTH', manual, false],
    ['authInvoicePaymentGateway', 'REVERSE_AUTH', 'Ok', false],
    ['noPaymentRequired', 'AUTH_CAPTURE', 'Ok', true],
  ] as const)('%s answers %s with %s', async (label, operation, result, settled) => {
    expect(await performCall(label, callOf(operation))).toMatchObject({ result, settled })
  })

  test('that nobody knows is an error', async () => {
    await expect(performCall('swindlePaymentGateway', callOf('AUTH'))).rejects.toThrow('swindle')
  })
})

describe('the test gateway', () => {
  test.each([
    ['AUTH', [], 'Ok', false],
    ['CAPTURE', [], 'Ok', true],
    ['AUTH_CAPTURE', [], 'Ok', true],
    ['REVERSE_AUTH', [], 'Ok', false],
    ['VOID_CAPTURE', [], 'Ok', false],
    ['REFUND', [], 'Ok', false],
    ['AUTH', ['AUTH_FAIL'], 'Failed', false],
    ['REVERSE_AUTH', ['REVERSE_AUTH_FAIL'], 'Failed', false],
    ['CAPTURE', ['CAPTURE_FAIL'], 'Failed', false],
    ['AUTH_CAPTURE', ['AUTH_CAPTURE_FAIL'], 'Failed', false],
    ['AUTH_CAPTURE', ['AUTH_FAIL', 'CAPTURE_FAIL'], 'Ok', true],
    ['VOID_CAPTURE', ['VOID_CAPTURE_FAIL'], 'Failed', false],
    ['REFUND', ['REFUND_FAIL'], 'Failed', false],
    ['AUTH', ['PROCESSING'], 'Processing', false],
    ['CAPTURE', ['PROCESSING'], 'Processing', false],
    ['AUTH_CAPTURE', ['PROCESSING', 'AUTH_CAPTURE_FAIL'], 'Failed', false],
    ['VOID_CAPTURE', ['PROCESSING'], 'Ok', false],
    ['AUTH_CAPTURE', ['UNSETTLED'], 'Ok', false],
    ['AUTH_CAPTURE', ['UNSETTLED_SEQNO_259.74'], 'Ok', false],
    ['AUTH_CAPTURE', ['PROCESSING_SEQNO_259.74'], 'Processing', false],
    ['AUTH_CAPTURE', ['AUTH_CAPTURE_FAIL_SEQNO_259.7', 'PROCESSING_SEQNO_25974'], 'Ok', true],
  ] as const)('answers %s under %j with %s', async (operation, faults, result, settled) => {
    expect(await asked(operation, [...faults])).toMatchObject({ result, settled })
  })

  test('knows amounts in currencies without cents, and with small change', async () => {
    const yen = { amount: 500, currency: 'JPY' }
    expect(await asked('AUTH', ['AUTH_FAIL_SEQNO_500'], yen)).toMatchObject({ result: 'Failed' })
    expect(await asked('AUTH', ['AUTH_FAIL_SEQNO_5.07'], { amount: 507 })).toMatchObject({ result: 'Failed' })
  })

  test('does not do what the shop’s set-up says it cannot', async () => {
    const parameters = { SUPPORTED_OPERATIONS_SupportRefund: 'false' }
    expect(await asked('REFUND', [], { parameters })).toMatchObject({ result: manual })
  })

  test('declines the card it always declines, and names the card of a token', async () => {
    expect(await asked('AUTH', [], { token: 'tok_declined_visa_0002_x' })).toMatchObject({ result: 'Failed' })
    expect(await asked('AUTH', [], { token: 'tok_visa_4242_x' })).toMatchObject({
      result: 'Ok',
      cardBrand: 'visa',
      cardLastFour: '4242',
    })
  })
})

describe('the same key', () => {
  test('gets the same answer and makes one entry, also when asked twenty times at once', async () => {
    const call = callOf('AUTH_CAPTURE', { orderNumber: newId() })
    const answers = await Promise.all(Array.from({ length: 20 }, () => performCall('testPaymentGateway', call)))
    const later = await performCall('testPaymentGateway', { ...call, parameters: { AUTH_CAPTURE_FAIL: '' } })

    expect(new Set([...answers, later].map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await bookFor(call.orderNumber)).toHaveLength(1)
  })

  test('for something else is an error, and moves nothing', async () => {
    const call = callOf('AUTH_CAPTURE', { orderNumber: newId() })
    await performCall('testPaymentGateway', call)

    for (const other of [{ amount: 1 }, { currency: 'EUR' }, { operation: 'REFUND' as const }, { shopId: 'other' }]) {
      await expect(performCall('testPaymentGateway', { ...call, ...other })).rejects.toThrow('key')
    }
    expect(await bookFor(call.orderNumber)).toHaveLength(1)
  })

  test('is judged anew only while the payment is under way', async () => {
    const call = callOf('AUTH', { orderNumber: newId(), parameters: { PROCESSING: '' } })
    const first = await performCall('testPaymentGateway', call)
    const second = await performCall('testPaymentGateway', { ...call, again: true, parameters: {} })
    const third = await performCall('testPaymentGateway', { ...call, again: true, parameters: { AUTH_FAIL: '' } })

    expect([first.result, second.result, third.result]).toEqual(['Processing', 'Ok', 'Ok'])
    expect(third.reference).toBe(first.reference)
    expect(await bookFor(call.orderNumber)).toHaveLength(1)
  })

  test('is not needed to ask again about a payment: its reference will do', async () => {
    const call = callOf('AUTH', { orderNumber: newId(), parameters: { PROCESSING: '' } })
    const { reference } = await performCall('testPaymentGateway', call)
    const again = { ...call, key: newId(), again: true, about: reference, parameters: {} }

    expect(await performCall('testPaymentGateway', again)).toMatchObject({ result: 'Ok', reference })
    expect(await bookFor(call.orderNumber)).toHaveLength(1)
  })

  test('finds what was done when the connection broke, and nothing when it broke before', async () => {
    const call = callOf('AUTH_CAPTURE', { orderNumber: newId() })
    const withFault = (name: string) =>
      performCall('testPaymentGateway', { ...call, parameters: { [`${name}_SEQNO_259.74`]: '' } })

    await expect(withFault('DROP_BEFORE')).rejects.toThrow('before it was asked')
    expect(await bookFor(call.orderNumber)).toEqual([])
    await expect(withFault('DROP_AFTER')).rejects.toThrow('before the answer')
    expect(await performCall('testPaymentGateway', call)).toMatchObject({ result: 'Ok' })
    expect(await bookFor(call.orderNumber)).toHaveLength(1)
  })
})

describe('the external form', () => {
  const told = (code: string) => ({ code, amount: null, reference: 'bank-7', callbackId: null })

  test.each([
    [null, 'Processing', false],
    ['1', 'Ok', true],
    ['2', 'Ok', false],
    ['3', 'Processing', false],
    ['4', manual, false],
    ['5', 'Failed', false],
    ['', 'Failed', false],
  ])('told %j about a payment answers %s', async (code, result, settled) => {
    const call = callOf('AUTH_CAPTURE', { told: code === null ? null : told(code) })
    expect(await performCall('testExtFormPaymentGateway', call)).toMatchObject({ result, settled })
  })

  test.each([
    [null, {}, manual],
    [null, { 'ext-refund-response-code': '1' }, 'Ok'],
    [null, { 'ext-refund-response-code': '3' }, 'Processing'],
    ['5', { 'ext-refund-response-code': '1' }, 'Failed'],
    ['1', {}, 'Ok'],
  ] as const)('told %j about a refund, set up as %j, answers %s', async (code, parameters, result) => {
    const call = callOf('REFUND', { told: code === null ? null : told(code), parameters })
    expect(await performCall('testExtFormPaymentGateway', call)).toMatchObject({ result, settled: false })
  })

  test('hears later what became of the same payment', async () => {
    const call = callOf('AUTH_CAPTURE', { orderNumber: newId() })
    await performCall('testExtFormPaymentGateway', call)
    const answer = await performCall('testExtFormPaymentGateway', { ...call, again: true, told: told('1') })

    expect(answer).toMatchObject({ result: 'Ok', settled: true, reference: 'bank-7' })
    expect(await bookFor(call.orderNumber)).toMatchObject([{ result: 'Ok', settled: true }])
  })
})
