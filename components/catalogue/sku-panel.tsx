import { QuantityForm } from '@/components/cart/quantity-form'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/action'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import type { ProductInFull, SkuInFull } from '@/lib/catalogue/queries'
import { now } from '@/lib/clock'
import { inLocale, type Translate, translator } from '@/lib/i18n'
import { type Availability, canBeBought, MOST_OF_A_LINE } from '@/lib/inventory/availability'
import { priceDisplay } from '@/lib/pricing/display'
import { quantityBreaks, unitPrice } from '@/lib/pricing/price'
import { Price, QuantityBreaks, WhyThisPrice } from './price'
import { StockNote } from './stock-state'
import { WaysToBuy } from './ways-to-buy'

type Props = {
  actor: Actor
  product: ProductInFull
  sku: SkuInFull
  add: FormAction<string>
  /** The terms with which it can be had as a subscription by this actor. */
  months: number[]
}

/** What a sku costs and why, whether it can be had, and the way to have it. */
export function SkuPanel({ actor, product, sku, add, months }: Props) {
  const t = translator(actor.locale)
  const { taxRate } = product
  const at = now()
  const price = unitPrice(sku.prices, sku.availability.min, at)
  return (
    <section aria-label={sku.options ? inLocale(sku.options, actor.locale) : sku.code} className="space-y-5">
      <div className="space-y-1">
        <Price actor={actor} price={price} taxRate={taxRate} large />
        <WhyThisPrice actor={actor} price={price} taxRate={taxRate} />
      </div>
      <StockNote availability={sku.availability} locale={actor.locale} />
      {price.unit !== null && canBeBought(sku.availability) && !priceDisplay(actor).hidden && (
        <Buy actor={actor} sku={sku} add={add} months={months} />
      )}
      <QuantityBreaks actor={actor} breaks={quantityBreaks(sku.prices, at)} taxRate={taxRate} />
      <p className="text-sm text-soft">
        {t('goods.code')} <span className="font-medium text-ink">{sku.code}</span>
      </p>
    </section>
  )
}

function Buy({ actor, sku, add, months }: Pick<Props, 'actor' | 'sku' | 'add' | 'months'>) {
  const t = translator(actor.locale)
  const { min, step } = sku.availability
  if (isIdleManager(actor)) return <p className="text-soft">{t('goods.managerHint')}</p>
  const once = (
    <QuantityForm
      key={sku.id}
      action={add}
      fields={{ skuId: sku.id }}
      quantity={{ value: min, min, step, label: t('goods.quantity'), help: rulesOf(sku.availability, t) }}
      submit={{ label: t('goods.add'), look: 'primary' }}
      after={
        <Link href="/cart" className="text-accent underline underline-offset-4">
          {t('goods.viewCart')}
        </Link>
      }
    />
  )
  return months.length > 0 ? <WaysToBuy actor={actor} sku={sku} months={months} once={once} /> : once
}

function rulesOf({ min, max, step }: Availability, t: Translate) {
  const rules = [
    min > 1 && t('goods.minimum', { min }),
    step > 1 && t('goods.steps', { step }),
    max < MOST_OF_A_LINE && t('goods.most', { max }),
  ]
  return rules.filter(Boolean).join(' ')
}
