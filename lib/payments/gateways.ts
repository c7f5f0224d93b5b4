import type { Actor } from '@/lib/auth/actor'
import { listIn, type Shop } from '@/lib/shops/shop'
import { isTestGateway, testGatewaysAreOpen } from './test-doors'

/** What a gateway can do. Source: platform reference, §8.1. */
export type GatewayFeatures = {
  authorize: boolean
  /** One payment for each delivery, not one for the order. */
  perShipment: boolean
  capture: boolean
  authorizeCapture: boolean
  void: boolean
  reverseAuthorization: boolean
  refund: boolean
  /** Money is asked for on the gateway's own page. */
  externalForm: boolean
  /** Whether the money moves by itself; otherwise somebody confirms it. */
  online: boolean
  /** Offline, but trusted: confirmed as soon as it is placed, captured as soon as goods leave. */
  autoCapture: boolean
  captureMore: boolean
  captureLess: boolean
  /** Asks for a card, on a form that is the gateway's own. */
  needsCard: boolean
}

export const gatewayLabels = [
  'testPaymentGateway',
  'testExtFormPaymentGateway',
  'stripePaymentGateway',
  'courierPaymentGateway',
  'inStorePaymentGateway',
  'prePaymentGateway',
  'invoicePaymentGateway',
  'authInvoicePaymentGateway',
  'noPaymentRequired',
] as const
export type GatewayLabel = (typeof gatewayLabels)[number]

const none: GatewayFeatures = {
  authorize: false,
  perShipment: false,
  capture: false,
  authorizeCapture: false,
  void: false,
  reverseAuthorization: false,
  refund: false,
  externalForm: false,
  online: false,
  autoCapture: false,
  captureMore: false,
  captureLess: false,
  needsCard: false,
}

/** Authorised when confirmed, captured when the goods arrive. */
const onDelivery: GatewayFeatures = {
  ...none,
  authorize: true,
  perShipment: true,
  capture: true,
  reverseAuthorization: true,
  refund: true,
  captureMore: true,
  captureLess: true,
}

/** Paid before anything leaves. */
const inAdvance: GatewayFeatures = {
  ...none,
  authorizeCapture: true,
  refund: true,
  captureMore: true,
  captureLess: true,
}

const card: GatewayFeatures = {
  ...none,
  authorize: true,
  perShipment: true,
  capture: true,
  authorizeCapture: true,
  void: true,
  reverseAuthorization: true,
  refund: true,
  online: true,
  autoCapture: true,
  captureMore: true,
  captureLess: true,
  needsCard: true,
}

const features: Record<GatewayLabel, GatewayFeatures> = {
  testPaymentGateway: card,
  testExtFormPaymentGateway: {
    ...none,
    authorizeCapture: true,
    externalForm: true,
    online: true,
    autoCapture: true,
    captureMore: true,
  },
  stripePaymentGateway: { ...card, captureMore: false },
  courierPaymentGateway: onDelivery,
  inStorePaymentGateway: onDelivery,
  prePaymentGateway: inAdvance,
  invoicePaymentGateway: inAdvance,
  authInvoicePaymentGateway: { ...onDelivery, autoCapture: true },
  noPaymentRequired: { ...inAdvance, online: true },
}

/** How a shop may change what a gateway can do: `SUPPORTED_OPERATIONS_SupportAuthorize` = `false`, and so on. */
const overrides: Record<string, keyof GatewayFeatures> = {
  SupportAuthorize: 'authorize',
  SupportAuthorizePerShipment: 'perShipment',
  SupportCapture: 'capture',
  SupportAuthorizeCapture: 'authorizeCapture',
  SupportVoid: 'void',
  SupportReverseAuthorization: 'reverseAuthorization',
  SupportRefund: 'refund',
  SupportCaptureMore: 'captureMore',
  SupportCaptureLess: 'captureLess',
}
export const supportedOperations = Object.keys(overrides).map((name) => `SUPPORTED_OPERATIONS_${name}`)

/** What the gateway can do in a shop that has set it up with these parameters. Only card gateways can be changed. */
export function featuresOf(label: string, parameters: Readonly<Record<string, string>> = {}): GatewayFeatures {
  if (!isGateway(label)) return none
  const own = { ...features[label] }
  if (!own.needsCard) return own
  for (const [name, feature] of Object.entries(overrides)) {
    const value = parameters[`SUPPORTED_OPERATIONS_${name}`]
    if (value === 'true' || value === 'false') own[feature] = value === 'true'
  }
  return own
}

/** Paid by invoice: what an organisation's credit is for. */
export const byInvoice: readonly GatewayLabel[] = ['invoicePaymentGateway', 'authInvoicePaymentGateway']

export const isGateway = (label: string | null): label is GatewayLabel => gatewayLabels.some((known) => known === label)

/** What every shop can offer without setting anything up. */
const unconditional: GatewayLabel[] = ['invoicePaymentGateway', 'courierPaymentGateway']

/**
 * How this actor may pay, in the shop's order: SHOP_PAYMENT_GATEWAYS, a sub-shop's from its master. Where real
 * money is taken, the test gateways are not offered, whatever the shop names.
 */
export function gatewaysFor({ shop }: Pick<Actor, 'shop'>): GatewayLabel[] {
  const named = listIn(shop, 'SHOP_PAYMENT_GATEWAYS')
  if (named.length === 0) return unconditional
  return [...new Set(named)].filter(isGateway).filter((label) => testGatewaysAreOpen() || !isTestGateway(label))
}

/** Whether the shop takes cards at all. */
export const hasCards = (actor: Pick<Actor, 'shop'>) => gatewaysFor(actor).some((label) => featuresOf(label).needsCard)

/** The shop whose set-up of gateways counts: a sub-shop uses its master's. */
export const gatewayShopId = (shop: Pick<Shop, 'id' | 'masterId'>) => shop.masterId ?? shop.id
