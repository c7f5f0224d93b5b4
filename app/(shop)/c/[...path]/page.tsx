import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { backClass } from '@/components/catalogue/back-class'
import { ListingView } from '@/components/catalogue/listing-view'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { Listing } from '@/lib/catalogue/input'
import { productsIn } from '@/lib/catalogue/listing'
import { categoryAt } from '@/lib/catalogue/queries'
import { inLocale, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { add } from '../../cart/actions'

type Props = PageProps<'/c/[...path]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor()
  const found = await categoryAt(actor.shop, (await params).path)
  return found ? pageTitle(actor, inLocale(found.category.names, actor.locale)) : {}
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const actor = await currentActor()
  const { path } = await params
  const found = await categoryAt(actor.shop, path)
  if (!found) notFound()
  const { category, trail, children, within } = found
  const listing = Listing.parse(await searchParams)
  const page = await productsIn(actor, within, listing)
  const parent = trail.at(-2)
  const here = `/c/${path.join('/')}`
  const back = parent
    ? { href: `/c/${path.slice(0, -1).join('/')}`, name: inLocale(parent.names, actor.locale) }
    : { href: '/', name: actor.shop.name }

  return (
    <Page
      title={inLocale(category.names, actor.locale)}
      lead={inLocale(category.intros, actor.locale)}
      aside={
        <Link href={back.href} className={backClass}>
          ← {translator(actor.locale)('goods.back', { name: back.name })}
        </Link>
      }
    >
      {children.length > 0 && (
        <ul className="mb-6 flex flex-wrap gap-2">
          {children.map((child) => (
            <li key={child.id}>
              <Link href={`${here}/${child.slug}`} className={buttonClass()}>
                {inLocale(child.names, actor.locale)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ListingView actor={actor} path={here} listing={listing} page={page} add={actor.assist ? add : undefined} />
    </Page>
  )
}
