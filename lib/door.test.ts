import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { newId } from '@/db/id'
import { makeShop, visitor } from '@/lib/testing/make'
import { get, json, post } from './door'
import { Refusal } from './refusal'

const asking = vi.hoisted(() => ({ actor: undefined as unknown }))
vi.mock('@/lib/auth/session', () => ({ currentActor: async () => asking.actor }))

const run = vi.fn(async () => json({ done: true }))
const Input = z.object({ id: z.uuid(), quantity: z.coerce.number().int().min(1).max(999) })
const door = post(Input, run)
const good = { id: newId(), quantity: 1 }

beforeEach(async () => {
  asking.actor = visitor(await makeShop())
  run.mockClear()
})

const send = (body: BodyInit | null, type: string) => {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': type }
  return door(new Request('http://shop.test/api/x', { method: 'POST', headers, body }))
}
const form = (text: string) => send(text, 'application/x-www-form-urlencoded')
const script = (value: unknown) => send(typeof value === 'string' ? value : JSON.stringify(value), 'application/json')
const multipart = (text: string) => send(text, 'multipart/form-data; boundary=b')
const part = (rest: string) => `--b\r\nContent-Disposition: form-data; name="id"${rest}`

const bad: [string, () => Promise<Response>][] = [
  ['nothing', () => send(null, 'application/json')],
  ['an empty form', () => form('')],
  ['null', () => script(null)],
  ['a number', () => script(7)],
  ['a list', () => script([good])],
  ['half of an object', () => script('{"id":"')],
  ['no quantity', () => script({ id: good.id })],
  ['null for a field', () => script({ ...good, id: null })],
  ['a list for a field', () => script({ ...good, id: [good.id] })],
  ['an object for a field', () => script({ ...good, id: { toString: 'x' } })],
  ['a field twice', () => form(`id=${good.id}&id=${good.id}&quantity=1`)],
  ['not a number', () => form(`id=${good.id}&quantity=NaN`)],
  ['more than any number', () => script(`{"id":"${good.id}","quantity":1e999}`)],
  ['one beyond whole numbers', () => form(`id=${good.id}&quantity=9007199254740993`)],
  ['less than nothing', () => form(`id=${good.id}&quantity=-1`)],
  ['nothing negative', () => script(`{"id":"${good.id}","quantity":-0}`)],
  ['a NUL', () => form('id=%00&quantity=1')],
  ['half a character', () => script('{"id":"\\ud800","quantity":1}')],
  ['bytes that are no text', () => send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 'application/json')],
  ['a megabyte', () => form(`id=${'a'.repeat(1_000_000)}&quantity=1`)],
  ['a prototype', () => script('{"__proto__":{"id":"x"},"constructor":{"prototype":{}}}')],
  ['ten thousand levels', () => script(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
  ['ten thousand levels in a field', () => script(`{"id":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`)],
  ['a form that is cut off', () => multipart(part('\r\n\r\n01a2'))],
  ['a form without its first line', () => multipart('id=1')],
  ['a file for a field', () => multipart(`${part('; filename="x"')}\r\n\r\n${good.id}\r\n--b--\r\n`)],
  ['a form without its boundary', () => send('x', 'multipart/form-data')],
  ['a type nobody knows', () => send(JSON.stringify(good), 'application/x-nothing')],
  ['a plain text', () => send(JSON.stringify(good), 'text/plain')],
  ['JSON called a form', () => send(JSON.stringify(good), 'application/x-www-form-urlencoded')],
]

describe('a doorway', () => {
  test('lets through what has its shape, as a form and as JSON', async () => {
    for (const answer of [await script(good), await form(`id=${good.id}&quantity=1&more=x`)])
      expect([answer.status, await answer.json()]).toEqual([200, { done: true }])
    expect(run).toHaveBeenCalledTimes(2)
  })

  test.each(bad)('refuses in one shape what has not: %s', async (_what, sent) => {
    const answer = await sent()
    expect([answer.status, await answer.json()]).toEqual([400, { refused: 'checkFields' }])
    expect(run).not.toHaveBeenCalled()
    expect({} as { id?: string }).not.toHaveProperty('id')
  })

  test.each([
    ['tooOften', 'throttled', { minutes: 2, seconds: 90 }, 429, '90'],
    ['busy', 'unavailable', {}, 503, '5'],
  ] as const)('says when to come back, refused with %s', async (key, reason, values, status, after) => {
    const refuse = () => Promise.reject(new Refusal(key, reason, values))
    run.mockImplementationOnce(refuse)
    const read = await get(refuse)(new Request('http://shop.test/api/x'), { params: Promise.resolve({}) })
    for (const answer of [await script(good), read])
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, after])
  })
})
