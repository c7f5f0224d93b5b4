import type { Actor } from '@/lib/auth/actor'
import { formatTime, translator } from '@/lib/i18n'
import type { OrderInFull } from '@/lib/orders/queries'
import { placedWords } from './placed-words'
import { stateWord } from './state'

/** What has become of the order, in the order it happened. */
export function History({ actor, order }: { actor: Actor; order: OrderInFull }) {
  const t = translator(actor.locale)
  return (
    <ol className="grid gap-3 border-l-2 border-line pl-4 text-md">
      <li>
        <p className="font-medium">{t('orderEvents.placed')}</p>
        <p className="text-sm text-soft">
          <time dateTime={order.placedAt.toISOString()}>{formatTime(order.placedAt, actor.locale)}</time>
          {order.byStaff && ` · ${placedWords(actor, order)}`}
        </p>
      </li>
      {order.history.map(({ seq, state, message, at }) => (
        <li key={seq}>
          <p className="font-medium">{state ? stateWord(state, actor.locale) : t('letters.messageFromUs')}</p>
          {message && <p className="break-words whitespace-pre-line">{message}</p>}
          <p className="text-sm text-soft">
            <time dateTime={at.toISOString()}>{formatTime(at, actor.locale)}</time>
          </p>
        </li>
      ))}
    </ol>
  )
}
