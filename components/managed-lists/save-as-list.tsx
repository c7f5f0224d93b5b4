import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { inDraft } from '@/lib/cart/policy'
import type { CartLine } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { mayMake } from '@/lib/managed-lists/policy'
import type { Answer } from '@/lib/result'
import { OfferForm } from './offer-form'
import { lineWords, offerWords } from './offer-words'

type Props = { actor: Actor; lines: CartLine[]; make: FormAction<Answer> }

/** For a manager who may: what is in the cart, as a list to send to the customer. */
export function SaveAsList({ actor, lines, make }: Props) {
  if (!mayMake(actor)) return null
  const t = translator(actor.locale)
  const bySku = [...new Map(lines.map((line) => [line.skuId, line])).values()]
  return (
    <section aria-label={t('managedLists.save')} className="mt-8 max-w-3xl">
      <OfferForm
        action={make}
        lines={bySku.map(({ skuId, name }) => ({ skuId, name, note: '', alternatives: '', words: lineWords(t, name) }))}
        tick={inDraft(actor) ? undefined : { name: 'clear', label: t('managedLists.clear') }}
        folded={{
          label: t('managedLists.save'),
          help: t('managedLists.saveHelp', { name: actor.customer?.firstname ?? '' }),
        }}
        words={offerWords(actor, 'send')}
      />
    </section>
  )
}
