import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Checkout, QuickCheckout } from '@/lib/orders/input'
import { MOST_WHOLE } from './bounds'
import { translator } from './i18n'
import { canonicalEmail } from './people/email'
import { Postal } from './people/input'
import { canBeSeen, plainText, withoutUnseen } from './plain-text'

/** What hurts a database, after what the doors clean. */
const hostile: unknown[] = [
  ...['99999999999', 99_999_999_999, '9007199254740993000', '1e999', Number.POSITIVE_INFINITY],
  ...['0x7fffffffff', '1e15', '-99999999999', new Date(Number.NaN), new Date(8.64e15), new Date(-8.64e15)],
  ...['a\0b', 'a\ud800b', 'a'.repeat(200_000), '1'.repeat(200_000)],
]

/** Amounts of money are kept in columns that take more, and files are read to their end. */
const more = /(\.|: )(amount|regular|sale|expectedTotal|StockFile\.text)$/

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) => /(input|view)\.ts$/.test(name))

type Shaped = { shape?: Record<string, z.ZodType>; def?: { in?: Shaped; innerType?: Shaped } }

const shapeOf = (schema: Shaped | undefined): Record<string, z.ZodType> =>
  schema ? (schema.shape ?? shapeOf(schema.def?.in ?? schema.def?.innerType)) : {}

async function fieldsOf(file: string) {
  const module: Record<string, unknown> = await import(/* @vite-ignore */ `./${file}`)
  const schemas = Object.entries(module).filter(([, schema]) => schema instanceof z.ZodType)
  return schemas.flatMap(([name, schema]) =>
    Object.entries(shapeOf(schema as Shaped)).map(([field, type]) => [`${file}: ${name}.${field}`, type] as const),
  )
}

function isTooMuch(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || Math.abs(value) > MOST_WHOLE
  if (value instanceof Date) return !(value.getTime() >= Date.UTC(1) && value.getTime() < Date.UTC(10_000, 0))
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() || value.length > 100_000
  return Array.isArray(value) && value.some(isTooMuch)
}

test('no form lets through what a database cannot take', async () => {
  const fields = (await Promise.all(files.map(fieldsOf))).flat().filter(([name]) => !more.test(name))
  const through = fields.filter(([, type]) =>
    hostile.some((value) => {
      const given = typeof value === 'string' ? plainText(value) : value
      return [given, [given, given]].some((each) => {
        const parsed = type.safeParse(each)
        return parsed.success && isTooMuch(parsed.data)
      })
    }),
  )

  expect(fields.length).toBeGreaterThan(350)
  expect(through.map(([name]) => name)).toEqual([])
})

