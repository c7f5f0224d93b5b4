import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'
import config from '@/next.config.mjs'
import { proxy } from '@/proxy'

const ask = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest('http://shop.test/cart', { headers: { host: 'shop.test', ...headers } }))
const policyOf = async (headers?: Record<string, string>) =>
  (await ask(headers)).headers.get('content-security-policy') ?? ''

describe('a page', () => {
  test('asks nobody but us for anything, and sends its forms to nobody else', async () => {
    const rules = (await policyOf()).split('; ')
    const [, ...sources] = rules.flatMap((rule) => rule.split(' ').slice(1))
    const ours = /^'(self|none|unsafe-inline|strict-dynamic|nonce-[\w+/=]{24})'$|^(blob|data):$/
    expect(sources.filter((source) => !ours.test(source))).toEqual([])
    for (const rule of ["default-src 'self'", "form-action 'self'", "object-src 'none'", "base-uri 'none'"])
      expect(rules).toContain(rule)
    expect(rules.find((rule) => rule.startsWith('script-src'))).not.toContain('unsafe')
  })

  test('has a policy of its own each time, whatever was sent as one', async () => {
    const sent = { 'content-security-policy': "script-src 'nonce-known' *", 'x-nonce': 'known' }
    const [first, second] = [await policyOf(sent), await policyOf(sent)]
    expect(first).not.toBe(second)
    for (const policy of [first, second]) expect(policy).not.toMatch(/known|\*/)
    const carried = (await ask(sent)).headers
    expect(carried.get('x-middleware-request-x-nonce')).not.toBe('known')
    expect(carried.get('x-middleware-request-content-security-policy')).toBe(carried.get('content-security-policy'))
  })

  test('names no address with a key or a search in it as where one comes from', async () => {
    const written = (await config.headers?.()) ?? []
    const policies = written.flatMap(({ source, headers }) =>
      headers.filter(({ key }) => key === 'Referrer-Policy').map(({ value }) => [source, value]),
    )
    expect(Object.fromEntries(policies)).toEqual({
      '/:path*': 'strict-origin-when-cross-origin',
      '/activate/:token': 'strict-origin',
      '/reset/:token': 'strict-origin',
      '/confirm-email/:token': 'strict-origin',
      '/hand-over/:token': 'strict-origin',
      '/managed-lists/:token': 'no-referrer',
    })
  })
})

test('what would cost us most is closed: no picture is made over for anybody, and an action is told 256 kB at most', () => {
  expect(config.images).toEqual({ unoptimized: true })
  expect(config.experimental?.serverActions?.bodySizeLimit).toBe('256kb')
})
