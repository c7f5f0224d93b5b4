import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { type Listing, listingQuery } from '@/lib/catalogue/input'
import type { ProductPage } from '@/lib/catalogue/listing'
import { translator } from '@/lib/i18n'
import { Filters } from './filters'
import { Order, Pager } from './pager'
import { ProductGrid } from './product-grid'

type Props = Pick<Parameters<typeof ProductGrid>[0], 'add'> & {
  actor: Actor
  path: string
  listing: Listing
  page: ProductPage
}

/** A page of goods with everything that narrows, sorts and turns it. */
export function ListingView({ actor, path, listing, page, add }: Props) {
  const t = translator(actor.locale)
  const turn = (place: Pick<Listing, 'after' | 'before'>) =>
    path + listingQuery({ ...listing, after: undefined, before: undefined, ...place })
  return (
    <div className="space-y-5">
      <Filters actor={actor} path={path} listing={listing} brands={page.brands} />
      <div>
        <p className="text-md text-soft" role="status">
          {t('goods.count', { count: page.total })}
        </p>
        <Order actor={actor} path={path} listing={listing} />
      </div>
      {page.products.length === 0 ? (
        <Empty title={t('goods.none')}>
          <p>{t('goods.noneHelp')}</p>
          <Link href={path} className={buttonClass('plain', 'mt-4')}>
            {t('goods.reset')}
          </Link>
        </Empty>
      ) : (
        <ProductGrid actor={actor} products={page.products} add={add} />
      )}
      <Pager
        actor={actor}
        previous={page.previous && turn({ before: page.previous })}
        next={page.next && turn({ after: page.next })}
      />
    </div>
  )
}
