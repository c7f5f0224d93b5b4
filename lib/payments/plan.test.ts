import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PaymentOperation, type PaymentResult, paymentResults } from '@/db/words'
import { featuresOf, type GatewayFeatures } from './gateways'
import {
  isCapture,
  openAuths,
  openCaptures,
  type PaymentRow,
  paidBalance,
  paymentLabel,
  returnable,
  undecidedReturns,
} from './ledger'
import { type Conversation, nextOf, type Share, SKIPPED, spreadRefund } from './plan'

const card = featuresOf('testPaymentGateway')
const shares: Share[] = [
  { deliveryId: 'd1', amount: 68_974 },
  { deliveryId: 'd2', amount: 25_974 },
  { deliveryId: 'd3', amount: 8_477 },
]
const TOTAL = 103_425

type Answer = (operation: PaymentOperation, amount: number) => PaymentResult

/** Holds one conversation to its end, with a gateway that answers as told; the ledger grows by it. */
function talk(ledger: PaymentRow[], about: Partial<Conversation>, answer: Answer, settled = true) {
  const conversation: Conversation = {
    kind: 'authorize',
    features: card,
    shares,
    total: TOTAL,
    deliveryId: null,
    amount: null,
    byHand: false,
    ...about,
  }
  const mine: PaymentRow[] = []
  for (let questions = 0; questions < 50; questions++) {
    const next = nextOf(conversation, ledger, mine)
    if ('result' in next) return next.result
    const wanted = 'call' in next ? next.call : next.skip
    const { deliveryId, operation, amount } = wanted
    const result = 'call' in next ? answer(operation, amount) : 'Failed'
    const isSettled = settled && result === 'Ok' && isCapture({ operation })
    const id = `p${ledger.length + 1}`
    const row = {
      id,
      deliveryId,
      operation,
      amount,
      result,
      settled: isSettled,
      // Asked about again it keeps its name.
      reference: wanted.again?.reference ?? id,
      aboutId: wanted.about?.id ?? null,
    }
    ledger.push(row)
    mine.push(row)
  }
  throw new Error('the conversation has no end')
}

const always =
  (result: PaymentResult): Answer =>
  () =>
    result
const ok = always('Ok')
const said = (ledger: PaymentRow[]) => ledger.map(({ operation, result, amount }) => `${operation} ${result} ${amount}`)
const features = (values: Partial<GatewayFeatures>) => ({ features: { ...card, ...values } })
const prepaid = features({ authorize: false })

describe('authorising', () => {
  test('asks for each delivery, or once for the whole', () => {
    const [each, one]: PaymentRow[][] = [[], []]
    expect(talk(each!, {}, ok)).toBe('Ok')
    expect(said(each!)).toEqual(['AUTH Ok 68974', 'AUTH Ok 25974', 'AUTH Ok 8477'])
    talk(one!, features({ perShipment: false }), ok)
    expect(said(one!)).toEqual([`AUTH Ok ${TOTAL}`])
  })

  test('stops at the first refusal, and takes back what it had', () => {
    const ledger: PaymentRow[] = []
    expect(talk(ledger, {}, (operation, amount) => (operation === 'AUTH' && amount === 25_974 ? 'Failed' : 'Ok'))).toBe(
      'Failed',
    )
    expect(said(ledger)).toEqual(['AUTH Ok 68974', 'AUTH Failed 25974', 'AUTH Failed 8477', 'REVERSE_AUTH Ok 68974'])
    expect(SKIPPED).toBe('skipped due to previous errors')
  })

  test('of which some was captured and some refused is undecided; only what is missing is asked for again', () => {
    const ledger: PaymentRow[] = []
    const refuse: Answer = (_, amount) => (amount === 25_974 ? 'Failed' : 'Ok')
    expect(talk(ledger, prepaid, refuse)).toBe('Processing')
    expect(talk(ledger, prepaid, refuse)).toBe('Failed')
    expect(talk(ledger, prepaid, ok)).toBe('Ok')
    expect(said(ledger).slice(3)).toEqual(['AUTH_CAPTURE Failed 25974', 'AUTH_CAPTURE Ok 25974'])
  })
})

describe('capturing', () => {
  test('takes a delivery’s share, or everything with the first of them', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, {}, ok)
    talk(ledger, { kind: 'capture', deliveryId: 'd2' }, ok)
    expect(said(ledger).at(-1)).toBe('CAPTURE Ok 25974')

    const whole: PaymentRow[] = []
    talk(whole, features({ perShipment: false }), ok)
    talk(whole, { kind: 'capture', deliveryId: 'd1' }, ok)
    expect(talk(whole, { kind: 'capture', deliveryId: 'd2' }, ok)).toBe('Ok')
    expect(said(whole)).toEqual([`AUTH Ok ${TOTAL}`, `CAPTURE Ok ${TOTAL}`])
  })

  test('that was refused is tried again; one under way is not, except by hand', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, {}, ok)
    const first = { kind: 'capture', deliveryId: 'd1' } as const
    expect(talk(ledger, first, always('Failed'))).toBe('Failed')
    expect(talk(ledger, first, always('Processing'))).toBe('Processing')
    const before = ledger.length
    talk(ledger, first, ok)
    expect(ledger).toHaveLength(before)
    talk(ledger, { ...first, byHand: true }, ok)
    expect(paidBalance(ledger)).toBe(68_974)
  })
})

