import 'server-only'
import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db'
import { categories, productCategories, productSearch, products, skus } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { fold, wordsOf } from '@/lib/fold'
import { missing, Refusal } from '@/lib/refusal'
import * as input from './input'

/** Makes or changes a category, by its slug. */
export function saveCategory(actor: Actor, given: input.CategoryInput) {
  const { slug, parentSlug, ...values } = input.CategoryInput.parse(given)
  const shopId = ownCatalogue(actor)
  return act(actor, 'catalogue.save', { catalogue: shopId }, async (tx, note) => {
    const of = (wanted: string) => and(eq(categories.shopId, shopId), eq(categories.slug, wanted))
    const [parent] = parentSlug ? await tx.select().from(categories).where(of(parentSlug)) : []
    if (parentSlug && (!parent || parentSlug === slug)) throw missing()
    const set = { ...values, parentId: parent?.id ?? null }
    const [before] = await tx.select().from(categories).where(of(slug))
    const [category] = before
      ? await tx.update(categories).set(set).where(eq(categories.id, before.id)).returning()
      : await tx
          .insert(categories)
          .values({ ...set, slug, shopId })
          .returning()
    note.about('category', category!.id)
    note.changed(before, category)
    return category!
  })
}

/**
 * Makes or changes a product with its skus, by slug and codes, and what it is found by. A sku that is no longer
 * named stays, disabled: carts and orders refer to it.
 */
export function saveProduct(actor: Actor, given: input.ProductInput) {
  const product = input.ProductInput.parse(given)
  const shopId = ownCatalogue(actor)
  return act(actor, 'catalogue.save', { catalogue: shopId }, async (tx, note) => {
    const { row, before } = await saveRow(tx, shopId, product)
    await saveSkus(tx, row, product.skus)
    await saveCategories(tx, row, product.categories)
    const found = { productId: row.id, words: searchWords(product) }
    await tx.insert(productSearch).values(found).onConflictDoUpdate({ target: productSearch.productId, set: found })
    note.about('product', row.id)
    note.changed(before, { ...row, skus: product.skus.map((sku) => sku.code) })
    const saved = await tx.select().from(skus).where(eq(skus.productId, row.id)).orderBy(skus.position, skus.id)
    return { ...row, skus: saved }
  })
}

type Product = z.output<typeof input.ProductInput>

/** A sub-shop shows its master's goods and has none of its own. */
function ownCatalogue({ shop }: Actor) {
  if (shop.masterId) throw new Refusal('notAllowed', 'forbidden')
  return shop.id
}

async function saveRow(tx: Tx, shopId: string, product: Product) {
  const { skus: _skus, categories: _categories, since, ...values } = product
  const set = { ...values, sortEn: fold(values.names.en), sortFr: fold(values.names.fr) }
  const [before] = await tx
    .select()
    .from(products)
    .where(and(eq(products.shopId, shopId), eq(products.slug, values.slug)))
  const [row] = before
    ? await tx.update(products).set(set).where(eq(products.id, before.id)).returning()
    : await tx
        .insert(products)
        .values({ ...set, shopId, createdAt: since ?? now() })
        .returning()
  return { row: row!, before }
}

async function saveSkus(tx: Tx, { id: productId, shopId }: { id: string; shopId: string }, wanted: Product['skus']) {
  const codes = wanted.map((sku) => sku.code)
  const existing = await tx
    .select()
    .from(skus)
    .where(and(eq(skus.shopId, shopId), inArray(skus.code, codes)))
  const taken = existing.find((sku) => sku.productId !== productId)
  if (taken || new Set(codes).size < codes.length)
    throw new Refusal('codeTaken', 'conflict', { code: taken?.code ?? '' })

  await tx
    .update(skus)
    .set({ enabled: false })
    .where(and(eq(skus.productId, productId), notInArray(skus.code, codes)))
  for (const [position, sku] of wanted.entries()) {
    const known = existing.find(({ code }) => code === sku.code)
    if (known)
      await tx
        .update(skus)
        .set({ ...sku, position })
        .where(eq(skus.id, known.id))
    else await tx.insert(skus).values({ ...sku, position, productId, shopId })
  }
}

async function saveCategories(tx: Tx, { id: productId, shopId }: { id: string; shopId: string }, slugs: string[]) {
  await tx.delete(productCategories).where(eq(productCategories.productId, productId))
  if (slugs.length === 0) return
  const found = await tx
    .select({ id: categories.id })
    .from(categories)
    .where(and(eq(categories.shopId, shopId), inArray(categories.slug, slugs)))
  if (found.length < new Set(slugs).size) throw missing()
  await tx.insert(productCategories).values(found.map(({ id: categoryId }) => ({ categoryId, productId })))
}

/** A code is found by its parts and as one word: BEAK-250 also as beak250. */
const searchWords = ({ names, summaries, brand, skus: its }: Product) => {
  const codes = its.flatMap(({ code }) => [...wordsOf(code), fold(code).replace(/[^a-z0-9]/g, '')])
  const options = its.flatMap(({ options }) => (options ? Object.values(options) : []))
  const texts = [names.en, names.fr, brand, ...options, summaries.en, summaries.fr]
  return [...new Set([...codes, ...texts.flatMap(wordsOf)])].join(' ')
}
