import { Remedy } from '@/components/people/care-links'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action'
import { needsReason, reasonsOf } from '@/lib/assist/reasons'
import { startLabels } from '@/lib/assist/words'
import { type Actor, may } from '@/lib/auth/actor'
import { isStale } from '@/lib/auth/recent'
import { invalidWords, translator } from '@/lib/i18n'
import type { CustomerAtDesk } from '@/lib/people/customer-page'
import { StartAssistForm } from './start-assist-form'

type Props = { actor: Actor; customer: CustomerAtDesk; action: FormAction; at: string }

/** "Log in on behalf", or what stands in its way and would change that. */
export async function StartCard({ actor, customer, action, at }: Props) {
  const t = translator(actor.locale)
  if (!may(actor, 'assist.start')) return null
  return (
    <Card id="start" aria-label={t('assist.start')} className="scroll-mt-4">
      {customer.state === 'enabled' ? (
        <StartAssistForm
          action={action}
          customerId={customer.id}
          at={at}
          reasons={reasonsOf(actor.shop)}
          reasonNeeded={needsReason(actor.shop)}
          asksPassword={await isStale(actor)}
          labels={startLabels(t, actor.shop)}
          words={invalidWords(actor.locale)}
        />
      ) : (
        <div className="grid gap-4">
          <Notice kind="warn">{t('desk.notAvailable', { state: t(`desk.states.${customer.state}`) })}</Notice>
          <div>
            <Remedy actor={actor} customer={customer} />
          </div>
        </div>
      )}
    </Card>
  )
}
