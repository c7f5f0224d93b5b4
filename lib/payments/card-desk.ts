import 'server-only'
import { log } from '@/lib/log'
import { Refusal } from '@/lib/refusal'
import type { GatewayLabel } from './gateways'
import type { GatewayParameters } from './parameters'
import { cardIn, nameOfCard, refusalIn, stripeOf } from './stripe-client'

/** A token as the browser got it, and whom it is for. */
export type GivenCard = {
  gateway: GatewayLabel
  token: string
  email: string | null
  parameters: GatewayParameters
}

type CardDesk = {
  /** Makes a token good for more than once, and answers what to call the card from then on. */
  register(given: GivenCard): Promise<string>
  forget(token: string, parameters: GatewayParameters): Promise<void>
}

/** The test gateway's cards are nothing but their tokens. */
const testDesk: CardDesk = { register: async ({ token }) => token, forget: async () => {} }

/** Stripe charges a card more than once, and without its owner there, only if it belongs to somebody there. */
const stripeDesk: CardDesk = {
  async register({ token, email, parameters }) {
    const stripe = stripeOf(parameters)
    try {
      const owner = email ? { email } : {}
      const customer = await stripe.customers.create(owner, { idempotencyKey: `customer ${token}` })
      await stripe.paymentMethods.attach(token, { customer: customer.id }, { idempotencyKey: `attach ${token}` })
      return nameOfCard(customer.id, token)
    } catch (error) {
      if (refusalIn(error)) throw new Refusal('cardRefused', 'invalid')
      log.error({ err: error }, 'Stripe did not take a card')
      throw new Refusal('gatewayNoAnswer', 'unavailable')
    }
  },
  async forget(token, parameters) {
    await stripeOf(parameters).paymentMethods.detach(cardIn(token).payment_method)
  },
}

const desks: Partial<Record<string, CardDesk>> = { testPaymentGateway: testDesk, stripePaymentGateway: stripeDesk }

export const registerCard = (given: GivenCard) => deskOf(given.gateway).register(given)

export const forgetCard = (gateway: string, token: string, parameters: GatewayParameters) =>
  deskOf(gateway).forget(token, parameters)

function deskOf(gateway: string): CardDesk {
  const desk = desks[gateway]
  if (!desk) throw new Error(`payments: ${gateway} keeps no cards`)
  return desk
}
