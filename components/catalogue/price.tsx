import { clsx } from 'clsx'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { priceDisplay } from '@/lib/pricing/display'
import type { UnitPrice } from '@/lib/pricing/price'
import { shownUnit, type TaxRate } from '@/lib/pricing/tax'

type Props = { actor: Actor; price: UnitPrice; taxRate: TaxRate }

/** An amount of the price list as this reader is shown it: with tax or without. */
export function amountFor(actor: Actor, unit: number, taxRate: TaxRate) {
  return formatMoney(shownUnit(unit, taxRate, priceDisplay(actor).tax), actor.shop.currency, actor.locale)
}

type PriceProps = Props & { isFrom?: boolean; hasSale?: boolean; large?: boolean }

/** The price of one piece, what it is instead of, and why it is lower. */
export function Price({ actor, price, taxRate, isFrom, hasSale, large }: PriceProps) {
  const t = translator(actor.locale)
  const { hidden, tax } = priceDisplay(actor)
  if (hidden) {
    return (
      <Link href="/sign-in" className="text-md text-accent underline underline-offset-4">
        {t('price.signIn')}
      </Link>
    )
  }
  if (price.unit === null)
    return <p className={large ? 'text-xl font-semibold' : 'font-medium'}>{t('price.request')}</p>

  const amount = amountFor(actor, price.unit, taxRate)
  const list = amountFor(actor, price.list, taxRate)
  const isLower = price.unit < price.list
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className={clsx('font-semibold', large && 'text-xl')}>
        {isFrom ? t('price.from', { price: amount }) : amount}
      </span>
      {isLower && (
        <s className="text-sm text-soft">
          <span className="sr-only">{t('price.was', { price: list })}</span>
          <span aria-hidden>{list}</span>
        </s>
      )}
      {(isLower || hasSale) && (
        <strong className="text-sm font-medium text-good">
          {hasSale ? t('price.sale') : reasonWord(actor, price)}
        </strong>
      )}
      {large && <span className="text-sm text-soft">{t(`price.${tax}`)}</span>}
    </p>
  )
}

function reasonWord({ locale, assist }: Actor, { because }: UnitPrice) {
  const t = translator(locale)
  return because === 'sale' ? t('price.sale') : because === 'policy' ? t(assist ? 'price.theirs' : 'price.yours') : ''
}

/** The answer to "why this price?", in sentences. */
export function WhyThisPrice({ actor, price, taxRate }: Props) {
  const t = translator(actor.locale)
  if (priceDisplay(actor).hidden) return null
  const list = amountFor(actor, price.list, taxRate)
  const { reference, saleTo, fromQuantity } = price
  const askFor = actor.assist ? 'price.requestHelpFor' : 'price.requestHelp'
  const shop = actor.shop.code === price.shopCode || !price.shopCode ? actor.shop.name : price.shopCode
  return (
    <details className="text-md">
      <summary className="w-fit py-1 text-accent underline underline-offset-4">{t('price.why')}</summary>
      <div className="mt-2 space-y-1 text-soft">
        <p>{t(`price.because.${price.because}`, { shop, list, quantity: fromQuantity })}</p>
        {reference && <p>{t('price.reference', { reference })}</p>}
        {saleTo && <p>{t('price.until', { date: formatDate(saleTo, actor.locale) })}</p>}
        <p>{t(price.unit === null ? askFor : 'price.cheapest')}</p>
      </div>
    </details>
  )
}

type Breaks = { actor: Actor; breaks: { quantity: number; unit: number }[]; taxRate: TaxRate }

/** From how many pieces up it costs less; nothing where it never does. */
export function QuantityBreaks({ actor, breaks, taxRate }: Breaks) {
  const t = translator(actor.locale)
  if (breaks.length < 2 || priceDisplay(actor).hidden) return null
  return (
    <table className="w-full max-w-sm text-md">
      <caption className="pb-2 text-left font-medium">{t('price.breaks')}</caption>
      <thead className="text-left text-soft">
        <tr className="border-b border-line">
          <th scope="col" className="py-1.5 font-normal">
            {t('price.fromPieces')}
          </th>
          <th scope="col" className="py-1.5 text-right font-normal">
            {t('price.each')}
          </th>
        </tr>
      </thead>
      <tbody>
        {breaks.map(({ quantity, unit }) => (
          <tr key={quantity} className="border-b border-line">
            <th scope="row" className="py-1.5 text-left font-normal">
              {t('price.pieces', { count: quantity })}
            </th>
            <td className="py-1.5 text-right font-medium">{amountFor(actor, unit, taxRate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
