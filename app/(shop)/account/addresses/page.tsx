import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { AddressBook } from '@/components/people/address-book'
import { AddressForm } from '@/components/people/address-form'
import { addressValues, postalLabels } from '@/components/people/address-words'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { addressesOf } from '@/lib/people/addresses'
import { countryChoices } from '@/lib/people/countries'
import { remove, save } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('addresses.title'))
}

/** The address book; `?edit=<id>` opens one of them in the form. */
export default async function AddressesPage({ searchParams }: PageProps<'/account/addresses'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/addresses')
  const t = translator(actor.locale)
  const addresses = await addressesOf(actor)
  const { edit } = await searchParams
  const edited = addresses.find(({ id }) => id === edit)

  return (
    <AccountPage actor={actor} room="addresses" title={t('addresses.title')} lead={t('addresses.lead')}>
      <div className="grid gap-8">
        {addresses.length === 0 && <Empty title={t('addresses.none')}>{t('addresses.noneHelp')}</Empty>}
        <AddressBook actor={actor} addresses={addresses} remove={remove} />
        <Card id="edit" className="max-w-2xl">
          <div className="mb-4 flex items-baseline justify-between gap-4">
            <h2>{t(edited ? 'addresses.editTitle' : 'addresses.add')}</h2>
            {edited && <Link href="/account/addresses">{t('addresses.cancel')}</Link>}
          </div>
          <AddressForm
            key={edited?.id ?? `new-${addresses.length}`}
            action={save}
            values={addressValues(actor, edited)}
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
      </div>
    </AccountPage>
  )
}
