import type { Actor } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { AdminOrder } from '@/lib/orders/desk/order'
import type { Result } from '@/lib/result'
import { type OperatorField, OperatorForm } from './operator-form'
import { gatewayWord } from './words'

type Props = {
  actor: Actor
  order: AdminOrder
  action: (previous: Result | null, form: FormData) => Promise<Result>
}

/** What a gateway has been asked and does not answer: whoever can look it up there says what became of it. */
export function AnswerForGateway({ actor, order, action }: Props) {
  const t = translator(actor.locale)
  if (!order.overdue) return null
  const { id, operation, amount, createdAt } = order.overdue
  const remark: OperatorField = { name: 'remark', label: t('admin.order.remark'), required: true }
  const reference: OperatorField = {
    name: 'reference',
    label: t('admin.order.gatewayReference'),
    help: t('admin.order.gatewayReferenceHelp'),
  }
  const form = (done: 'yes' | 'no') => (
    <OperatorForm
      action={action}
      hidden={{ orderId: order.id, intentId: id, done }}
      title={t(`admin.order.overdue.${done}`)}
      submit={t('operators.answer_payment')}
      look="bad"
      warning={t('admin.order.final')}
      fields={done === 'yes' ? [reference, remark] : [remark]}
    />
  )
  return (
    <div className="mt-3 grid gap-2 text-ink">
      <p>
        {t('admin.order.overdue.lead', {
          gateway: gatewayWord(t, order.gateway),
          operation,
          amount: formatMoney(amount, order.currency, actor.locale),
          date: formatTime(createdAt, actor.locale),
        })}
      </p>
      {form('yes')}
      {form('no')}
    </div>
  )
}
