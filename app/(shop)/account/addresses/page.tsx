import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { AddressBook } from '@/components/people/address-book'
import { AddressEditor } from '@/components/people/address-editor'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Empty } from '@/components/ui/page'
import { addressKinds } from '@/db/words'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { ownAddresses } from '@/lib/people/addresses'
import { hasSharedOnly, keepsOwn, sharedAddresses } from '@/lib/people/shared-addresses'
import { usesOf } from '@/lib/recurring/uses'
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
  const addresses = await ownAddresses(actor)
  const shared = await sharedAddresses(actor)
  const sharedOnly = hasSharedOnly(actor)
  const isClosed = !keepsOwn(actor, 'shipping')
  const { edit, saved, removed } = await searchParams
  const kept = addresses.find(({ id }) => id === saved)
  const edited = addresses.find(({ id }) => id === edit)

  return (
    <AccountPage actor={actor} room="addresses" title={t('addresses.title')} lead={t('addresses.lead')}>
      <div className="grid gap-8">
        {kept && <Notice kind="good">{t(kept.isDefault ? savedDefault[kept.kind] : 'addresses.saved')}</Notice>}
        {removed === 'used' && <Notice kind="warn">{t('addresses.removedUsed')}</Notice>}
        {removed && removed !== 'used' && <Notice kind="good">{t('addresses.removed')}</Notice>}
        {addresses.length === 0 && !isClosed && <Empty title={t('addresses.none')}>{t('addresses.noneHelp')}</Empty>}
        {isClosed && <Notice>{t(sharedOnly ? 'addresses.sharedOnly' : 'addresses.closed')}</Notice>}
        {!sharedOnly && (
          <AddressBook
            actor={actor}
            addresses={addresses}
            remove={remove}
            uses={await usesOf(actor)}
            isOpen={({ kind }) => keepsOwn(actor, kind)}
          />
        )}
        {shared.length > 0 && (
          <section>
            <h2 className="mb-3">{t('addresses.ofOrganisation', { name: actor.shop.name })}</h2>
            <AddressBook actor={actor} addresses={shared} />
          </section>
        )}
        {!isClosed && (
          <AddressEditor
            actor={actor}
            book={addresses}
            edited={edited}
            save={save}
            kinds={addressKinds.filter((kind) => keepsOwn(actor, kind))}
            cancel={<Link href="/account/addresses">{t('addresses.cancel')}</Link>}
          />
        )}
      </div>
    </AccountPage>
  )
}

const savedDefault = { shipping: 'addresses.savedDefaultShipping', billing: 'addresses.savedDefaultBilling' } as const
