import { describe, expect, test } from 'vitest'
import { locales } from '@/db/words'
import type { Shop } from '@/lib/shops/shop'
import { hostileTexts, signsOf } from '@/lib/testing/hostile'
import { letterFacts } from '@/lib/testing/letter-facts'
import { type AccountTemplate, accountLetter, accountTemplates } from './account'
import type { OrderFacts } from './facts'
import { orderLetter } from './order'
import { templateNames } from './templates'

const corpus = [...hostileTexts, `\u003cscript\u003e\0hit()`]

/** Every text of a letter's facts replaced; codes that choose words, and addresses that are checked elsewhere, stay. */
function spoil<T>(value: T, by: string, key = ''): T {
  if (typeof value === 'string')
    return (/^(state|currency|country|result|orderId|payBy|.*[uU]rl|.*(Min|Max|Date))$/.test(key) ? value : by) as T
  if (Array.isArray(value)) return value.map((entry) => spoil(entry, by, key)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, spoil(entry, by, name)])) as T
}

/** What a browser takes for markup, and where links lead. */
const structure = (html: string) => [signsOf(html), ...html.matchAll(/href="[^"]*"/g)].map(String)

const shopOf = (name: string) =>
  ({ name, code: 'SHOP', attributes: { SHOP_URL: 'http://shop.test' }, masterAttributes: {} }) as unknown as Shop

describe.each(locales)('whatever people are called, a letter has the same structure: %s', (locale) => {
  test.each(templateNames)('%s', (template) => {
    const letterOf = (facts: OrderFacts, name: string) =>
      orderLetter(template, facts, { shop: shopOf(name), locale, recipient: 'carla@test.com' })
    const calm = structure(letterOf(letterFacts, 'Shop').html)
    expect(calm[0]!.length).toBeGreaterThan(100)
    for (const text of corpus) {
      const { html } = letterOf(spoil(letterFacts, text), text)
      expect(structure(html)).toEqual(calm)
    }
  })

  test.each(accountTemplates)('%s', (template: AccountTemplate) => {
    const letterOf = (name: string) =>
      accountLetter(template, { name, cause: 'x' }, { shop: shopOf(name), locale, recipient: 'carla@test.com' })
    const calm = structure(letterOf('Carla').html)
    for (const text of corpus) expect(structure(letterOf(text).html)).toEqual(calm)
  })
})
