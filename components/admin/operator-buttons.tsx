import type { Actor } from '@/lib/auth/actor'
import { type Translate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { AdminDelivery, AdminOrder } from '@/lib/orders/desk/order'
import { actionOf, type OperatorActionName } from '@/lib/orders/operator-actions'
import type { Result } from '@/lib/result'
import { type OperatorField, OperatorForm } from './operator-form'
import { operatorWord } from './words'

type Props = {
  actor: Actor
  action: (previous: Result | null, form: FormData) => Promise<Result>
  names: OperatorActionName[]
  order: AdminOrder
  delivery?: AdminDelivery
}

/** The buttons of an order, or of one of its deliveries, each with what has to be written to it. */
export function OperatorButtons({ actor, action, names, order, delivery }: Props) {
  const t = translator(actor.locale)
  const expectedVersion = delivery?.version ?? order.version
  const target: Record<string, string> = delivery ? { deliveryId: delivery.id } : {}
  return (
    <div className="grid gap-2">
      {names.map((name, at) => (
        <OperatorForm
          key={`${name} ${expectedVersion} ${order.paymentCount}`}
          action={action}
          hidden={{ action: name, orderId: order.id, expectedVersion, expectedPayments: order.paymentCount, ...target }}
          title={operatorWord(t, name)}
          submit={operatorWord(t, name)}
          look={actionOf(name).final ? 'bad' : at === 0 ? 'primary' : 'plain'}
          warning={actionOf(name).final && t('admin.order.final')}
          fields={fieldsOf(t, actor, name, { order, delivery })}
        />
      ))}
    </div>
  )
}

type Target = { order: AdminOrder; delivery?: AdminDelivery }

function fieldsOf(t: Translate, actor: Actor, name: OperatorActionName, { order, delivery }: Target): OperatorField[] {
  const field = (word: OperatorField['name'], more: Partial<OperatorField> = {}): OperatorField => ({
    name: word,
    label: t(`admin.order.${word}`),
    ...more,
  })
  if (name === 'update.external.ref') {
    return [
      field('reference', { value: delivery?.externalReference ?? '' }),
      field('url', { value: delivery?.externalUrl ?? '', help: t('admin.order.urlHelp') }),
    ]
  }
  const { needs } = actionOf(name)
  const paid = formatMoney(order.paid, order.currency, actor.locale)
  return [
    ...(needs === 'amount' ? [field('amount', { required: true, help: t('admin.order.amountHelp', { paid }) })] : []),
    field('remark', { required: needs === 'remark', help: t('admin.order.remarkHelp') }),
    field('message', { help: t('admin.order.messageHelp') }),
  ]
}
