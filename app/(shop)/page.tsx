import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Picture } from '@/components/catalogue/picture'
import { ProductGrid } from '@/components/catalogue/product-grid'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { Listing } from '@/lib/catalogue/input'
import { productsIn } from '@/lib/catalogue/listing'
import { type Category, categoriesOf, pathOf } from '@/lib/catalogue/queries'
import { inLocale, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { add } from './cart/actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('home.categories'))
}

export default async function HomePage() {
  const actor = await currentActor()
  const t = translator(actor.locale)
  const [categories, newest, onSale] = await Promise.all([
    categoriesOf(actor.shop),
    productsIn(actor, null, Listing.parse({ sort: 'newest', size: 12 })),
    productsIn(actor, null, Listing.parse({ sort: 'price-up', sale: '1', size: 12 })),
  ])
  return (
    <Page title={t('home.title', { shop: actor.shop.name })} lead={t('home.lead')}>
      <div className="space-y-14">
        <Shelf title={t('home.categories')}>
          <Categories actor={actor} categories={categories.filter(({ parentId }) => !parentId)} />
        </Shelf>
        {onSale.products.length > 0 && (
          <Shelf title={t('home.sale')} all={{ href: '/c?sale=1', label: t('home.all') }}>
            <ProductGrid
              actor={actor}
              products={onSale.products.slice(0, 4)}
              level="h3"
              add={actor.assist ? add : undefined}
            />
          </Shelf>
        )}
        {newest.products.length > 0 && (
          <Shelf title={t('home.newest')} all={{ href: '/c?sort=newest', label: t('home.all') }}>
            <ProductGrid
              actor={actor}
              products={newest.products.slice(0, 8)}
              level="h3"
              add={actor.assist ? add : undefined}
            />
          </Shelf>
        )}
      </div>
    </Page>
  )
}

function Shelf({
  title,
  all,
  children,
}: {
  title: string
  all?: { href: string; label: string }
  children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{title}</h2>
        {all && (
          <Link href={all.href} className="py-1 text-md text-accent underline underline-offset-4">
            {all.label}
            <span className="sr-only">: {title}</span>
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}

function Categories({ actor, categories }: { actor: Actor; categories: Category[] }) {
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
      {categories.map((category) => (
        <li key={category.id}>
          <Link href={pathOf(category, categories)} className="group block h-full">
            <Picture name={category.picture} className="aspect-[4/3]" eager />
            <span className="mt-2 block font-medium group-hover:underline group-hover:underline-offset-4">
              {inLocale(category.names, actor.locale)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
