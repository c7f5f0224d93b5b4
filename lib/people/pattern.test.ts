import { expect, test } from 'vitest'
import { isPattern } from './pattern'

test.each([
  '[A-Z]{2}[0-9A-Z]{8,12}',
  '.{1,40}',
  '[0-9]{4,8}',
  '\\d{4}-?\\d{2,4}',
  '\\p{Lu}\\p{L}*',
  '(?:DK|SE|NO)\\d{8}',
  '[^@]+@[^@]+',
  'a|b|c',
  '(ab)*',
  '[\\]\\[]+',
  '',
])('%s can be a pattern', (pattern) => {
  expect(isPattern(pattern)).toBe(true)
})

test.each([
  '(a+)+',
  '(a*)*b',
  '(a|a)*',
  '(a|aa)+',
  '(.*)*',
  '([a-z]+)*\\d',
  '(a?){50}a{50}',
  `${'a?'.repeat(40)}${'a'.repeat(40)}`,
  '.*.*.*.*b',
  '(a)\\1+',
  '(?=a+)b',
  '(?<=a)b',
  '(?<year>\\d+)',
  '(((a{50}){50}){50})',
  'a{1000000}',
  '((a|b){1,50}){1,50}',
  '(',
  '[a',
  'a{2,1}',
  '\\',
  '*',
  'x'.repeat(201),
])('%s cannot: it is none, or might keep somebody waiting', (pattern) => {
  expect(isPattern(pattern)).toBe(false)
})
