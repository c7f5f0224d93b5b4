import { describe, expect, test } from 'vitest'
import { type FormField, schemaOf } from './fields'

const field = (values: Partial<FormField>): FormField => ({
  name: 'it',
  kind: 'text',
  label: 'It',
  mandatory: false,
  most: 20,
  ...values,
})

const choices = [{ value: 'north', label: 'North' }]
const kinds: Record<string, { field: Partial<FormField>; good: string; bad: string[] }> = {
  text: { field: {}, good: 'Ørsted', bad: [] },
  'text with a pattern': { field: { pattern: '[A-Z]{2}|x' }, good: 'DK', bad: ['dk', 'DKK', 'xx'] },
  email: { field: { kind: 'email' }, good: 'a@x.test', bad: ['a', 'a@x', 'a＠x.test', 'a@x.test,b@x.test'] },
  phone: { field: { kind: 'phone' }, good: '+45 12 34 56', bad: ['x', '12', '+45 <b>'] },
  choice: { field: { kind: 'choice', choices }, good: 'north', bad: ['south', 'North', 'constructor'] },
  date: { field: { kind: 'date' }, good: '2024-02-29', bad: ['2023-02-29', '0000-01-01', '10000-01-01', '1.2.24'] },
  number: { field: { kind: 'number' }, good: '-12.5', bad: ['NaN', '1e309', 'Infinity', '0x10', '1.2.3', '--1'] },
  boolean: { field: { kind: 'boolean' }, good: 'on', bad: ['yes', 'off', '1'] },
}

/** What no field takes, whatever it is for. */
const nonsense: [string, unknown][] = [
  ['null', null],
  ['a number', 7],
  ['a list', ['north', 'north']],
  ['an object', { toString: 'north' }],
  ['true', true],
  ['too long', 'x'.repeat(21)],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['NUL', 'a\0b'],
  ['half of a pair', 'a\ud800'],
  ['the other half', '\udc00b'],
  ['turned text', 'a\u202eb'],
  ['isolated text', 'a\u2066b'],
  ['a line break', 'a\r\nBcc: b@x.test'],
  ['a line separator', 'a\u2028b'],
]

describe.each(Object.entries(kinds))('a field for %s', (_name, { field: values, good, bad }) => {
  const schema = schemaOf([field(values)])
  const takes = (it: unknown, of = schema) => of.safeParse({ it }).success

  test('takes what it is for', () => expect(takes(good)).toBe(true))

  test.each(bad)('refuses %j', (text) => expect(takes(text)).toBe(false))

  test.each(nonsense)('refuses %s', (_what, value) => expect(takes(value)).toBe(false))

  test('may be left out, unless it is mandatory', () => {
    const demanding = schemaOf([field({ ...values, mandatory: true })])

    expect(schema.parse({})).toEqual({ it: '' })
    for (const nothing of [{}, { it: '' }, ...(values.kind === 'boolean' ? [] : [{ it: '  ' }])]) {
      expect(demanding.safeParse(nothing).success).toBe(false)
    }
    expect(takes(good, demanding)).toBe(true)
  })
})

test('whatever else is sent is left out, and so is what may only be read', () => {
  const schema = schemaOf([field({ name: 'a' }), field({ name: 'b', readOnly: true })])
  const given = JSON.parse('{"a":"1","b":"2","c":"3","__proto__":{"admin":true},"constructor":"x"}')

  expect(schema.parse(given)).toEqual({ a: '1' })
  expect(Object.keys(schema.parse(given))).toEqual(['a'])
})

test('what is wrong is said in words that forms have', () => {
  const schema = schemaOf([
    field({ name: 'a', mandatory: true }),
    field({ name: 'b', kind: 'choice', choices, mandatory: true }),
    field({ name: 'c' }),
  ])
  const { error } = schema.safeParse({ b: '', c: 'x'.repeat(21) })

  expect(error!.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['a', 'required'],
    ['b', 'choose'],
    ['c', 'tooLong'],
  ])
})
