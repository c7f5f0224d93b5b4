import 'server-only'
import Stripe from 'stripe'
import { env } from '@/lib/env'
import type { GatewayParameters } from './parameters'

/** After that nobody knows whether Stripe did it: it is asked again, with the same key. */
const PATIENCE = 20_000

const clients = new Map<string, Stripe>()

/** Stripe under the shop's key. It never tries again by itself: whoever called it does, and writes down that they do. */
export function stripeOf({ STRIPE_SECRET_KEY: key, STRIPE_TIMEOUT_MS: patience }: GatewayParameters): Stripe {
  if (!key) throw new Error('payments: Stripe has no STRIPE_SECRET_KEY')
  const timeout = Number(patience) || PATIENCE
  const name = `${key} ${timeout}`
  const found = clients.get(name)
  if (found) return found
  const client = new Stripe(key, { maxNetworkRetries: 0, timeout, telemetry: false, ...base() })
  clients.set(name, client)
  return client
}

/** Where Stripe is: in tests, a stand-in on this machine. */
function base() {
  const { STRIPE_API_BASE } = env()
  if (!STRIPE_API_BASE) return {}
  const { protocol, hostname, port } = new URL(STRIPE_API_BASE)
  return { protocol: protocol === 'http:' ? ('http' as const) : ('https' as const), host: hostname, port }
}

/** A card that is kept with Stripe: whose it is there, and the card. */
export const nameOfCard = (customer: string, method: string) => `${customer}:${method}`

export function cardIn(token: string): { customer?: string; payment_method: string } {
  const [first = '', method] = token.split(':')
  return method ? { customer: first, payment_method: method } : { payment_method: first }
}

/** A definite no: the card was refused, or the request makes no sense. Anything else may have happened after all. */
export function refusalIn(error: unknown): Stripe.errors.StripeError | undefined {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors
  return error instanceof StripeCardError || error instanceof StripeInvalidRequestError ? error : undefined
}
