import { stateWord } from '@/components/orders/state'
import { Card } from '@/components/ui/card'
import { deliveryStates, orderStates } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatTime, type Translate, translator } from '@/lib/i18n'
import type { AdminOrder } from '@/lib/orders/desk/order'
import { operatorActionNames } from '@/lib/orders/operator-actions'
import { operatorWord } from './words'

type Step = AdminOrder['history'][number]['row']

/** Everything that happened to the order, with who did it for whom and what they wrote; the newest first. */
export function OrderHistory({ actor, order }: { actor: Actor; order: AdminOrder }) {
  const t = translator(actor.locale)
  return (
    <Card aria-labelledby="history">
      <h2 id="history" className="mb-3">
        {t('admin.order.history')}
      </h2>
      {order.history.length === 0 && <p className="text-md text-soft">{t('admin.order.noHistory')}</p>}
      <ol className="grid gap-3 border-l-2 border-line pl-4 text-md">
        {order.history.map(({ row, delivery }, at) => (
          <li key={row.seq}>
            <p className="font-medium">
              {whatHappened(t, actor, row)}
              {delivery && <span className="ml-2 text-sm font-normal text-soft">{delivery}</span>}
            </p>
            <p className="text-sm text-soft">
              <time dateTime={row.at.toISOString()}>{formatTime(row.at, actor.locale)}</time>
              {` · ${row.actorName || t('admin.order.itself')}`}
              {row.onBehalfOfId && ` ${t('admin.order.forCustomer')}`}
              {' · '}
              <code>{row.event}</code>
            </p>
            {begins(order.history, at) && row.remark && (
              <p className="break-words whitespace-pre-line">
                {row.remark} <span className="text-sm text-soft">({t('admin.order.stays')})</span>
              </p>
            )}
            {begins(order.history, at) && row.message && (
              <p className="break-words whitespace-pre-line">
                {row.message} <span className="text-sm text-soft">({t('admin.order.said')})</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** One press can move many things: what was written to it stands with the first of them. */
const begins = (history: AdminOrder['history'], at: number) =>
  history[at]?.row.requestId !== history[at + 1]?.row.requestId

/** From where to where; what moved nothing is called by what was done. */
function whatHappened(t: Translate, actor: Actor, { event, fromState, toState }: Step) {
  const word = (state: string) => {
    const known = [...orderStates, ...deliveryStates].find((each) => each === state)
    return known ? stateWord(known, actor.locale) : state
  }
  if (fromState !== toState) return t('admin.order.from', { from: word(fromState), to: word(toState) })
  const name = operatorActionNames.find((each) => each === event)
  if (name) return name === 'notes.order' ? t('admin.order.note') : operatorWord(t, name)
  if (event === 'answer.payment') return operatorWord(t, event)
  return event === 'callback.close' ? t('admin.order.events.callback') : word(toState)
}
