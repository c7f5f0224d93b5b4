import 'server-only'
import { env } from '@/lib/env'
import type { GatewayLabel } from './gateways'

const testGateways: readonly GatewayLabel[] = ['testPaymentGateway', 'testExtFormPaymentGateway']

/** Gateways that move no money: whoever is let in by one pays nothing. */
export const isTestGateway = (label: GatewayLabel) => testGateways.includes(label)

export const testGatewaysAreOpen = () => env().TEST_GATEWAYS === 'open'
