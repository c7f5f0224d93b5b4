import 'server-only'
import type { GatewayLabel } from './gateways'
import type { GatewayParameters } from './parameters'

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

const desks: Partial<Record<string, CardDesk>> = { testPaymentGateway: testDesk }

export const registerCard = (given: GivenCard) => deskOf(given.gateway).register(given)

export const forgetCard = (gateway: string, token: string, parameters: GatewayParameters) =>
  deskOf(gateway).forget(token, parameters)

function deskOf(gateway: string): CardDesk {
  const desk = desks[gateway]
  if (!desk) throw new Error(`payments: ${gateway} keeps no cards`)
  return desk
}
