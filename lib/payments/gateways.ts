import type { Actor } from '@/lib/auth/actor'
import { listIn } from '@/lib/shops/shop'

/** What a gateway can do. Source: platform reference, §8.1. */
export type GatewayFeatures = {
  authorize: boolean
  authorizePerShipment: boolean
  capture: boolean
  authorizeCapture: boolean
  void: boolean
  reverseAuthorization: boolean
  refund: boolean
  /** Money is asked for on the gateway's own page. */
  externalForm: boolean
  /** Whether the money moves by itself; otherwise somebody confirms it. */
  online: boolean
  autoCapture: boolean
  captureMore: boolean
  captureLess: boolean
}

export const gatewayLabels = ['invoicePaymentGateway', 'courierPaymentGateway'] as const
export type GatewayLabel = (typeof gatewayLabels)[number]

const offline = { void: false, refund: true, externalForm: false, online: false, autoCapture: false }

export const gateways: Record<GatewayLabel, GatewayFeatures> = {
  invoicePaymentGateway: {
    ...offline,
    authorize: false,
    authorizePerShipment: false,
    capture: false,
    authorizeCapture: true,
    reverseAuthorization: false,
    captureMore: true,
    captureLess: true,
  },
  courierPaymentGateway: {
    ...offline,
    authorize: true,
    authorizePerShipment: true,
    capture: true,
    authorizeCapture: false,
    reverseAuthorization: true,
    captureMore: true,
    captureLess: true,
  },
}

export const isGateway = (label: string | null): label is GatewayLabel => gatewayLabels.some((known) => known === label)

/** How this actor may pay, in the shop's order: SHOP_PAYMENT_GATEWAYS, a sub-shop's from its master. */
export function gatewaysFor({ shop }: Pick<Actor, 'shop'>): GatewayLabel[] {
  const named = listIn(shop, 'SHOP_PAYMENT_GATEWAYS')
  return named.length > 0 ? [...new Set(named)].filter(isGateway) : [...gatewayLabels]
}
