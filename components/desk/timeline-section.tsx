import NextLink from 'next/link'
import { stateWord } from '@/components/orders/state'
import { buttonClass } from '@/components/ui/button'
import type { OrderState } from '@/db/words'
import { reasonInWords } from '@/lib/assist/words'
import type { OrdersReach } from '@/lib/desk/reach'
import type { Moment, timelineOf } from '@/lib/desk/timeline'
import { formatTime, translator } from '@/lib/i18n'
import type { AtDesk } from './act-for'

type Props = AtDesk & { timeline: Awaited<ReturnType<typeof timelineOf>>; reach: OrdersReach; isLater: boolean }

/** What has happened, newest first, a page at a time. */
export function TimelineSection({ actor, customer, timeline, reach, isLater }: Props) {
  const t = translator(actor.locale)
  const page = `/service/customers/${customer.id}`
  return (
    <>
      <ol className="divide-y divide-line text-md">
        {timeline.moments.map((moment) => (
          <li key={`${moment.kind} ${moment.id} ${moment.seq}`} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0 break-words">
              <What actor={actor} moment={moment} />
              {moment.by && <span className="text-soft"> · {moment.by}</span>}
              {moment.orderId && reach.opens && (
                <>
                  {' '}
                  <NextLink
                    href={`/admin/orders/${moment.orderId}`}
                    prefetch={false}
                    className="text-accent underline underline-offset-4"
                  >
                    {moment.number ?? t('desk.timeline.theOrder')}
                  </NextLink>
                </>
              )}
              {moment.orderId && !reach.opens && moment.number && ` · ${moment.number}`}
            </span>
            <time dateTime={moment.at.toISOString()} className="text-soft">
              {formatTime(moment.at, actor.locale)}
            </time>
          </li>
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        {isLater && (
          <NextLink href={`${page}#timeline`} prefetch={false} className={buttonClass('plain')}>
            {t('desk.timeline.newest')}
          </NextLink>
        )}
        {timeline.next && (
          <NextLink href={`${page}?before=${timeline.next}#timeline`} prefetch={false} className={buttonClass('plain')}>
            {t('desk.timeline.older')}
          </NextLink>
        )}
      </div>
    </>
  )
}

function What({ actor, moment: { kind, word, orderId } }: { actor: AtDesk['actor']; moment: Moment }) {
  const t = translator(actor.locale)
  if (kind === 'state') return t('desk.timeline.state', { state: stateWord(word as OrderState, actor.locale) })
  if (kind === 'assist') return t('desk.timeline.assist', { reason: reasonInWords(t, word) })
  if (kind === 'letter') {
    return (
      <>
        {t(orderId ? 'desk.timeline.letterOrder' : 'desk.timeline.letter')} <span className="text-soft">{word}</span>
      </>
    )
  }
  if (kind === 'order' || kind === 'registered') return t(`desk.timeline.${kind}`)
  const key = `actions.${word.replace('.', '_')}` as 'actions.other'
  return t('desk.timeline.deed', { deed: t(t.has(key) ? key : 'actions.other') })
}
