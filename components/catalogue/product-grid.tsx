import { clsx } from 'clsx'
import { QuantityForm } from '@/components/cart/quantity-form'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import type { ProductCard } from '@/lib/catalogue/cards'
import { inLocale, translator } from '@/lib/i18n'
import { canBeBought } from '@/lib/inventory/availability'
import { priceDisplay } from '@/lib/pricing/display'
import { Picture } from './picture'
import { Price } from './price'
import { StockState } from './stock-state'

/** Products as cards, two to four in a row. */
export function ProductGrid({
  actor,
  products,
  level = 'h2',
  add,
}: {
  actor: Actor
  products: ProductCard[]
  level?: 'h2' | 'h3'
  /** Where things are put into the cart from the list itself, what has no variants to choose from. */
  add?: FormAction<string>
}) {
  return (
    <ul
      className={clsx(
        'grid grid-cols-2 gap-x-4 sm:grid-cols-3',
        'lg:grid-cols-4 lg:gap-x-6',
        add ? 'gap-y-4' : 'gap-y-8',
      )}
    >
      {products.map((product, at) => (
        <li key={product.id}>
          <Card actor={actor} product={product} eager={at < 4} Heading={level} add={add} />
        </li>
      ))}
    </ul>
  )
}

type CardProps = { actor: Actor; product: ProductCard; eager: boolean; Heading: 'h2' | 'h3'; add?: FormAction<string> }

function Card({ actor, product, eager, Heading, add }: CardProps) {
  return (
    <article className="group relative flex h-full flex-col gap-3">
      <Picture name={product.picture} eager={eager} className="aspect-square" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="text-sm text-soft">{product.brand}</p>
        <Heading className="text-base leading-6 font-medium tracking-normal [overflow-wrap:anywhere]">
          <Link
            href={`/p/${product.slug}`}
            className="after:absolute after:inset-0 group-hover:underline group-hover:underline-offset-4"
          >
            {inLocale(product.names, actor.locale)}
          </Link>
        </Heading>
        <div className="relative w-fit">
          <Price
            actor={actor}
            price={product.price}
            taxRate={product.taxRate}
            isFrom={product.isFrom}
            hasSale={product.hasSale}
          />
        </div>
        <div className={add ? 'pt-1' : 'mt-auto pt-1'}>
          <StockState availability={product.availability} locale={actor.locale} />
        </div>
        {add && <Add actor={actor} product={product} add={add} />}
      </div>
    </article>
  )
}

function Add({ actor, product, add }: { actor: Actor; product: ProductCard; add: FormAction<string> }) {
  const { onlySku: sku, price } = product
  if (!sku || price.unit === null || !canBeBought(sku.availability) || priceDisplay(actor).hidden) return null
  const t = translator(actor.locale)
  const { min, step } = sku.availability
  const label = t('cart.quantityOf', { name: inLocale(product.names, actor.locale) })
  return (
    <div className="relative mt-auto pt-2">
      <QuantityForm
        action={add}
        fields={{ skuId: sku.id }}
        quantity={{ value: min, min, step, label, isLabelHidden: true }}
        submit={{ label: t('goods.add') }}
        keepsRoom
      />
    </div>
  )
}
