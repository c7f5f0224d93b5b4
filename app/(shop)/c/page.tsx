import type { Metadata } from 'next'
import { ListingView } from '@/components/catalogue/listing-view'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { Listing } from '@/lib/catalogue/input'
import { productsIn } from '@/lib/catalogue/listing'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { add } from '../cart/actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('goods.allTitle'))
}

export default async function AllGoodsPage({ searchParams }: PageProps<'/c'>) {
  const actor = await currentActor()
  const listing = Listing.parse(await searchParams)
  const page = await productsIn(actor, null, listing)
  return (
    <Page title={translator(actor.locale)('goods.allTitle')}>
      <ListingView actor={actor} path="/c" listing={listing} page={page} add={actor.assist ? add : undefined} />
    </Page>
  )
}
