import { ActionButton } from '@/components/forms/action-button'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { lastDayOf } from '@/lib/managed-lists/days'
import { mayMake, openStates } from '@/lib/managed-lists/policy'
import type { ManagedListInFull } from '@/lib/managed-lists/queries'
import type { Answer } from '@/lib/result'
import { OfferForm } from './offer-form'
import { lineWords, offerWords } from './offer-words'

type Props = { actor: Actor; list: ManagedListInFull; revise: FormAction<Answer>; withdraw: FormAction<void> }

/** For a manager who may: other terms, or none at all, as long as the customer has not answered. */
export function ListCare({ actor, list, revise, withdraw }: Props) {
  const isOpen = openStates.includes(list.state)
  if (!mayMake(actor) || !(isOpen || list.state === 'expired')) return null
  const t = translator(actor.locale)
  return (
    <section aria-label={t('managedLists.revise')} className="max-w-3xl border-t border-line pt-6">
      <OfferForm
        action={revise}
        fields={{ id: list.id, version: list.version }}
        offer={{ name: list.name, message: list.message, validUntil: (isOpen && lastDayOf(list)) || '' }}
        lines={list.lines.map(({ skuId, quantity, note, today, instead }) => ({
          skuId,
          name: today.name,
          quantity,
          note,
          alternatives: instead.map(({ skuCode }) => skuCode).join(', '),
          words: lineWords(t, today.name),
        }))}
        tick={{ name: 'fromCart', label: t('managedLists.fromCart') }}
        folded={{ label: t('managedLists.revise'), help: t('managedLists.reviseHelp') }}
        words={offerWords(actor, 'revise')}
      />
      {isOpen && (
        <ActionButton action={withdraw} fields={{ id: list.id }} look="bad" className="mt-4">
          {t('managedLists.withdraw')}
        </ActionButton>
      )}
    </section>
  )
}
