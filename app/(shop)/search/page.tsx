import type { Metadata } from 'next'
import { Pager } from '@/components/catalogue/pager'
import { ProductGrid } from '@/components/catalogue/product-grid'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Empty, Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { SearchListing } from '@/lib/catalogue/input'
import { searchProducts } from '@/lib/catalogue/search'
import { translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { add } from '../cart/actions'

type Props = PageProps<'/search'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const actor = await currentActor()
  const { q } = SearchListing.parse(await searchParams)
  const t = translator(actor.locale)
  return { ...pageTitle(actor, q ? t('find.titleFor', { text: q }) : t('find.title')), robots: { index: false } }
}

export default async function SearchPage({ searchParams }: Props) {
  const actor = await currentActor()
  const t = translator(actor.locale)
  const { q, size, page } = SearchListing.parse(await searchParams)
  const { products, total, pages, corrected } = await searchProducts(actor, q, { size, page })
  const pageOf = (n: number) => `/search?${new URLSearchParams({ q, size: String(size), page: String(n) })}`
  const lead = q ? t('find.found', { count: total }) : t('find.hint')

  return (
    <Page title={q ? t('find.titleFor', { text: q }) : t('find.title')} lead={lead}>
      {corrected && products.length > 0 && <Notice className="mb-6">{t('find.corrected')}</Notice>}
      {q && products.length === 0 && (
        <Empty title={t('find.none', { text: q })}>
          <p>{t('find.noneHelp')}</p>
          <Link href="/c" className={buttonClass('plain', 'mt-4')}>
            {t('goods.allTitle')}
          </Link>
        </Empty>
      )}
      <ProductGrid actor={actor} products={products} add={actor.assist ? add : undefined} />
      <Pager
        actor={actor}
        previous={page > 1 && page <= pages + 1 ? pageOf(page - 1) : null}
        next={page < pages ? pageOf(page + 1) : null}
        between={pages > 1 && <span className="text-md text-soft">{`${page} / ${pages}`}</span>}
      />
    </Page>
  )
}
