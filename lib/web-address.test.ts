import { expect, test } from 'vitest'
import { webAddress } from './web-address'

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  ' java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://shop.test/x',
  '//evil.test',
  'x',
  '',
  null,
])('%j is shown, not followed', (typed) => expect(webAddress(typed)).toBeNull())

test('an address of the web is, with its signs of markup written out', () => {
  expect(webAddress('https://post.test/track?n=1')).toBe('https://post.test/track?n=1')
  expect(webAddress('https://post.test/"><script>')).not.toMatch(/["<>]/)
})
