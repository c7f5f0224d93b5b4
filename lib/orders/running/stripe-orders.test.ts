import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { paymentCallbacks } from '@/db/schema'
import { HOUR } from '@/lib/clock'
import { orderedAt } from '@/lib/testing/at-stripe'
import { setClock } from '@/lib/testing/clock'
import { makeManager } from '@/lib/testing/make'
import { type StripeStandIn, startStripe } from '@/lib/testing/stripe-stand-in'
import { expectSound } from '@/lib/testing/sweeping'
import { type AnswerByHand, answerByHand, overdueQuestion, PATIENCE } from './answer-by-hand'
import { resumeRuns } from './reconcile'

let stripe: StripeStandIn
const ordered = (how: { breaks?: true } = {}) => orderedAt(stripe, how)
beforeAll(async () => {
  stripe = await startStripe()
  process.env.STRIPE_API_BASE = stripe.url
})
afterAll(() => stripe.stop())
afterAll(expectSound)
beforeEach(() => {
  setClock(0)
  stripe.bank.refunds = 'succeeded'
})

test('what Stripe tells of what it has answered already is no news; of what nobody knows, a person is told', async () => {
  const order = await ordered()
  const { reference: id } = (await order.ledger())[0]!
  await order.hear('payment_intent.amount_capturable_updated', { id, amount: 3677 })
  await order.ship()
  await order.hear('payment_intent.succeeded', { id, amount: 3677, amount_received: 3677 })
  await order.hear('payment_intent.succeeded', { id: 'pi_of_nobody', amount: 3677, amount_received: 3677 })
  const rows = await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, order.id))
  expect(rows.map(({ state }) => state).sort()).toEqual(['ignored', 'ignored', 'unprocessed'])
})

describe('money that goes back through Stripe', () => {
  /** The order is sent back, and the bank takes its time. */
  async function returned() {
    const order = await ordered()
    await order.ship()
    stripe.bank.refunds = 'pending'
    await order.press('return.order')
    const refund = (await order.ledger()).at(-1)!
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned.waiting.payment', paid: 3677 })
    expect(refund).toMatchObject({ operation: 'REFUND', result: 'Processing', amount: 3677 })
    const news = { id: refund.reference, amount: 3677, payment_intent: (await order.ledger())[1]!.reference }
    const become = (status: string) => {
      stripe.settle(refund.reference!, status)
      return order.hear('refund.updated', { ...news, status }, { status: 'pending' })
    }
    return { ...order, refund, become }
  }

  test('and is under way is done with when Stripe says so, and not asked for again', async () => {
    const order = await returned()
    expect((await order.become('succeeded')).status).toBe(200)
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
    expect(order.taken()).toBe(0)
  })

  test('but fails is still owed, and can be asked for anew', async () => {
    const order = await returned()
    await order.become('failed')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned.waiting.payment', paid: 3677 })
    expect((await order.said()).at(-1)).toBe('REFUND Failed 3677')
    expect(await order.waiting()).toEqual(['refundFailed'])
    stripe.bank.refunds = 'succeeded'
    await order.press('cancel.order.refund')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
    expect(order.taken()).toBe(0)
  })

  test('is asked about, not begun again, when somebody presses before Stripe has told; then it is no news', async () => {
    const order = await returned()
    stripe.settle(order.refund.reference!, 'succeeded')
    await order.press('cancel.order.refund')
    expect(await order.orderNow()).toMatchObject({ state: 'os.returned', paid: 0 })
    await order.become('succeeded')
    expect((await order.said()).slice(1)).toEqual(['CAPTURE Ok 3677', 'REFUND Processing 3677', 'REFUND Ok 3677'])
    expect(order.taken()).toBe(0)
  })

  test('from Stripe’s own desk counts once, however long it takes and however often it is told', async () => {
    const order = await ordered()
    await order.ship()
    const [, charge] = await order.ledger()
    const back = { id: `re_${newId()}`, amount: 500, payment_intent: charge!.reference }
    await order.hear('refund.created', { ...back, status: 'pending' })
    expect(await order.orderNow()).toMatchObject({ paid: 3677 })
    await order.hear('refund.updated', { ...back, status: 'succeeded' }, { status: 'pending' })
    await order.hear('refund.created', { ...back, status: 'succeeded' })
    expect(await order.orderNow()).toMatchObject({ state: 'os.completed', paid: 3177 })
    expect((await order.ledger()).at(-1)).toMatchObject({ aboutId: charge!.id, reference: back.id, amount: 500 })
  })
})

