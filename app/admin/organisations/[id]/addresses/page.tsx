import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { AddressBook } from '@/components/people/address-book'
import { AddressEditor } from '@/components/people/address-editor'
import { Notice } from '@/components/ui/notice'
import { Empty, Page } from '@/components/ui/page'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { keptAddresses } from '@/lib/organisations/addresses'
import { knownOrganisation } from '@/lib/organisations/policy'
import { pageTitle } from '@/lib/page-title'
import { removeAddress, saveAddress } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('organisation.addresses'))
}

/** The address book of an organisation, for the manager who looks after its shop. */
export default async function SharedAddressesPage({
  params,
  searchParams,
}: PageProps<'/admin/organisations/[id]/addresses'>) {
  const { id } = await params
  const there = await knownOrganisation(await adminActor(), id)
  if (!there) notFound()
  const t = translator(there.locale)
  const book = await keptAddresses(there)
  const { edit, done } = await searchParams
  const here = `/admin/organisations/${id}/addresses`
  const hidden = { organisationId: id }

  return (
    <Page
      title={t('organisation.addresses')}
      lead={t('organisation.addressesLead')}
      aside={
        <NextLink
          href={`/admin/organisations/${id}`}
          prefetch={false}
          className="text-accent underline underline-offset-4"
        >
          {t('admin.organisations.backTo', { name: there.shop.name })}
        </NextLink>
      }
    >
      <div className="grid gap-8">
        {(done === 'saved' || done === 'removed') && <Notice kind="good">{t(`addresses.${done}`)}</Notice>}
        {book.length === 0 && <Empty title={t('addresses.none')}>{t('organisation.addressesNone')}</Empty>}
        <AddressBook actor={there} addresses={book} remove={removeAddress} at={here} hidden={hidden} />
        <AddressEditor
          actor={there}
          book={book}
          edited={book.find((address) => address.id === edit)}
          save={saveAddress}
          hidden={hidden}
          cancel={
            <NextLink href={here} prefetch={false}>
              {t('addresses.cancel')}
            </NextLink>
          }
        />
      </div>
    </Page>
  )
}
