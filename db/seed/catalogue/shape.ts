/** A text in both languages of the shop. */
export type Both = { en: string; fr: string }

export type SeedSku = {
  /** unique in the whole catalogue, e.g. 'BEAK-250' */
  code: string
  /** what distinguishes it among its product's skus; absent when the product has one sku */
  option?: Both
  /** euro cents, tax included */
  price: number
  /** cheaper from this quantity up */
  breaks?: [quantity: number, price: number][]
  /** days relative to the day of loading, e.g. from -10 to 20 */
  sale?: { price: number; from: number; to: number }
  /** price under the pricing policy 'CONTRACT' */
  contract?: number
  /** price in the sub-shop SHOP10-NBI */
  institute?: number
  /** price upon request (price 0) */
  onRequest?: true
  stock: number
  availability: 'STANDARD' | 'BACKORDER' | 'ALWAYS' | 'SHOWROOM'
  /** released in the future (pre-order), used with BACKORDER */
  releaseInDays?: number
  min?: number
  max?: number
  step?: number
}

export type SeedProduct = {
  /** unique, kebab-case ascii */
  slug: string
  name: Both
  /** one or two sentences, at most 200 characters each */
  summary: Both
  brand: string
  /** name of an emoji picture, without extension */
  picture: string
  /** books */
  tax?: 'reduced'
  /** downloads: availability ALWAYS, stock 0 */
  digital?: true
  /** name of the choice when there are several skus */
  axis?: Both
  skus: SeedSku[]
}

export type SeedCategory = { slug: string; name: Both; intro: Both; picture: string; products: SeedProduct[] }
