import 'server-only'
import Stripe from 'stripe'
import { z } from 'zod'
import type { Distrust } from './signature'
import { isNow, TOLERANCE, timeIn } from './signature'
import { type Alarm, type Dialect, fingerprint, jsonOf, notUnderstood, type Spoken } from './spoken'
import { fromStripe } from './stripe-amount'

const HEADER = 'stripe-signature'

/** The parts of Stripe's events that we look at. */
const Event = z.object({
  id: z.string().min(1).max(200),
  type: z.string(),
  data: z.object({
    object: z.object({
      id: z.string(),
      amount: z.int().min(0),
      amount_received: z.int().min(0).optional(),
      currency: z.string().length(3),
      payment_intent: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
      status: z.string().nullish(),
      metadata: z.record(z.string(), z.string()).default({}),
    }),
    previous_attributes: z.object({ status: z.string().optional() }).optional(),
  }),
})
type Event = z.output<typeof Event>

const Named = z.object({ id: z.string().min(1).max(200), type: z.string().optional() })

/** Stripe tells of much that has nothing to do with an order's money. What does, and is not understood, is for a person. */
const concernsUs = (type: string) => /^(payment_intent|refund|charge\.(dispute|refund))\./.test(type)

/** What we hear about payments, in the platform's codes. */
const payments: Record<string, string> = {
  'payment_intent.succeeded': '1',
  'payment_intent.amount_capturable_updated': '2',
  'payment_intent.processing': '3',
  'payment_intent.payment_failed': '5',
}

/**
 * What takes money from us without our asking, by the customer's bank. That evidence was added or changed
 * (`updated`) is our own doing.
 */
const alarms: Record<string, Alarm> = {
  'charge.dispute.created': 'disputed',
  'charge.dispute.funds_withdrawn': 'disputed',
  'charge.dispute.funds_reinstated': 'disputeOver',
  'charge.dispute.closed': 'disputeOver',
}

/** A refund that did not get to the customer: the bank sent it back, or somebody at Stripe called it off. */
const isFailing = (type: string, status: string | null | undefined, before: string | undefined) =>
  (status === 'failed' || status === 'canceled') &&
  (type === 'refund.failed' || (/^(charge\.)?refund\.updated$/.test(type) && before !== undefined && before !== status))

/** Stripe's webhooks. The endpoint is set up there with `?shop=<code>`: events do not name our shops. */
export const stripeDialect: Dialect = {
  shopCodeIn: () => null,

  distrust(body, headers, { STRIPE_WEBHOOK_SECRET: present, STRIPE_WEBHOOK_SECRET_PREVIOUS: previous }, at) {
    const header = headers.get(HEADER)
    const secrets = [present, previous].filter((secret) => secret !== undefined && secret !== '') as string[]
    if (!header || secrets.length === 0) return 'unsigned'
    const seconds = timeIn(header.split(',').map((part) => part.trim()))
    if (seconds === undefined) return 'badTime'
    const verdicts = secrets.map((secret) => verdictOf(body, header, secret, at))
    if (verdicts.every((verdict) => verdict !== null))
      return verdicts.find((verdict) => verdict === 'badTime') ?? 'badSignature'
    // Stripe's own check looks only at the past.
    return isNow(seconds, at) ? null : 'badTime'
  },

  read(body) {
    const event = Event.safeParse(jsonOf(body))
    if (event.success) return spokenOf(event.data)
    const named = Named.safeParse(jsonOf(body)).data
    const spoken = notUnderstood(named?.id ?? fingerprint(body), null)
    return named?.type && !concernsUs(named.type) ? { ...spoken, operation: 'INFO' } : spoken
  },
}

function verdictOf(body: Buffer, header: string, secret: string, at: Date): Distrust | null {
  try {
    Stripe.webhooks.constructEvent(body, header, secret, TOLERANCE, undefined, at.getTime())
    return null
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Timestamp') ? 'badTime' : 'badSignature'
  }
}

function spokenOf({ id, type, data: { object, previous_attributes: before } }: Event): Spoken {
  const amountIn = (stripes: number) => fromStripe(stripes, object.currency) ?? null
  const told = {
    eventId: id,
    orderNumber: object.metadata.orderNumber ?? null,
    shopCode: null,
    amount: amountIn(object.amount),
    currency: object.currency.toUpperCase(),
  }
  const code = payments[type]
  if (code) {
    const amount = amountIn(code === '1' ? (object.amount_received ?? object.amount) : object.amount)
    return { ...told, operation: 'PAYMENT', amount, code, reference: object.id }
  }
  const isOurs = object.metadata.key !== undefined
  // Only what has succeeded went back, and it does so once: as it was made, or when it was no longer under way. What
  // we asked for ourselves is in our ledger already, unless it was under way then.
  const hasBecomeSo = type === 'refund.created' ? !isOurs : type === 'refund.updated' && before?.status === 'pending'
  const isNews = hasBecomeSo && object.status === 'succeeded'
  if (isNews) {
    const reference = object.payment_intent ?? object.id
    return { ...told, operation: 'REFUND', code: '1', reference, refund: object.id }
  }
  const about = { ...told, operation: 'INFO', code: '', reference: object.payment_intent ?? object.id } as const
  if (alarms[type]) return { ...about, alarm: alarms[type] }
  if (isFailing(type, object.status, before?.status)) return { ...about, refund: object.id, alarm: 'refundFailed' }
  return { ...about, reference: object.id }
}
