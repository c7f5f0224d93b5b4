import 'server-only'
import { env } from '@/lib/env'

const testGateways: readonly string[] = ['testPaymentGateway', 'testExtFormPaymentGateway']

/** Gateways that move no money: whoever is let in by one pays nothing. */
export const isTestGateway = (label: string) => testGateways.includes(label)

export const testGatewaysAreOpen = () => env().TEST_GATEWAYS === 'open'
