import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { makeManager, makeShop, visitor } from '@/lib/testing/make'
import { saveProduct } from './commands'
import { searchProducts } from './search'

const goods: [slug: string, en: string, fr: string, brand: string, code: string][] = [
  ['glass-beaker', 'Glass beaker', 'Bécher en verre', 'Øresund', 'BEAK-250'],
  ['beaker-tongs', 'Beaker tongs', 'Pince à bécher', 'Hven', 'TONG-1'],
  ['erlenmeyer', 'Erlenmeyer flask', 'Fiole Erlenmeyer', 'Øresund', 'ERLE-500'],
  ['notebook', 'Laboratory notebook', 'Cahier de laboratoire', 'Beaker & Sons', 'NOTE-1'],
]

let reader: Actor

beforeAll(async () => {
  const shop = await makeShop()
  const admin = await makeManager(shop, ['ROLE_SMADMIN'])
  for (const [slug, en, fr, brand, code] of goods) {
    const summaries = { en: `A thing for the bench: ${en}`, fr: `Pour la paillasse : ${fr}` }
    await saveProduct(admin, {
      slug,
      names: { en, fr },
      summaries,
      brand,
      picture: 'x',
      taxCode: 'x',
      skus: [{ code }],
    })
  }
  reader = visitor(shop)
})

const found = async (text: string, actor = reader) =>
  (await searchProducts(actor, text, { size: 24 })).products.map((product) => product.slug)

describe('a search for goods', () => {
  test.each([
    ['the beginning of words, names that begin with it first', 'beak', ['beaker-tongs', 'glass-beaker', 'notebook']],
    ['words in any order', 'flask erlen', ['erlenmeyer']],
    ['the other language', 'verre', ['glass-beaker']],
    ['capitals and accents', 'BECHER verre', ['glass-beaker']],
    ['a letter that folds', 'oresund', ['erlenmeyer', 'glass-beaker']],
    ['the code, however it is typed', 'beak250', ['glass-beaker']],
    ['the code as it is written', 'ERLE-500', ['erlenmeyer']],
    ['the middle of a word', 'lenmey', ['erlenmeyer']],
    ['a missing letter', 'notbook', ['notebook']],
    ['swapped letters beside a right word', 'glass baeker', ['glass-beaker']],
    ['nothing that is there', 'quark', []],
    ['no words at all', ' *"% ', []],
  ])('by %s', async (_, text, slugs) => expect(await found(text)).toEqual(slugs))

  test('says when it took the words for others', async () => {
    expect(await searchProducts(reader, 'erlenmeier', { size: 24 })).toMatchObject({ corrected: true, total: 1 })
    expect(await searchProducts(reader, 'erlenmeyer', { size: 24 })).toMatchObject({ corrected: false, total: 1 })
  })

  test('offers what has but one article to be taken from the list itself; where there are several, one chooses first', async () => {
    const shop = await makeShop()
    const admin = await makeManager(shop, ['ROLE_SMADMIN'])
    const plain = {
      names: { en: 'Stand', fr: 'Support' },
      summaries: { en: 'x', fr: 'x' },
      brand: 'x',
      picture: 'x',
      taxCode: 'x',
    }
    const sizes = ['S', 'L'].map((code) => ({ code: `STAND-${code}`, options: { en: code, fr: code } }))
    await saveProduct(admin, { ...plain, slug: 'one-stand', skus: [{ code: 'STAND' }] })
    await saveProduct(admin, { ...plain, slug: 'stands', skus: sizes })
    const { products } = await searchProducts(visitor(shop), 'stand', { size: 24 })
    const only = Object.fromEntries(products.map(({ slug, onlySku }) => [slug, onlySku !== null]))
    expect(only).toEqual({ 'one-stand': true, stands: false })
  })

  test('of a text that is long, odd or meant for the database finds nothing and harms nothing', async () => {
    for (const text of ['x'.repeat(500), 'a AND NOT b', '"; drop table products', "' or 1=1", '\0', '𞤢𞤣 吳健雄 ⅷ']) {
      expect(await found(text)).toEqual([])
    }
  })

  test('comes in pages', async () => {
    const page = async (n: number) => (await searchProducts(reader, 'bench', { size: 3, page: n })).products.length
    expect([await page(1), await page(2), await page(3)]).toEqual([3, 1, 0])
  })

  test("finds no other shop's goods", async () => {
    expect(await found('beaker', visitor(await makeShop()))).toEqual([])
  })
})
