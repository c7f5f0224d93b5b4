import { Card } from '@/components/ui/card'
import { type Actor, may } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'
import type { AdminOrder } from '@/lib/orders/desk/order'
import type { Result } from '@/lib/result'
import { OperatorForm } from './operator-form'
import { operatorWord } from './words'

type Props = {
  actor: Actor
  order: AdminOrder
  action: (previous: Result | null, form: FormData) => Promise<Result>
}

/** The button that says yes to a request. */
const granting = { cancel: 'cancel.order', return: 'return.order' } as const

/** What the customer asked for. Yes is the button of the order; no needs words for them. */
export function OrderRequests({ actor, order, action }: Props) {
  const t = translator(actor.locale)
  if (order.requests.length === 0) return null
  return (
    <Card aria-labelledby="requests">
      <h2 id="requests" className="mb-3">
        {t('admin.order.requests')}
      </h2>
      <ul className="grid gap-4 text-md">
        {order.requests.map((request) => (
          <li key={request.id} className="grid gap-2">
            <p>
              <span className="font-medium">{t(`admin.requestKinds.${request.kind}`)}</span>{' '}
              <span className="text-soft">
                {t('admin.order.asked', { date: formatTime(request.createdAt, actor.locale) })} ·{' '}
                {request.answeredByName
                  ? t('admin.order.answered', {
                      state: t(`admin.requestStates.${request.state}`),
                      name: request.answeredByName,
                    })
                  : t(`admin.requestStates.${request.state}`)}
              </span>
            </p>
            {request.reason && <p className="break-words whitespace-pre-line">{request.reason}</p>}
            {request.answer && <p className="break-words whitespace-pre-line text-soft">{request.answer}</p>}
            {request.state === 'open' && may(actor, 'orders.cancel') && (
              <>
                <p className="text-soft">
                  {t('admin.order.grantHint', { action: operatorWord(t, granting[request.kind]) })}
                </p>
                <OperatorForm
                  action={action}
                  hidden={{ orderId: order.id, requestId: request.id }}
                  title={t('admin.order.decline')}
                  submit={t('operators.decline_request')}
                  fields={[
                    {
                      name: 'message',
                      label: t('admin.order.message'),
                      help: t('admin.order.messageHelp'),
                      required: true,
                    },
                  ]}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
