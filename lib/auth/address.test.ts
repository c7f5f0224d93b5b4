import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { ADDRESS_HEADER, addressOf, knowAddresses, lastHop } from './address'

test('where a request comes from is what its socket says, whatever it says itself', async () => {
  knowAddresses()
  const heard: Headers[] = []
  const server = createServer((request, response) => {
    heard.push(new Headers(request.headers as Record<string, string>))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const forged = { [ADDRESS_HEADER]: '10.0.0.1', 'x-forwarded-for': '10.0.0.1' }
  await fetch(`http://127.0.0.1:${port}`, { headers: forged })
  await new Promise((resolve) => server.close(resolve))

  expect(addressOf(heard[0]!)).toBe('127.0.0.1')
})

test('behind a proxy of ours it is whom that one saw, not what the client wrote before', () => {
  expect(lastHop('6.6.6.6, 10.0.0.1')).toBe('10.0.0.1')
  expect(lastHop(['6.6.6.6', '10.0.0.2'])).toBe('10.0.0.2')
  expect(lastHop(undefined)).toBe('')
  expect(addressOf(new Headers({ [ADDRESS_HEADER]: '::ffff:10.0.0.3' }))).toBe('10.0.0.3')
  expect(addressOf(new Headers())).toBe('')
})
