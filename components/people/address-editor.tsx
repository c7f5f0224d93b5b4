import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { type AddressKind, addressKinds } from '@/db/words'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { invalidWords, translator } from '@/lib/i18n'
import type { Address } from '@/lib/people/addresses'
import { countryChoices } from '@/lib/people/countries'
import { AddressForm } from './address-form'
import { addressValues, postalLabels } from './address-words'

type Props = {
  actor: Actor
  book: Address[]
  edited: Address | undefined
  save: FormAction
  /** The way back from changing one to adding one. */
  cancel: ReactNode
  hidden?: Record<string, string>
  /** Which kinds may be kept there. */
  kinds?: readonly AddressKind[]
}

/** The form for one address of a book, new or known. */
export function AddressEditor({ actor, book, edited, save, cancel, hidden, kinds = addressKinds }: Props) {
  const t = translator(actor.locale)
  return (
    <Card id="edit" className="max-w-2xl">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2>{t(edited ? 'addresses.editTitle' : 'addresses.add')}</h2>
        {edited && cancel}
      </div>
      <AddressForm
        key={edited?.id ?? `new-${book.length}`}
        action={save}
        values={addressValues(actor, edited)}
        hidden={hidden}
        kinds={kinds}
        alwaysDefault={Object.fromEntries(kinds.map((kind) => [kind, alwaysDefault(kind)]))}
        labels={{
          ...postalLabels(actor.locale),
          kind: t('addresses.kind'),
          shipping: t('addresses.shipping'),
          billing: t('addresses.billing'),
          isDefault: t('addresses.isDefault'),
          save: t('addresses.save'),
        }}
        countries={countryChoices(actor.locale)}
        words={invalidWords(actor.locale)}
      />
    </Card>
  )
  /** What takes the place of the choice where there is none: the only one of a kind is its default. */
  function alwaysDefault(kind: AddressKind) {
    if (book.some((other) => other.kind === kind && other.id !== edited?.id && other.isDefault)) return undefined
    return t(edited?.kind === kind ? 'addresses.staysDefault' : 'addresses.firstDefault')
  }
}
