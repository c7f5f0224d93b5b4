import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Changes } from '@/components/assist/changes'
import { Deeds } from '@/components/assist/deeds'
import { DisputeForm } from '@/components/assist/dispute-form'
import { AssistRequests } from '@/components/assist/requests'
import { AccountPage } from '@/components/people/account-page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/page'
import { helpLog } from '@/lib/assist/queries'
import { reasonInWords } from '@/lib/assist/words'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { formatSpan, formatTime, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { ordersIn } from '@/lib/undo/queries'
import { changesTold } from '@/lib/undo/words'
import { answer, dispute, takeChangesBack } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)(actor.assist ? 'account.onBehalf.helpLog' : 'helpLog.title'))
}

/** "Who helped me": every assist in the customer's account, and what was done. */
export default async function HelpLogPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/help-log')
  const t = translator(actor.locale)
  const log = await helpLog(actor)
  const ids = log.map(({ id }) => id)
  const [changes, orders] = await Promise.all([changesTold(actor, ids), ordersIn(actor, ids)])

  return (
    <AccountPage
      actor={actor}
      room="helpLog"
      title={t(actor.assist ? 'account.onBehalf.helpLog' : 'helpLog.title')}
      lead={t('helpLog.lead')}
    >
      <AssistRequests actor={actor} answer={answer} />
      {log.length === 0 && <Empty title={t('helpLog.none')} />}
      <ol className="grid gap-4">
        {log.map((assist) => (
          <li key={assist.id} id={`assist-${assist.id}`}>
            <Card>
              <h2 className="text-base">{period(assist)}</h2>
              <p className="mb-2 text-md text-soft">
                {t('helpLog.why', { reason: reasonInWords(t, assist.reason) })}
                {assist.reasonText && ` · ${assist.reasonText}`}
              </p>
              {assist.consent && (
                <p className="mb-2 text-md text-soft">
                  {t(`helpLog.agreed.${assist.consent}`)}
                  {assist.agreedTo && ` · ${assist.agreedTo}`}
                </p>
              )}
              <Changes
                assistId={assist.id}
                changes={changes.filter(({ assistId }) => assistId === assist.id)}
                orders={orders
                  .filter(({ assistId }) => assistId === assist.id)
                  .map(({ number }) => ({ number, href: `/account/orders/${number}` }))}
                action={takeChangesBack}
                locale={actor.locale}
              />
              <Deeds
                deeds={assist.deeds}
                since={assist.startedAt}
                locale={actor.locale}
                isSaid={[...changes, ...orders].some(({ assistId }) => assistId === assist.id)}
              />
              {assist.disputedAt && (
                <p className="mt-3 text-md font-medium text-warn">
                  {t(actor.assist ? 'helpLog.disputedFor' : 'helpLog.disputed', {
                    time: formatTime(assist.disputedAt, actor.locale),
                  })}
                </p>
              )}
              {!assist.disputedAt && !actor.assist && (
                <DisputeForm
                  assistId={assist.id}
                  manager={assist.manager}
                  isOpen={!assist.endedAt}
                  action={dispute}
                  locale={actor.locale}
                />
              )}
            </Card>
          </li>
        ))}
      </ol>
    </AccountPage>
  )

  function period({ manager, startedAt, endedAt }: (typeof log)[number]) {
    return endedAt
      ? t('helpLog.line', { manager, span: formatSpan(startedAt, endedAt, actor.locale) })
      : t('helpLog.open', { manager, from: formatTime(startedAt, actor.locale) })
  }
}
