import { transact } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { saveCategory, saveProduct } from '@/lib/catalogue/commands'
import { DAY, later, now } from '@/lib/clock'
import { receiveStock, saveCentre } from '@/lib/inventory/commands'
import { saveTaxRate, setPrices } from '@/lib/pricing/commands'
import type { Price } from '@/lib/pricing/input'
import type { Shop } from '@/lib/shops/shop'
import { offerTerms } from '@/lib/subscriptions/terms'
import { catalogue } from './catalogue'
import type { SeedCategory, SeedProduct, SeedSku } from './catalogue/shape'

type Shops = { main: Shop; institute?: Shop }

/** The assortment came together over this long. */
const SINCE_DAYS = 400

/** What is used up, and licences: they can be had as a subscription, with a term of so many months. */
const byTerm: Record<string, number[]> = {
  'WATD-5': [1, 3, 6],
  'TIPS-200': [1, 3, 12],
  'WIPE-280': [1, 3],
  'ELNB-1': [12],
  'ELNB-5': [12],
}

/** Loads the demo catalogue, its prices and its stock through the real commands. For an empty shop: goods are received once. */
export async function loadGoods(
  admin: Actor,
  shops: Shops,
  { assortment = catalogue, today = now() }: { assortment?: SeedCategory[]; today?: Date } = {},
) {
  const inMain: Actor = { ...admin, shop: shops.main }
  await furnish(inMain)
  for (const [position, category] of assortment.entries()) await loadCategory(inMain, category, position)

  const all = assortment.flatMap((category) => category.products.map((product) => ({ category, product })))
  for (const [at, { category, product }] of all.entries()) {
    const since = later(-((at * 149) % SINCE_DAYS) * DAY, today)
    const saved = await saveProduct(inMain, productFrom(product, category, since))
    const ids = new Map(saved.skus.map(({ code, id }) => [code, id]))
    for (const sku of product.skus) {
      const skuId = ids.get(sku.code)!
      await loadSku(inMain, shops, { sku, skuId, today })
      const months = byTerm[sku.code]
      if (months) await transact({ sku: skuId }, (tx) => offerTerms(tx, skuId, months))
    }
  }
  return { categories: assortment.length, products: all.length }
}

async function furnish(admin: Actor) {
  await saveTaxRate(admin, { code: 'standard', rate: 2500, included: true })
  await saveTaxRate(admin, { code: 'reduced', rate: 1000, included: true })
  const email = 'warehouse@copenhagen-supply.test'
  await saveCentre(admin, { code: 'WAREHOUSE_1', name: 'København', email, position: 0 })
  await saveCentre(admin, { code: 'WAREHOUSE_2', name: 'Odense', email, position: 1 })
}

const loadCategory = (admin: Actor, { slug, name, intro, picture }: SeedCategory, position: number) =>
  saveCategory(admin, { slug, names: name, intros: intro, picture, position })

const productFrom = (product: SeedProduct, category: SeedCategory, since: Date) => ({
  slug: product.slug,
  names: product.name,
  summaries: product.summary,
  brand: product.brand,
  picture: product.picture,
  axis: product.axis ?? null,
  taxCode: product.tax ?? 'standard',
  digital: product.digital ?? false,
  categories: [category.slug],
  since,
  skus: product.skus.map(({ code, option }) => ({ code, options: option ?? null })),
})

type Loaded = { sku: SeedSku; skuId: string; today: Date }

async function loadSku(admin: Actor, { institute }: Shops, { sku, skuId, today }: Loaded) {
  await setPrices(admin, skuId, pricesOf(sku, today))
  if (institute && sku.institute !== undefined) {
    const row = { regular: sku.institute, reference: 'NBI framework agreement' }
    await setPrices({ ...admin, shop: institute }, skuId, [row])
  }
  for (const part of stockOf(sku)) await receiveStock(admin, { ...termsOf(sku, today), ...part, skuId })
}

function pricesOf({ price, breaks = [], sale, contract, onRequest }: SeedSku, today: Date): Price[] {
  const sold = sale && {
    sale: sale.price,
    saleFrom: later(sale.from * DAY, today),
    saleTo: later(sale.to * DAY, today),
  }
  const rows: Price[] = [{ regular: price, onRequest: onRequest ?? false, ...sold }]
  for (const [quantity, regular] of breaks) rows.push({ quantity, regular })
  if (contract !== undefined) rows.push({ policy: 'CONTRACT', regular: contract, reference: 'Contract 2026-114' })
  return rows
}

const termsOf = ({ availability, releaseInDays, min, max, step }: SeedSku, today: Date) => ({
  availability,
  releaseDate: releaseInDays === undefined ? null : later(releaseInDays * DAY, today),
  minOrder: min ?? 1,
  maxOrder: max ?? null,
  stepOrder: step ?? 1,
})

/** What is plentiful lies in both centres. */
function stockOf({ stock, availability }: SeedSku) {
  if (availability !== 'STANDARD' || stock < 100) return [{ centreCode: 'WAREHOUSE_1', quantity: stock }]
  const second = Math.floor(stock / 4)
  return [
    { centreCode: 'WAREHOUSE_1', quantity: stock - second },
    { centreCode: 'WAREHOUSE_2', quantity: second },
  ]
}