/** What no form holds, and what somebody may send all the same. */
const odd: unknown[] = [
  ...[
    undefined,
    null,
    true,
    0,
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53 + 1,
    '',
    'x',
    [],
    [[]],
    [null],
    {},
    () => 1,
  ],
  ...[JSON.parse('{"__proto__":{"a":1}}'), Object.create(null), { toString: null }, { valueOf: 1 }],
  ...[JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`), new File(['x'], 'x'), '2026-02-30', '0000-01-01'],
  ...['10000-01-01', '\u202e', '\ud800', 'NaN', '1e309', '-1', '%', '\0', 'null', '[object Object]', '__proto__'],
]

test('no form throws, whatever it is given for itself or for any of its fields', async () => {
  const modules = await Promise.all(files.map((file) => import(/* @vite-ignore */ `./${file}`)))
  const schemas = modules.flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType),
  )
  const thrown = new Set<string>()
  for (const [name, schema] of schemas) {
    const fields = Object.keys(shapeOf(schema as Shaped))
    const given = [...odd, ...odd.map((one) => Object.fromEntries(fields.map((field) => [field, one])))]
    for (const field of fields) for (const one of odd) given.push({ [field]: one })
    for (const one of given) {
      try {
        schema.safeParse(one)
      } catch (error) {
        thrown.add(`${name}: ${error}`)
      }
    }
  }
  expect(schemas.length).toBeGreaterThan(100)
  expect([...thrown]).toEqual([])
})

/** What nobody else is shown as somebody's words: what is looked for, places in lists, ids, keys, codes and passwords. */
const ids = /\.(id|\w+Id|sku|\w+Code|code|\w*number|handle|session|from|list|line|gateway|pay|type|attribute)$/i
const read = /\.(q|article|at|after|before|next|back|seen|shown|amount|price|limit|most|releaseFrom|email|period)$/
const secrets = /\.(current|currentPassword|password|token)$/
const sought = /: (Listing\.brand|(DeskSearch|OrdersSearch|TypeAhead|StockFile)\.text)$/
const unshown = [ids, read, secrets, sought]

test('no form lets through what cannot be seen: a line is refused, and a longer text comes without it', async () => {
  const turned = 'Anna\u202egnp.exe'
  const fields = (await Promise.all(files.map(fieldsOf)))
    .flat()
    .filter(([name]) => !unshown.some((each) => each.test(name)))
  const through = fields.filter(([, type]) =>
    [turned, [turned, turned]].some((given) => JSON.stringify(type.safeParse(given).data ?? '').includes('\u202e')),
  )
  expect(fields.length).toBeGreaterThan(180)
  expect(through.map(([name]) => name)).toEqual([])
  expect(['anna\u202e@x.test', 'anna@x\u200b.test'].filter(canonicalEmail)).toEqual([])
})

describe('a line of a name or an address', () => {
  test.each([
    ['Ångström', 'Ørsted', 'O’Neill-Smith', 'Nguyễn', '山田 太郎', 'Дмитрий', 'محمد', 'יעקב', 'e\u0301'],
    ['می\u200cخواهم', 'क्\u200dष', '👩\u200d🔬', '❤\ufe0f'],
  ])('may be %s, %s and so on', (...lines) => {
    expect(lines.filter((line) => !canBeSeen(line))).toEqual([])
  })

  test.each([
    ['a turn of direction', 'Anna\u202eanel'],
    ['the end of one', 'Anna\u202c'],
    ['a direction kept apart', 'Anna\u2067x\u2069'],
    ['a mark of direction', 'Anna\u200f'],
    ['a space of no width', 'An\u200bna'],
    ['a joiner between Latin letters', 'An\u200dna'],
    ['a joiner at its end', 'مح\u200c'],
    ['a joiner alone', '\u200d'],
    ['a soft hyphen', 'An\u00adna'],
    ['a mark of byte order', '\ufeffAnna'.concat('x')],
    ['a word joiner', 'An\u2060na'],
    ['a tag', 'Anna\u{e0041}'],
    ['a Korean filler', '\u3164'],
    ['a blank of Braille', '\u2800'],
    ['an annotation', 'An\ufff9na'],
    ['a new line', 'An\nna'],
    ['a separator of lines', 'An\u2028na'],
    ['half a character', 'An\ud83dna'],
  ])('holds nothing that cannot be seen, such as %s', (_what, text) => {
    expect(canBeSeen(text)).toBe(false)
    const address = { name: 'Anna', line1: 'Vej 1', postcode: '2100', city: 'København', country: 'DK' }
    expect(Postal.safeParse(address).success).toBe(true)
    for (const field of ['name', 'line1', 'line2', 'city', 'company'])
      expect(Postal.safeParse({ ...address, [field]: `x${text}` }).success, field).toBe(false)
  })
})

describe('a longer text', () => {
  test.each([
    ['Ring her\r\nat noon\t!', 'Ring her\nat noon !'],
    ['Anna\u202egnp.exe', 'Annagnp.exe'],
    ['a\u2067x\u2069\u200fb\u200bc\u00ad', 'axbc'],
    ['one\u2028two', 'one\ntwo'],
    ['a\u200d\u200d\u202e\u200db\u200d', 'ab'],
    ['می\u200cخواهم 👩\u200d🔬', 'می\u200cخواهم 👩\u200d🔬'],
    ['\u0007half \ud83d', 'half \ufffd'],
  ])('%j comes without what cannot be seen in it', (typed, kept) => {
    expect(withoutUnseen(typed)).toBe(kept)
    for (const line of kept.split('\n')) expect(canBeSeen(line)).toBe(true)
  })

  test('of any length is looked through at once', () => {
    for (const one of ['\u200d', '\u202e', 'a\u200d', '\u202e\u200d', 'م\u200d'])
      expect(withoutUnseen(one.repeat(50_000)).length).toBeLessThanOrEqual(100_000)
  })
})

test('a name in a sentence leaves the words around it where they are', () => {
  const said = (name: string) => translator('en')('passing.toYou', { manager: name, customer: 'Bob' })
  expect(said('Anna')).toBe(said('Anna').replace(/[\u2066-\u2069]/g, ''))
  expect(said('Anna')).toBe(said('An\u202en\u2069a'))
  expect(said('محمد')).toContain('\u2068محمد\u2069')
})

test('what was not chosen is asked for in words that forms have', () => {
  const blank = { shipTo: '', billTo: 'nowhere', deliveryMethodId: 'none', pay: '', gateway: '' }
  for (const schema of [Checkout, QuickCheckout]) {
    const messages = schema.safeParse(blank).error?.issues.map(({ message }) => message)
    expect(new Set(messages)).toEqual(new Set(['choose']))
  }
})
