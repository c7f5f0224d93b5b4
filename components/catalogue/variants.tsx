import { clsx } from 'clsx'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { ProductInFull, SkuInFull } from '@/lib/catalogue/queries'
import { inLocale, translator } from '@/lib/i18n'
import { canBeBought } from '@/lib/inventory/availability'

type Props = { actor: Actor; product: ProductInFull; chosen: SkuInFull }

/** The choice among a product's skus: links, because which one is looked at is in the URL. */
export function Variants({ actor, product, chosen }: Props) {
  const t = translator(actor.locale)
  if (product.skus.length < 2) return null
  const label = product.axis ? inLocale(product.axis, actor.locale) : t('goods.variant')
  return (
    <nav aria-label={t('goods.choose', { axis: label })}>
      <p className="mb-2 text-md font-medium">{label}</p>
      <ul className="flex flex-wrap gap-2">
        {product.skus.map((sku) => (
          <li key={sku.id}>
            <Link
              href={`/p/${product.slug}?sku=${encodeURIComponent(sku.code)}`}
              scroll={false}
              aria-current={sku.id === chosen.id ? 'true' : undefined}
              className={clsx(
                'inline-flex min-h-10 items-center rounded-control border px-3 text-md',
                sku.id === chosen.id
                  ? 'border-accent bg-surface font-semibold ring-1 ring-accent'
                  : 'border-outline bg-surface hover:bg-sunken',
                !canBeBought(sku.availability) && 'text-soft line-through',
              )}
            >
              {sku.options ? inLocale(sku.options, actor.locale) : sku.code}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
