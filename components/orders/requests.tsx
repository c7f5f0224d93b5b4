import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { requestKinds } from '@/db/words'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, invalidWords, translator } from '@/lib/i18n'
import { mayBeAsked } from '@/lib/orders/machine'
import type { OrderInFull } from '@/lib/orders/queries'
import { RequestForm } from './request-form'

const tones = { open: 'warn', granted: 'good', declined: 'bad' } as const

/** What was asked of the shop about this order and what it answered; and what can be asked now. */
export function Requests({ actor, order, ask }: { actor: Actor; order: OrderInFull; ask: FormAction<void> }) {
  const t = translator(actor.locale)
  const isFor = actor.assist !== null
  const isOpen = (kind: (typeof requestKinds)[number]) =>
    order.requests.some((request) => request.kind === kind && request.state === 'open')
  const offered = requestKinds.filter((kind) => mayBeAsked(kind, order.state) && !isOpen(kind))
  if (order.requests.length === 0 && offered.length === 0) return null
  return (
    <Card id="requests">
      <h2 className="mb-3">{t('requests.title')}</h2>
      <ul className="grid gap-4">
        {order.requests.map(({ id, kind, state, reason, answer, createdAt }) => (
          <li key={id} className="text-md">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium">{t(`requests.${kind}.asked`)}</span>
              <Badge tone={tones[state]}>
                {t(isFor && state === 'open' ? 'requests.openFor' : `requests.${state}`)}
              </Badge>
            </p>
            <p className="break-words whitespace-pre-line">{reason}</p>
            <p className="text-sm text-soft">{formatDate(createdAt, actor.locale)}</p>
            {answer && (
              <p className="mt-1 break-words whitespace-pre-line">
                <span className="font-medium">{t(isFor ? 'requests.answerFor' : 'requests.answer')}</span> {answer}
              </p>
            )}
          </li>
        ))}
      </ul>
      {offered.map((kind) => (
        <RequestForm
          key={kind}
          action={ask}
          number={order.number}
          kind={kind}
          labels={{
            open: t(`requests.${kind}.open`),
            reason: t('requests.reason'),
            help: t(isFor ? `requests.${kind}.helpFor` : `requests.${kind}.help`),
            send: t(`requests.${kind}.send`),
          }}
          words={invalidWords(actor.locale)}
        />
      ))}
    </Card>
  )
}
