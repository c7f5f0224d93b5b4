import { amountFor } from '@/components/catalogue/price'
import { limitHere } from '@/lib/auth/limit-here'
import { searchProducts } from '@/lib/catalogue/search'
import { get, json } from '@/lib/door'
import { inLocale, translator } from '@/lib/i18n'
import { priceDisplay } from '@/lib/pricing/display'

const MOST = 8

/** What the search box offers while one types: at this reader's prices, so it is nobody else's to keep. */
export const GET = get(async (actor, search) => {
  await limitHere('search', actor)
  const text = search.q?.trim().slice(0, 100) ?? ''
  const { products } = text.length < 2 ? { products: [] } : await searchProducts(actor, text, { size: MOST })
  const { hidden } = priceDisplay(actor)
  const t = translator(actor.locale)
  const answer = products.map(({ slug, names, brand, picture, price, isFrom, taxRate }) => {
    const amount = price.unit === null ? t('price.request') : amountFor(actor, price.unit, taxRate)
    const shown = isFrom && price.unit !== null ? t('price.from', { price: amount }) : amount
    return { slug, name: inLocale(names, actor.locale), brand, picture, price: hidden ? '' : shown }
  })
  return json({ products: answer })
})
