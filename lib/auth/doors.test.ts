import { describe, expect, test } from 'vitest'
import { safePath } from '@/lib/href'

import { isSameOrigin } from './origin'
import { readPass, signPass } from './pass'

const asking = (headers: Record<string, string>) =>
  isSameOrigin(new Headers({ host: 'shop.test', ...headers }), 'https')

describe('a request that changes something', () => {
  test.each([
    [{ origin: 'https://shop.test' }, true],
    [{ origin: 'https://shop.test', 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://evil.test' }, false],
    [{ origin: 'https://sub.shop.test' }, false],
    [{ origin: 'http://shop.test' }, false],
    [{ origin: 'https://shop.test:8443' }, false],
    [{ origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' }, false],
    [{ origin: 'https://shop.test', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'https://shop.test', 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
  ])('with %j comes from us: %s', (headers, ours) => {
    expect(asking(headers)).toBe(ours)
  })
})

describe('a pass', () => {
  const pass = { host: 'shop.test', path: '/cart', assistId: 'a-b-c' }
  const signed = signPass(pass, 'secret')

  test('is read only with the signature it was given', () => {
    expect(readPass(signed, 'secret')).toEqual(pass)
    expect(readPass(signed, 'other')).toBeUndefined()
    for (const forged of ['a-b-c', 'a-b-c.', 'a-b-c.x', '.', '', null])
      expect(readPass(forged, 'secret')).toBeUndefined()
  })

  test('to one page is not one to another', () => {
    const elsewhere = Buffer.from(JSON.stringify({ ...pass, path: '/account' })).toString('base64url')

    expect(readPass(`${elsewhere}.${signed.split('.')[1]}`, 'secret')).toBeUndefined()
  })
})

describe('a way back', () => {
  test.each([
    'https://evil.test',
    '//evil.test',
    '/.//evil.test',
    '/..//evil.test',
    '/%2e//evil.test',
    '/a/..//evil.test',
    '/\\evil.test',
    '/%0d%0aSet-Cookie: x',
    '%2f%2fevil.test',
    '/%2f%2fevil.test',
    '/%5cevil.test',
    'JaVaScRiPt:alert(1)',
    '\t//evil.test',
    'javascript:alert(1)',
    '/a\r\nb',
    'cart',
    '',
    undefined,
    ['/cart'],
  ])('such as %j is not followed', (path) => {
    expect(safePath(path)).toBe('/')
    expect(safePath(path, '/account')).toBe('/account')
  })

  test('to a page of ours is', () => {
    for (const path of ['/checkout?step=2', '/search?q=a%2Fb', '/c/caf%C3%A9', '/as/x/cart'])
      expect(safePath(path)).toBe(path)
  })
})
