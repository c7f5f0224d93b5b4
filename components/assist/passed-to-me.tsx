import { ActionButton } from '@/components/forms/action-button'
import { Field } from '@/components/forms/field'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import type { FormAction } from '@/lib/action'
import { offersTo } from '@/lib/assist/passing'
import { reasonInWords } from '@/lib/assist/words'
import type { Actor } from '@/lib/auth/actor'
import { isStale } from '@/lib/auth/recent'
import { translator } from '@/lib/i18n'
import type { Answer } from '@/lib/result'

type Props = { actor: Actor; take: FormAction<Answer>; decline: FormAction<void> }

/** What colleagues ask this manager to go on with. */
export async function PassedToMe({ actor, take, decline }: Props) {
  const t = translator(actor.locale)
  const offers = await offersTo(actor)
  const asksPassword = offers.length > 0 && (await isStale(actor))
  return (
    <div role="status">
      {offers.map(({ id, manager, customer, words, why: { reason, reasonText } }) => (
        <section key={id} className="mb-4 rounded-card bg-assist-ground p-4 text-md text-assist">
          <h2 className="text-base">{t('passing.toYou', { manager, customer })}</h2>
          <p>{t('passing.why', { reason: [reasonInWords(t, reason), reasonText].filter(Boolean).join(' · ') })}</p>
          {words && <p className="mt-1 break-words whitespace-pre-line">{words}</p>}
          <div className="mt-3 flex flex-wrap items-start gap-3">
            <TellingForm action={take} fields={{ transferId: id }} className="flex flex-wrap items-end gap-3">
              {asksPassword && (
                <Field
                  label={t('security.current')}
                  name="currentPassword"
                  type="password"
                  autoComplete="current-password"
                />
              )}
              <SubmitButton look="assist">{t('passing.take')}</SubmitButton>
            </TellingForm>
            <ActionButton action={decline} fields={{ transferId: id }} look="quiet">
              {t('passing.decline')}
            </ActionButton>
          </div>
        </section>
      ))}
    </div>
  )
}
