import { createServer } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { ADDRESS_HEADER, addressOf, knowAddresses, lastHop } from './address'

afterEach(() => vi.restoreAllMocks())

knowAddresses()

async function heardOf(...sent: Record<string, string>[]) {
  const heard: Headers[] = []
  const server = createServer((request, response) => {
    heard.push(new Headers(request.headers as Record<string, string>))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  for (const headers of sent) await fetch(`http://127.0.0.1:${port}`, { headers })
  await new Promise((resolve) => server.close(resolve))
  return heard
}

test('where a request comes from is what its socket says, whatever it says itself', async () => {
  const [heard] = await heardOf({ [ADDRESS_HEADER]: '10.0.0.1', 'x-forwarded-for': '10.0.0.1' })
  expect(addressOf(heard!)).toBe('127.0.0.1')
})

test('a proxy near us of which nobody has told us is warned of, once; nothing else is', async () => {
  const warn = vi.spyOn(log, 'warn').mockReturnValue()
  await heardOf({}, { 'x-forwarded-for': '10.0.0.1', [ADDRESS_HEADER]: '10.0.0.1' })
  expect(warn).not.toHaveBeenCalled()
  await heardOf({ 'x-forwarded-for': '203.0.113.1' }, { 'x-forwarded-for': '203.0.113.2' })
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('TRUSTED_PROXY=true'))
})

test('behind a proxy of ours it is whom that one saw, not what the client wrote before', () => {
  expect(lastHop('6.6.6.6, 10.0.0.1')).toBe('10.0.0.1')
  expect(lastHop(['6.6.6.6', '10.0.0.2'])).toBe('10.0.0.2')
  expect(lastHop(undefined)).toBe('')
  expect(addressOf(new Headers({ [ADDRESS_HEADER]: '::ffff:10.0.0.3' }))).toBe('10.0.0.3')
  expect(addressOf(new Headers())).toBe('')
})
