import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AccountPage } from '@/components/people/account-page'
import { AddressBook } from '@/components/people/address-book'
import { AddressEditor } from '@/components/people/address-editor'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { keptAddresses } from '@/lib/organisations/addresses'
import { looksAfterBuyers } from '@/lib/organisations/policy'
import { pageTitle } from '@/lib/page-title'
import { removeAddress, saveAddress } from '../actions'

const HERE = '/account/organisation/addresses'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('organisation.addresses'))
}

/** The organisation's address book, for its administrator; `?edit=<id>` opens one of them in the form. */
export default async function SharedAddressesPage({ searchParams }: PageProps<'/account/organisation/addresses'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(`/sign-in?next=${HERE}`)
  if (!(await looksAfterBuyers(actor))) notFound()
  const t = translator(actor.locale)
  const book = await keptAddresses(actor)
  const { edit, done } = await searchParams

  return (
    <AccountPage
      actor={actor}
      room="organisation"
      title={t('organisation.addresses')}
      lead={t('organisation.addressesLead')}
      aside={
        <Link href="/account/organisation" className="text-accent underline underline-offset-4">
          {t('organisation.back')}
        </Link>
      }
    >
      <div className="grid gap-8">
        {(done === 'saved' || done === 'removed') && <Notice kind="good">{t(`addresses.${done}`)}</Notice>}
        {book.length === 0 && <Empty title={t('addresses.none')}>{t('organisation.addressesNone')}</Empty>}
        <AddressBook actor={actor} addresses={book} remove={removeAddress} at={hrefFor(actor, HERE)} />
        <AddressEditor
          actor={{ ...actor, customer: null }}
          book={book}
          edited={book.find(({ id }) => id === edit)}
          save={saveAddress}
          cancel={<Link href={HERE}>{t('addresses.cancel')}</Link>}
        />
      </div>
    </AccountPage>
  )
}
