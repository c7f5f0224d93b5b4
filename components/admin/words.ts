import type { PaymentOperation, PaymentResult } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { type Translate, translator } from '@/lib/i18n'
import { resultKeys } from '@/lib/mail/letters/details'
import type { BulkOutcome } from '@/lib/orders/desk/bulk'
import { actionKey, type OperatorActionName } from '@/lib/orders/operator-actions'
import { isGateway } from '@/lib/payments/gateways'
import type { PaymentLabel } from '@/lib/payments/ledger'
import type { BulkReport } from './bulk-form'

/** What an operator's button says, also of those that are no event of an order. */
export const operatorWord = (t: Translate, name: OperatorActionName | 'decline.request' | 'answer.payment') =>
  t(`operators.${actionKey(name)}`)

const labelKeys = {
  'pt.pending': 'pt_pending',
  'pt.partial': 'pt_partial',
  'pt.full': 'pt_full',
  'pt.refund.pending': 'pt_refund_pending',
  'pt.none': 'pt_none',
} as const satisfies Record<PaymentLabel, string>

export const labelWord = (t: Translate, label: PaymentLabel) => t(`admin.labels.${labelKeys[label]}`)

/** How an order stands with its money, at a glance. */
export const labelTone = (label: PaymentLabel) =>
  label === 'pt.full' ? 'good' : label === 'pt.none' ? 'plain' : label === 'pt.refund.pending' ? 'bad' : 'warn'

/** A gateway's name; what a person did instead of one is called so. */
export const gatewayWord = (t: Translate, label: string) =>
  isGateway(label)
    ? t(`gateways.${label}.name`)
    : label === 'forceManualProcessing'
      ? t('admin.payments.byHand')
      : label

/** What a gateway was asked to do, and what it answered. */
export const operationWord = (t: Translate, operation: PaymentOperation) => t(`admin.payments.operations.${operation}`)
export const resultWord = (t: Translate, result: PaymentResult) => t(`letters.results.${resultKeys[result]}`)

/** What became of each of many, in the reader's words. */
export function reportOf(actor: Actor, outcomes: BulkOutcome[]): BulkReport {
  const t = translator(actor.locale)
  return outcomes.map(({ number, outcome, refusal }) => ({
    number,
    text: outcome === 'failed' ? t(`refusals.${refusal ?? 'missing'}`) : t(`admin.outcome.${outcome}`),
    good: outcome === 'done' || outcome === 'awaited',
  }))
}
