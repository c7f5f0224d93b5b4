import 'server-only'
import type Stripe from 'stripe'
import type { PaymentOperation } from '@/db/words'
import type { Gateway, GatewayAnswer, GatewayCall } from './gateway'
import { toStripe } from './stripe-amount'
import { cardIn, refusalIn, stripeOf } from './stripe-client'

type Ask = (stripe: Stripe, call: GatewayCall) => Promise<GatewayAnswer>

/**
 * Stripe. Every call carries our key: asked again with it, Stripe answers what it answered before and moves no
 * money a second time. It forgets keys after a day, and keeps answering an error of its own until then: so a call that
 * was made before (`again`) is looked for by what it left behind, and made anew only if there is nothing.
 */
export const stripePaymentGateway: Gateway = async (call) => {
  try {
    const amount = toStripe(call.amount, call.currency)
    if (amount === undefined) return no('Stripe has no such amount in this currency')
    return await asks[call.operation](stripeOf(call.parameters), { ...call, amount })
  } catch (error) {
    const refusal = refusalIn(error)
    if (!refusal) throw error
    const reference = refusal.payment_intent?.id ?? null
    return {
      result: 'Failed',
      settled: false,
      reference,
      message: refusal.decline_code || refusal.code || refusal.type,
    }
  }
}

const asks: Record<PaymentOperation, Ask> = {
  AUTH: (stripe, call) => charge(stripe, call, 'manual'),
  AUTH_CAPTURE: (stripe, call) => charge(stripe, call, 'automatic'),
  CAPTURE: capture,
  REVERSE_AUTH: cancel,
  VOID_CAPTURE: voidCapture,
  REFUND: refund,
  REFUND_NOTIFY: refund,
}

const withCharge = { expand: ['latest_charge'] }

async function charge(stripe: Stripe, call: GatewayCall, capture_method: 'manual' | 'automatic') {
  if (!call.token) return no('there is no card')
  const asked = call.again ? await paymentOf(stripe, call) : undefined
  if (asked) return answerOf(asked)
  const created = await stripe.paymentIntents.create(
    {
      ...cardIn(call.token),
      ...withCharge,
      amount: call.amount,
      currency: call.currency.toLowerCase(),
      capture_method,
      confirm: true,
      off_session: true,
      allowed_payment_method_types: ['card'],
      description: call.orderNumber,
      metadata: { orderNumber: call.orderNumber, shipment: call.shipment, key: call.key },
    },
    { idempotencyKey: call.key },
  )
  // A key that was used before answers what held then.
  return answerOf(call.again ? await stripe.paymentIntents.retrieve(created.id, withCharge) : created)
}

/** The payment that was made with this key, as it stands now. */
async function paymentOf(stripe: Stripe, { key, about }: GatewayCall): Promise<Stripe.PaymentIntent | undefined> {
  if (about) return stripe.paymentIntents.retrieve(about, withCharge)
  const { data } = await stripe.paymentIntents.search({ query: `metadata['key']:'${key}'`, limit: 1 })
  return data[0] && stripe.paymentIntents.retrieve(data[0].id, withCharge)
}

async function capture(stripe: Stripe, { about, amount, key, again }: GatewayCall): Promise<GatewayAnswer> {
  if (!about) return no('there is no authorisation')
  const before = again ? await stripe.paymentIntents.retrieve(about, withCharge) : undefined
  if (before?.status === 'succeeded') return answerOf(before)
  const params = { amount_to_capture: amount, ...withCharge }
  const done = await stripe.paymentIntents.capture(about, params, { idempotencyKey: key })
  return answerOf(done)
}

async function cancel(stripe: Stripe, { about, key, again }: GatewayCall): Promise<GatewayAnswer> {
  if (!about) return no('there is no authorisation')
  const before = again ? await stripe.paymentIntents.retrieve(about) : undefined
  if (before?.status === 'canceled') return { result: 'Ok', settled: false, reference: about, message: null }
  const { id, status } = await stripe.paymentIntents.cancel(about, {}, { idempotencyKey: key })
  return { result: status === 'canceled' ? 'Ok' : 'Failed', settled: false, reference: id, message: null }
}

/** What has been taken already is given back; what is still under way is called off. */
async function voidCapture(stripe: Stripe, call: GatewayCall): Promise<GatewayAnswer> {
  if (!call.about) return no('there is no payment')
  const { status } = await stripe.paymentIntents.retrieve(call.about)
  return status === 'succeeded' ? refund(stripe, call) : cancel(stripe, call)
}

const refunded: Record<string, GatewayAnswer['result']> = {
  succeeded: 'Ok',
  pending: 'Processing',
  requires_action: 'Processing',
}

async function refund(stripe: Stripe, { about, amount, key, orderNumber, again }: GatewayCall): Promise<GatewayAnswer> {
  if (!about) return no('there is no payment')
  const params = { payment_intent: about, amount, metadata: { orderNumber, key } }
  const before = again ? await refundOf(stripe, about, key) : undefined
  const { id, status, failure_reason } = before ?? (await stripe.refunds.create(params, { idempotencyKey: key }))
  return {
    result: refunded[status ?? ''] ?? 'Failed',
    settled: false,
    reference: id,
    message: failure_reason ?? null,
  }
}

/** The refund that was made with this key, as it stands now. */
async function refundOf(stripe: Stripe, about: string, key: string): Promise<Stripe.Refund | undefined> {
  const { data } = await stripe.refunds.list({ payment_intent: about, limit: 100 })
  return data.find(({ metadata }) => metadata?.key === key)
}

const results: Partial<Record<Stripe.PaymentIntent.Status, GatewayAnswer['result']>> = {
  requires_capture: 'Ok',
  succeeded: 'Ok',
  processing: 'Processing',
  requires_action: 'Processing',
  requires_confirmation: 'Processing',
}

function answerOf({ id, status, latest_charge, last_payment_error }: Stripe.PaymentIntent): GatewayAnswer {
  const card = typeof latest_charge === 'object' ? latest_charge?.payment_method_details?.card : undefined
  return {
    result: results[status] ?? 'Failed',
    settled: status === 'succeeded',
    reference: id,
    message: last_payment_error?.decline_code ?? last_payment_error?.code ?? null,
    ...(card?.brand && { cardBrand: card.brand }),
    ...(card?.last4 && { cardLastFour: card.last4 }),
  }
}

const no = (message: string): GatewayAnswer => ({ result: 'Failed', settled: false, reference: null, message })
