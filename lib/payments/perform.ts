import 'server-only'
import type { PaymentOperation } from '@/db/words'
import { testExtFormPaymentGateway } from './external-form'
import type { Gateway, GatewayAnswer, GatewayCall } from './gateway'
import { featuresOf, type GatewayFeatures, type GatewayLabel, isGateway } from './gateways'
import { offlineGateway } from './offline'
import { stripePaymentGateway } from './stripe'
import { isTestGateway, testGatewaysAreOpen } from './test-doors'
import { testPaymentGateway } from './test-gateway'

const gateways: Record<GatewayLabel, Gateway> = {
  testPaymentGateway,
  testExtFormPaymentGateway,
  stripePaymentGateway,
  courierPaymentGateway: offlineGateway,
  inStorePaymentGateway: offlineGateway,
  prePaymentGateway: offlineGateway,
  invoicePaymentGateway: offlineGateway,
  authInvoicePaymentGateway: offlineGateway,
  noPaymentRequired: offlineGateway,
}

/**
 * Asks a gateway. Like every `Gateway` it throws if it is not known what became of the call; what the gateway
 * cannot do is answered `Manual processing required`, so that the ledger says what a person has to do.
 */
export async function performCall(label: string, call: GatewayCall): Promise<GatewayAnswer> {
  if (!isGateway(label)) throw new Error(`payments: there is no gateway called ${label}`)
  if (isTestGateway(label) && !testGatewaysAreOpen()) throw new Error(`payments: ${label} is closed here`)
  return canDo(label, call) ? gateways[label](call) : byHand(call.operation)
}

const feature: Record<PaymentOperation, keyof GatewayFeatures> = {
  AUTH: 'authorize',
  REVERSE_AUTH: 'reverseAuthorization',
  CAPTURE: 'capture',
  AUTH_CAPTURE: 'authorizeCapture',
  VOID_CAPTURE: 'void',
  REFUND: 'refund',
  REFUND_NOTIFY: 'refund',
}

/** An external form knows itself what became of money that is to go back: its callbacks say so. */
function canDo(label: GatewayLabel, { operation, parameters }: GatewayCall) {
  const features = featuresOf(label, parameters)
  return features.externalForm || features[feature[operation]]
}

const byHand = (operation: PaymentOperation): GatewayAnswer => ({
  result: 'Manual processing required',
  settled: false,
  reference: null,
  message: `the gateway does not support ${operation}`,
})