describe('giving back', () => {
  test('reverses, voids and refunds by what has become of each share', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, {}, ok)
    talk(ledger, { kind: 'capture', deliveryId: 'd1' }, ok)
    talk(ledger, { kind: 'capture', deliveryId: 'd2' }, ok, false)
    expect(talk(ledger, { kind: 'cancel' }, ok)).toBe('Ok')
    expect(said(ledger).slice(-3)).toEqual(['REVERSE_AUTH Ok 8477', 'REFUND Ok 68974', 'VOID_CAPTURE Ok 25974'])
    expect([openAuths(ledger), openCaptures(ledger), paidBalance(ledger)]).toEqual([[], [], 0])
  })

  test('is not refused by an authorisation that cannot be reversed', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, {}, ok)
    expect(talk(ledger, { kind: 'cancel' }, always('Failed'))).toBe('Ok')
  })

  test('never gives back more than there is, also after some went back elsewhere', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, prepaid, ok)
    const parts = spreadRefund(ledger, 5_000)
    expect(parts.map(({ capture, amount }) => [capture.deliveryId, amount])).toEqual([['d1', 5_000]])
    const { capture } = parts[0]!
    ledger.push({ ...capture, id: 'x', operation: 'REFUND', amount: 5_000, settled: false, aboutId: null })
    talk(ledger, { kind: 'cancel' }, ok)
    expect(paidBalance(ledger)).toBe(0)
  })

  test('is about the one share of exactly that amount, where there is one', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, prepaid, ok)
    const parts = spreadRefund(ledger, 25_974)
    expect(parts.map(({ capture, amount }) => [capture.deliveryId, amount])).toEqual([['d2', 25_974]])
  })

  test('is about the payment that the gateway names, and what is left of the others goes back in full', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, prepaid, ok)
    const [, second] = ledger
    const [part] = spreadRefund(ledger, 5_000, second!)
    expect(part).toEqual({ capture: second, amount: 5_000 })
    ledger.push({ ...second!, id: 'x', operation: 'REFUND', amount: 5_000, settled: false, aboutId: second!.id })
    expect(spreadRefund(ledger, 30_000, second!).map(({ amount }) => amount)).toEqual([20_974])
    expect(talk(ledger, { kind: 'cancel' }, ok)).toBe('Ok')
    expect(said(ledger).slice(4)).toEqual(['REFUND Ok 68974', 'REFUND Ok 20974', 'REFUND Ok 8477'])
    expect(paidBalance(ledger)).toBe(0)
  })

  test('asks about a refund that is under way again, and does not begin another', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, { ...prepaid, shares: [{ deliveryId: 'd1', amount: 5_000 }], total: 5_000 }, ok)
    talk(ledger, { kind: 'cancel' }, always('Processing'))
    const about = { features: card, shares: [], total: 5_000, deliveryId: null, amount: null, byHand: false }
    const [, underWay] = ledger
    expect(nextOf({ kind: 'cancel', ...about }, ledger, [])).toMatchObject({ call: { amount: 5_000, again: underWay } })
  })

  test('leaves out what is under way already, and asks about that too', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, { ...prepaid, shares: [{ deliveryId: 'd1', amount: 10_000 }], total: 10_000 }, ok)
    talk(ledger, { kind: 'refund', amount: 4_000 }, always('Processing'))
    expect([paidBalance(ledger), returnable(ledger)]).toEqual([10_000, 6_000])
    expect(talk(ledger, { kind: 'refund', amount: 6_001 }, ok)).toBe('Failed')
    expect(said(ledger).slice(2)).toEqual(['REFUND Ok 6000'])

    const whole = ledger.slice(0, 2)
    expect(talk(whole, { kind: 'cancel' }, ok)).toBe('Ok')
    expect(said(whole).slice(1)).toEqual(['REFUND Processing 4000', 'REFUND Ok 6000', 'REFUND Ok 4000'])
    expect([paidBalance(whole), undecidedReturns(whole)]).toEqual([0, []])
  })

  test('tells two parts of one amount that are under way from each other', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, { ...prepaid, shares: [{ deliveryId: 'd1', amount: 10_000 }], total: 10_000 }, ok)
    for (let asked = 0; asked < 2; asked++) talk(ledger, { kind: 'refund', amount: 3_000 }, always('Processing'))
    const [part] = spreadRefund(ledger, 3_000, { refund: ledger[2]!.reference })
    expect(part).toMatchObject({ decides: ledger[2], amount: 3_000 })
    ledger.push({ ...ledger[2]!, id: 'x', result: 'Ok' })
    expect([paidBalance(ledger), returnable(ledger)]).toEqual([7_000, 4_000])
  })

  test('of what was not settled asks for the rest, once a part went back', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, { ...prepaid, shares: [{ deliveryId: 'd1', amount: 10_000 }], total: 10_000 }, ok, false)
    ledger.push({ ...ledger[0]!, id: 'x', operation: 'REFUND', amount: 4_000, aboutId: ledger[0]!.id })
    expect(talk(ledger, { kind: 'cancel' }, ok)).toBe('Ok')
    expect(said(ledger).slice(1)).toEqual(['REFUND Ok 4000', 'REFUND Ok 6000'])
    expect(paidBalance(ledger)).toBe(0)
  })

  test('counts a capture that was voided twice while it was under way, and then there, as gone once', () => {
    const ledger: PaymentRow[] = []
    const late = { ...prepaid, shares: [{ deliveryId: 'd1', amount: 5_000 }], total: 5_000 }
    for (let asked = 0; asked < 2; asked++) talk(ledger, late, always('Processing'))
    for (const { capture, amount } of spreadRefund(ledger, 20_000)) {
      ledger.push({ ...capture, id: `v${ledger.length}`, operation: 'VOID_CAPTURE', result: 'Ok', amount })
    }
    talk(ledger, late, ok)
    expect(said(ledger)).toEqual([
      ...['AUTH_CAPTURE Processing 5000', 'AUTH_CAPTURE Processing 5000'],
      ...['VOID_CAPTURE Ok 5000', 'VOID_CAPTURE Ok 5000', 'AUTH_CAPTURE Ok 5000'],
    ])
    expect(paidBalance(ledger)).toBe(0)
  })

  test('of what went back elsewhere writes nothing where nothing was captured', () => {
    const ledger: PaymentRow[] = []
    talk(ledger, {}, ok)
    expect(spreadRefund(ledger, 100)).toEqual([])
    talk(ledger, { kind: 'capture', deliveryId: 'd3' }, ok)
    expect(spreadRefund(ledger, 8_477).map(({ amount }) => amount)).toEqual([8_477])

    const undecided: PaymentRow[] = []
    talk(undecided, prepaid, always('Processing'))
    expect(spreadRefund(undecided, 70_000).map(({ amount }) => amount)).toEqual([68_974, 1_026])
  })
})

