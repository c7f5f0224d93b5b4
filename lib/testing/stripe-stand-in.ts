import { createServer } from 'node:http'
import Stripe from 'stripe'
import { now } from '@/lib/clock'

type Answer = { status: number; body: Record<string, unknown> }
type Intent = Record<string, unknown> & { id: string; status: string; amount: number; amount_received: number }
/** What goes wrong with the next request, after it was done. */
type Fault = 'drop' | '500' | 'slow'

/** What it has been asked for, and what it answers. Cards say what becomes of them: `pm_card_visa`, `pm_declined` … */
function makeBook() {
  const intents = new Map<string, Intent>()
  const refunds: Record<string, unknown>[] = []
  const attached = new Map<string, string>()
  const sessions = new Map<string, Record<string, unknown>>()
  const bank = { refunds: 'succeeded' }
  let count = 0
  const newName = (kind: string) => `${kind}_${process.pid}_${++count}`

  function charge(form: URLSearchParams): Answer {
    const amount = Number(form.get('amount'))
    const status = statusFor(form.get('payment_method') ?? '', form.get('capture_method') === 'automatic')
    const intent: Intent = {
      id: newName('pi'),
      object: 'payment_intent',
      status,
      amount,
      amount_received: status === 'succeeded' ? amount : 0,
      currency: form.get('currency'),
      metadata: metadataIn(form),
      latest_charge: { payment_method_details: { card: { brand: 'visa', last4: '4242' } } },
    }
    intents.set(intent.id, intent)
    if (status !== 'requires_payment_method') return { status: 200, body: intent }
    const error = { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline', payment_intent: intent }
    return { status: 402, body: { error } }
  }

  function change(id: string, verb: string, form: URLSearchParams): Answer {
    const intent = intents.get(id)
    if (!intent) return wrong('resource_missing', 404)
    if (verb === 'capture') {
      if (intent.status !== 'requires_capture') return wrong('payment_intent_unexpected_state')
      intent.amount_received = Number(form.get('amount_to_capture') ?? intent.amount)
      intent.status = 'succeeded'
    }
    if (verb === 'cancel') {
      if (intent.status === 'succeeded') return wrong('payment_intent_unexpected_state')
      intent.status = 'canceled'
    }
    return { status: 200, body: intent }
  }

  const refundsOf = (id: string | null): Answer => ({
    status: 200,
    body: { object: 'list', data: refunds.filter(({ payment_intent }) => payment_intent === id), has_more: false },
  })

  function giveBack(form: URLSearchParams): Answer {
    const id = form.get('payment_intent') ?? ''
    const amount = Number(form.get('amount'))
    const before = refunds.filter(({ payment_intent, status }) => payment_intent === id && status !== 'failed')
    const left = before.reduce((sum, refund) => sum - Number(refund.amount), intents.get(id)?.amount_received ?? 0)
    if (amount > left) return wrong('charge_already_refunded')
    const metadata = metadataIn(form)
    const refund = { id: newName('re'), object: 'refund', status: bank.refunds, payment_intent: id, amount, metadata }
    refunds.push(refund)
    return { status: 200, body: refund }
  }

  function found(query: string): Answer {
    const [, key] = query.match(/'key'\]:'(.*)'/) ?? []
    const data = [...intents.values()].filter(({ metadata }) => (metadata as Record<string, string>).key === key)
    return { status: 200, body: { object: 'search_result', data, has_more: false } }
  }

  function cardholder(id: string, verb: string, form: URLSearchParams): Answer {
    if (verb === 'attach' && id === 'pm_declined') {
      return { status: 402, body: { error: { type: 'card_error', code: 'card_declined' } } }
    }
    if (verb === 'attach') attached.set(id, form.get('customer') ?? '')
    if (verb === 'detach') attached.delete(id)
    return { status: 200, body: { id: id || newName('cus') } }
  }

  function session(method: string, id: string, form: URLSearchParams): Answer {
    const found =
      method === 'POST' ? { id: newName('cs'), metadata: metadataIn(form), setup_intent: null } : sessions.get(id)
    if (!found) return wrong('resource_missing', 404)
    sessions.set(String(found.id), found)
    return { status: 200, body: { ...found, object: 'checkout.session', url: `https://stripe.test/${found.id}` } }
  }

  function answer(method: string, url: URL, form: URLSearchParams): Answer {
    const [, , noun, id = '', verb = ''] = url.pathname.split('/')
    if (noun === 'checkout') return session(method, verb, form)
    if (noun === 'refunds') {
      return method === 'GET' ? refundsOf(url.searchParams.get('payment_intent')) : giveBack(form)
    }
    if (noun !== 'payment_intents') return cardholder(id, verb, form)
    if (id === 'search') return found(url.searchParams.get('query') ?? '')
    return method === 'POST' && !id ? charge(form) : change(id, verb, form)
  }

  return { intents, refunds, attached, sessions, answer, bank }
}

