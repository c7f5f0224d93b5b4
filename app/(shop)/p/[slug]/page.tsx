import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { add as addToList } from '@/app/(shop)/account/lists/actions'
import { add } from '@/app/(shop)/cart/actions'
import { backClass } from '@/components/catalogue/back-class'
import { Picture } from '@/components/catalogue/picture'
import { SkuPanel } from '@/components/catalogue/sku-panel'
import { Variants } from '@/components/catalogue/variants'
import { PutOnList } from '@/components/lists/put-on-list'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { type ProductInFull, productBySlug } from '@/lib/catalogue/queries'
import { inLocale, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { termsFor } from '@/lib/subscriptions/terms'

type Props = PageProps<'/p/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor()
  const product = await productBySlug(actor, (await params).slug)
  return product ? pageTitle(actor, inLocale(product.names, actor.locale)) : {}
}

export default async function ProductPage({ params, searchParams }: Props) {
  const actor = await currentActor()
  const product = await productBySlug(actor, (await params).slug)
  if (!product) notFound()
  const { sku: wanted } = await searchParams
  const sku = product.skus.find(({ code }) => code === wanted) ?? product.skus[0]
  if (!sku) notFound()

  return (
    <Page
      title={inLocale(product.names, actor.locale)}
      lead={product.brand}
      aside={<Back actor={actor} product={product} />}
    >
      <div className="grid gap-8 md:grid-cols-2 md:gap-12">
        <Picture name={product.picture} eager className="aspect-[4/3] md:aspect-square" />
        <div className="space-y-6">
          <p className="text-lg leading-7">{inLocale(product.summaries, actor.locale)}</p>
          <Variants actor={actor} product={product} chosen={sku} />
          <SkuPanel actor={actor} product={product} sku={sku} add={add} months={await termsFor(actor, sku.id)} />
          <PutOnList
            key={sku.id}
            actor={actor}
            action={addToList}
            fields={{ skuId: sku.id, quantity: sku.availability.min }}
          />
        </div>
      </div>
    </Page>
  )
}

function Back({ actor, product }: { actor: Actor; product: ProductInFull }) {
  const [category] = product.categories
  if (!category) return null
  const name = inLocale(category.names, actor.locale)
  return (
    <Link href={`/c/${category.slug}`} className={backClass}>
      ← {translator(actor.locale)('goods.back', { name })}
    </Link>
  )
}
