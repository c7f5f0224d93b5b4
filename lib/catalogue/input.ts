import { z } from 'zod'
import { locales } from '@/db/words'
import { moment, position } from '@/lib/bounds'
import { requiredLine, requiredProse } from '@/lib/people/input'

export const sorts = ['name', 'price-up', 'price-down', 'newest'] as const
export type Sort = (typeof sorts)[number]

export const pageSizes = [12, 24, 36] as const

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const several = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value])

const amount = z
  .preprocess(
    (value) => (typeof one(value) === 'string' ? String(one(value)).trim().replace(',', '.') : undefined),
    z
      .string()
      .regex(/^\d{1,7}(\.\d{1,2})?$/)
      .transform(Number),
  )
  .optional()
  .catch(undefined)

const ticked = z
  .preprocess(one, z.literal('1'))
  .transform(() => true)
  .catch(false)
const cursor = z.preprocess(one, z.string().max(600)).optional().catch(undefined)

/** What a URL says about which products to list, and how. Whatever makes no sense is as if it were not there. */
export const Listing = z.object({
  sort: z.preprocess(one, z.enum(sorts)).catch('name'),
  size: z.preprocess(one, z.coerce.number().pipe(z.literal(pageSizes))).catch(24),
  brand: z.preprocess(several, z.array(z.string().max(100)).max(50)).catch([]),
  stock: ticked,
  sale: ticked,
  /** In the currency's major unit, as typed. */
  from: amount,
  to: amount,
  after: cursor,
  before: cursor,
})
export type Listing = z.output<typeof Listing>

export const SearchListing = z.object({
  q: z
    .preprocess(one, z.string())
    .catch('')
    .transform((text) => text.trim().slice(0, 100)),
  size: Listing.shape.size,
  page: z.preprocess(one, z.coerce.number().int().min(1).max(1000)).catch(1),
})
export type SearchListing = z.output<typeof SearchListing>

/** The part of a URL that says the same again; what is as usual is left out. */
export function listingQuery({ sort, size, brand, stock, sale, from, to, after, before }: Listing): string {
  const query = new URLSearchParams(brand.map((name) => ['brand', name]))
  if (sort !== 'name') query.set('sort', sort)
  if (size !== 24) query.set('size', String(size))
  if (stock) query.set('stock', '1')
  if (sale) query.set('sale', '1')
  if (from !== undefined) query.set('from', String(from))
  if (to !== undefined) query.set('to', String(to))
  if (after) query.set('after', after)
  if (before) query.set('before', before)
  return query.size > 0 ? `?${query}` : ''
}

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'wrong')
  .max(100)
const texts = z.object(
  Object.fromEntries(locales.map((locale) => [locale, requiredProse(500)])) as Record<
    (typeof locales)[number],
    z.ZodString
  >,
)

export const CategoryInput = z.object({
  slug,
  names: texts,
  intros: texts,
  picture: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(100),
  parentSlug: slug.nullable().default(null),
  position,
})
export type CategoryInput = z.input<typeof CategoryInput>

export const ProductInput = z.object({
  slug,
  names: texts,
  summaries: texts,
  brand: requiredLine(100),
  picture: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(100),
  axis: texts.nullable().default(null),
  taxCode: z.string().min(1, 'required').max(50),
  digital: z.boolean().default(false),
  enabled: z.boolean().default(true),
  categories: z.array(slug).default([]),
  /** When it came into the assortment; now, unless said otherwise. */
  since: moment.optional(),
  skus: z
    .array(
      z.object({
        code: z
          .string()
          .trim()
          .regex(/^[A-Z0-9][A-Z0-9_.-]*$/, 'wrong')
          .max(50),
        options: texts.nullable().default(null),
        enabled: z.boolean().default(true),
      }),
    )
    .min(1, 'required'),
})
export type ProductInput = z.input<typeof ProductInput>