/** As Stripe does: a key that was used before gets the answer it got then; for anything else it is an error. */
function makeKeys() {
  const answered = new Map<string, { request: string; answer: Answer }>()
  const idempotently = (key: string | undefined, request: string, run: () => Answer): Answer => {
    const before = key ? answered.get(key) : undefined
    if (before && before.request !== request) return { status: 400, body: { error: { type: 'idempotency_error' } } }
    const made = before?.answer ?? structuredClone(run())
    if (key) answered.set(key, { request, answer: made })
    return made
  }
  return { idempotently, forgetKeys: () => answered.clear() }
}

/** Enough of Stripe to be charged by: its forms, its idempotency keys, its errors, and a book of its own. */
export async function startStripe() {
  const { intents, refunds, attached, sessions, answer, bank } = makeBook()
  const { idempotently, forgetKeys } = makeKeys()
  let faults: Fault[] = []

  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const url = new URL(request.url ?? '/', 'http://stripe.test')
    const run = () => answer(request.method ?? '', url, new URLSearchParams(text))
    const key = request.headers['idempotency-key']
    const { status, body } = idempotently(key?.toString(), url.pathname + text, run)
    const fault = faults.shift()
    if (fault === 'drop') return request.socket.destroy()
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 400))
    response.writeHead(fault === '500' ? 500 : status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(fault === '500' ? { error: { type: 'api_error' } } : body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }

  return {
    url: `http://127.0.0.1:${port}`,
    attached,
    intents: () => [...intents.values()],
    /** What really was taken, less what was given back. */
    taken: () =>
      [...intents.values()].reduce((sum, { amount_received }) => sum + amount_received, 0) -
      refunds.reduce((sum, { amount, status }) => sum + (status === 'failed' ? 0 : Number(amount)), 0),
    /** A day has gone by. */
    forgetKeys,
    /** What `refunds` become from now on; `settle` says what one has become. */
    bank,
    settle: (id: string, status: string) => Object.assign(refunds.find((refund) => refund.id === id)!, { status }),
    become: (id: string, status: string) => intents.set(id, { ...intents.get(id)!, status }),
    /** Somebody has typed a card into the page of this session. */
    enterCard(sessionId: string, method: string) {
      const card = { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2090 }
      const payment_method = { id: method, object: 'payment_method', card }
      sessions.set(sessionId, { ...sessions.get(sessionId), setup_intent: { status: 'succeeded', payment_method } })
    },
    /** The SDK itself tries a dropped connection a second time, with the same key. */
    breakNext(how: Fault, times = how === 'drop' ? 2 : 1) {
      faults = Array.from({ length: times }, () => how)
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

function statusFor(method: string, automatic: boolean) {
  if (method === 'pm_declined') return 'requires_payment_method'
  if (method === 'pm_processing') return 'processing'
  if (method === 'pm_action') return 'requires_action'
  return automatic ? 'succeeded' : 'requires_capture'
}

const wrong = (code: string, status = 400): Answer => ({
  status,
  body: { error: { type: 'invalid_request_error', code } },
})

const metadataIn = (form: URLSearchParams) =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const [, key] = name.match(/^metadata\[(\w+)\]$/) ?? []
      return key ? [[key, value]] : []
    }),
  )

/** A webhook as Stripe signs it. */
export function stripeWebhook(event: unknown, secret: string, at = now(), shop = ''): Request {
  const payload = typeof event === 'string' ? event : JSON.stringify(event)
  const timestamp = Math.floor(at.getTime() / 1000)
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const url = `http://shop.test/api/callbacks/stripePaymentGateway?shop=${shop}`
  return new Request(url, { method: 'POST', body: payload, headers: { 'stripe-signature': signature } })
}

export type StripeStandIn = Awaited<ReturnType<typeof startStripe>>
