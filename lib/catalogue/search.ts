import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db'
import { productSearch, products } from '@/db/schema'
import { beginningWith, containing, type Hits, SHORTEST_PART, type Wanted } from '@/db/search'
import type { Actor } from '@/lib/auth/actor'
import { fold, wordsOf } from '@/lib/fold'
import { catalogueShopId } from '@/lib/shops/shop'
import { oneSlipAway } from '@/lib/typo'
import { cardsOf } from './cards'

/** More than this many are not ranked: the words were too common to mean one thing. */
const MOST_HITS = 400
const MOST_WORDS = 8
const MOST_SLIPS = 3

/**
 * The products that a text finds, best first: words in any order, each as the beginning of one; if none has them
 * all, in the middle of words; if still none, with one slip of the keyboard forgiven.
 */
export async function searchProducts(actor: Actor, text: string, { size, page = 1 }: { size: number; page?: number }) {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS)
  const { found, corrected } = await bestHits(actor, words)
  const ranked = found.sort(byRank(actor, text, words))
  const ids = ranked.slice((page - 1) * size, page * size).map((product) => product.id)
  return { products: await cardsOf(actor, ids), total: found.length, pages: Math.ceil(found.length / size), corrected }
}

async function bestHits(actor: Actor, words: string[]) {
  if (words.length === 0) return { found: [], corrected: false }
  const exactly = await matches(
    actor,
    beginningWith(
      'product',
      words.map((word) => [word]),
    ),
  )
  if (exactly.length > 0) return { found: exactly, corrected: false }
  if (words.every((word) => word.length >= SHORTEST_PART)) {
    const inside = await matches(actor, containing('product', words))
    if (inside.length > 0) return { found: inside, corrected: false }
  }
  for (const wanted of withOneSlip(words)) {
    const nearly = await matches(actor, beginningWith('product', wanted))
    if (nearly.length > 0) return { found: nearly, corrected: true }
  }
  return { found: [], corrected: true }
}

/** The words with one of them, then another, taken for a slip; the longest first. */
function withOneSlip(words: string[]): Wanted[] {
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, MOST_SLIPS)
  const slips = longest
    .map((word) => ({ word, candidates: oneSlipAway(word) }))
    .filter((slip) => slip.candidates.length > 1)
  return slips.map((slip) => words.map((word) => (word === slip.word ? slip.candidates : [word])))
}

type Match = { id: string; sortEn: string; sortFr: string; brand: string; words: string }

const matches = (actor: Actor, hits: Hits): Promise<Match[]> =>
  db
    .select({
      id: products.id,
      sortEn: products.sortEn,
      sortFr: products.sortFr,
      brand: products.brand,
      words: productSearch.words,
    })
    .from(hits.from)
    .innerJoin(productSearch, eq(productSearch.row, hits.row))
    .innerJoin(products, eq(products.id, productSearch.productId))
    .where(and(eq(products.shopId, catalogueShopId(actor.shop)), eq(products.enabled, true)))
    .limit(MOST_HITS)

/** Names that begin with the text come first, then names that have all words, then codes and brands, then the rest. */
const byRank = ({ locale }: Actor, text: string, words: string[]) => {
  const typed = fold(text.trim())
  const joined = typed.replace(/[^a-z0-9]/g, '')
  const nameOf = (match: Match) => (locale === 'fr' ? match.sortFr : match.sortEn)
  const rankOf = (match: Match) => {
    if (nameOf(match).startsWith(typed)) return 0
    if (joined && match.words.split(' ').includes(joined) && /\d/.test(joined)) return 0
    const begun = (name: string) => words.every((word) => wordsOf(name).some((each) => each.startsWith(word)))
    if (begun(nameOf(match))) return 1
    if (begun(match.sortEn) || begun(match.sortFr)) return 2
    return begun(match.brand) ? 3 : 4
  }
  const ranks = new Map<string, number>()
  const cached = (match: Match) => {
    const known = ranks.get(match.id) ?? rankOf(match)
    ranks.set(match.id, known)
    return known
  }
  return (a: Match, b: Match) =>
    cached(a) - cached(b) || nameOf(a).localeCompare(nameOf(b), locale) || a.id.localeCompare(b.id)
}