test('whatever a gateway answers, no conversation charges twice or gives back what it never took', () => {
  const step = fc.record({
    kind: fc.constantFrom('authorize' as const, 'capture' as const, 'cancel' as const, 'refund' as const),
    delivery: fc.constantFrom('d1', 'd2', 'd3'),
    amount: fc.integer({ min: 1, max: TOTAL }),
    answers: fc.array(fc.constantFrom(...paymentResults), { minLength: 1, maxLength: 6 }),
    settled: fc.boolean(),
    byHand: fc.boolean(),
  })
  const set = fc.record({ authorize: fc.boolean(), perShipment: fc.boolean() })
  fc.assert(
    fc.property(set, fc.array(step, { maxLength: 12 }), (given, steps) => {
      const ledger: PaymentRow[] = []
      for (const { kind, delivery, amount, answers, settled, byHand } of steps) {
        let at = 0
        const answer: Answer = () => answers[at++ % answers.length]!
        const about = { kind, deliveryId: delivery, amount, byHand: byHand && kind === 'capture', ...features(given) }
        talk(ledger, about, byHand && kind === 'capture' ? ok : answer, settled)
        expect(paidBalance(ledger)).toBeGreaterThanOrEqual(0)
        expect(returnable(ledger)).toBeGreaterThanOrEqual(0)
        // Once something went back, an order is over; before, what was taken is at most what it costs.
        if (!ledger.some(({ operation }) => operation === 'REFUND' || operation === 'VOID_CAPTURE')) {
          expect(paidBalance(ledger)).toBeLessThanOrEqual(TOTAL)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['os.waiting.payment', 100, 0, 'pt.pending'],
  ['os.in.progress', 100, 40, 'pt.partial'],
  ['os.completed', 100, 100, 'pt.full'],
  ['os.in.progress', 100, 120, 'pt.refund.pending'],
  ['os.cancelled.waiting.payment', 100, 0, 'pt.refund.pending'],
  ['os.returned.waiting.payment', 100, 100, 'pt.refund.pending'],
  ['os.returned', 100, 0, 'pt.none'],
  ['os.cancelled', 100, 0, 'pt.none'],
  ['os.in.progress', 0, 0, 'pt.full'],
  ['os.completed', 0, 10, 'pt.refund.pending'],
] as const)('%s with %i, of which %i is paid, reads %s', (state, total, paid, label) => {
  expect(paymentLabel({ state, total, paid })).toBe(label)
})
