import { ActionButton } from '@/components/forms/action-button'
import { Card } from '@/components/ui/card'
import { requestsTo } from '@/lib/assist/consent'
import { assistLimits } from '@/lib/assist/limits'
import { reasonInWords } from '@/lib/assist/words'
import type { Actor } from '@/lib/auth/actor'
import { MINUTE } from '@/lib/clock'
import { translator } from '@/lib/i18n'
import type { Result } from '@/lib/result'

type Props = { actor: Actor; answer: (previous: Result | null, form: FormData) => Promise<Result> }

/** Who asks for leave to act for the customer, why, and the customer's yes or no. */
export async function AssistRequests({ actor, answer }: Props) {
  const t = translator(actor.locale)
  return (await requestsTo(actor)).map(({ id, manager, reason, reasonText }) => (
    <Card key={id} className="mb-6">
      <h2 className="text-base">{t('consent.asked', { manager, shop: actor.shop.name })}</h2>
      <p className="text-md text-soft">
        {t('helpLog.why', { reason: [reasonInWords(t, reason), reasonText].filter(Boolean).join(' · ') })}
      </p>
      <p className="my-3 text-md">{t('consent.means', { minutes: assistLimits(actor.shop).absolute / MINUTE })}</p>
      <div className="flex flex-wrap gap-3">
        <ActionButton action={answer} fields={{ requestId: id, answer: 'given' }} look="primary">
          {t('consent.yes')}
        </ActionButton>
        <ActionButton action={answer} fields={{ requestId: id, answer: 'refused' }}>
          {t('consent.no')}
        </ActionButton>
      </div>
    </Card>
  ))
}