test('a payment whose answer was lost is found a day later, when Stripe has forgotten its key, and made once', async () => {
  const before = stripe.intents().length
  const order = await ordered({ breaks: true })
  expect(await order.orderNow()).toMatchObject({ state: 'os.pending' })
  stripe.forgetKeys()
  setClock(25 * HOUR)
  await resumeRuns()
  expect(await order.said()).toEqual(['AUTH Ok 3677'])
  expect(await order.orderNow()).toMatchObject({ state: 'os.in.progress' })
  expect(stripe.intents()).toHaveLength(before + 1)
})

describe('a gateway that never answers', () => {
  /** The reservation of the card was asked for, and the line went dead. */
  async function waiting() {
    const order = await ordered({ breaks: true })
    const question = async () => (await overdueQuestion(order.id))?.id
    const answer = async (more: Partial<AnswerByHand>, actor = order.anna) => {
      const intentId = (await question()) ?? newId()
      const said = { done: 'yes', reference: '', remark: 'Looked it up', ...more } as const
      return answerByHand(actor, { orderId: order.id, intentId, ...said })
    }
    return { ...order, question, answer }
  }

  test('is answered for by who may, once it took too long: the order goes on as if it had answered', async () => {
    const order = await waiting()
    expect(await order.question()).toBeUndefined()
    await expect(order.answer({})).rejects.toMatchObject({ key: 'orderMoved' })
    setClock(PATIENCE)
    const packer = { ...(await makeManager(order.shop, ['ROLE_SMCALLCENTERORDERPROCESS'])), oversees: [order.shop.id] }
    await expect(order.answer({}, packer)).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(order.answer({}, { ...order.anna, oversees: [] })).rejects.toMatchObject({ reason: 'missing' })

    await order.answer({ reference: stripe.intents().at(-1)!.id })
    expect(await order.orderNow()).toMatchObject({ state: 'os.in.progress' })
    expect(await order.ledger()).toMatchObject([{ operation: 'AUTH', result: 'Ok', gateway: 'forceManualProcessing' }])
    await order.ship()
    expect(await order.orderNow()).toMatchObject({ state: 'os.completed', paid: 3677 })
    expect(order.taken()).toBe(3677)
    await expect(order.answer({})).rejects.toMatchObject({ key: 'orderMoved' })
  })

  test('and did nothing ends the order, which lets its goods go', async () => {
    const order = await waiting()
    setClock(PATIENCE)
    const answers = await Promise.allSettled([order.answer({ done: 'no' }), order.answer({ done: 'yes' })])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { state } = await order.orderNow()
    expect(['os.cancelled', 'os.in.progress']).toContain(state)

    const other = await waiting()
    setClock(2 * PATIENCE)
    await other.answer({ done: 'no' })
    expect(await other.orderNow()).toMatchObject({ state: 'os.cancelled', paid: 0 })
  })

  test('and gave money back is believed only with the gateway’s name for it, so that its own word is no second refund', async () => {
    const order = await ordered()
    await order.ship()
    stripe.breakNext('drop', 100)
    await order.press('refund.order', 1000)
    stripe.breakNext('drop', 0)
    setClock(PATIENCE)
    const said = {
      orderId: order.id,
      intentId: (await overdueQuestion(order.id))!.id,
      done: 'yes',
      remark: 'x',
    } as const
    const nameless = answerByHand(order.anna, { ...said, reference: '' })
    await expect(nameless).rejects.toMatchObject({ fields: { reference: 'required' } })
    await answerByHand(order.anna, { ...said, reference: 're_1' })
    const { reference } = (await order.ledger())[1]!
    const told = { id: 're_1', amount: 1000, payment_intent: reference, status: 'succeeded' }
    await order.hear('refund.updated', told, { status: 'pending' })
    expect(await order.said()).toEqual(['AUTH Ok 3677', 'CAPTURE Ok 3677', 'REFUND Ok 1000'])
  })
})
