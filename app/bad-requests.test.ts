import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { skus } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { SIGNATURE_HEADER, signatureOf } from '@/lib/payments/signature'
import { badTexts, badWords } from '@/lib/testing/bad-values'
import { asking } from '@/lib/testing/called-here'
import { fieldsOf } from '@/lib/testing/choices'
import { type FullHouse, fullHouse } from '@/lib/testing/full-house'
import { goodValues } from '@/lib/testing/good-values'
import { FORM, SECRET } from '@/lib/testing/pay'
import { proxy } from '@/proxy'

vi.stubEnv('FILES_FOLDER', mkdtempSync(join(tmpdir(), 'files-')))
vi.stubEnv('PAGE_LIMIT', 'off')
vi.stubEnv('TEST_GATEWAYS', 'open')
vi.mock('@/lib/auth/limiter', async (original) => ({ ...(await original<object>()), limit: () => {} }))
/** Which parameters of an address a handler has read. */
const read = vi.hoisted(() => new Set<string>())
vi.mock('@/lib/door', async (original) => {
  const real = await original<typeof import('@/lib/door')>()
  type Read = (actor: never, search: Record<string, string>, path: Record<string, string>) => never
  const telling = (make: (schema: never, run: never) => object) => (schema: never, run: never) =>
    Object.assign(make(schema, run), { schema })
  const watching = (make: (run: never) => object) => (run: Read) => {
    const watched: Read = (actor, search, path) => {
      const get = (target: object, name: string) => read.add(name) && Reflect.get(target, name)
      return run(actor, new Proxy(search, { get }) as Record<string, string>, path)
    }
    return Object.assign(make(watched as never), { reads: true })
  }
  const writers = { post: telling(real.post), adminPost: telling(real.adminPost) }
  return { ...real, ...writers, get: watching(real.get), adminGet: watching(real.adminGet) }
})

/** The real one, called as a page would be: as a route it asks the framework, which is not here. */
vi.mock('next-auth', async (original) => {
  type Called = (request: object, answer: object, options: unknown) => Promise<unknown>
  const { default: real } = await original<{ default: Called }>()
  return {
    async default(request: NextRequest, context: { params: Promise<object> }, options: unknown) {
      const isJson = request.headers.get('content-type')?.includes('application/json')
      const read = () =>
        isJson ? request.json() : request.text().then((text) => Object.fromEntries(new URLSearchParams(text)))
      const body = request.method === 'POST' ? await read() : undefined
      const cookies = Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]))
      const query = { ...Object.fromEntries(request.nextUrl.searchParams), ...(await context.params) }
      let status = 200
      const say = (code: number) => {
        status = code
        return answer
      }
      const none = () => answer
      const redirect = () => say(302)
      const answer: object = {
        status: say,
        redirect,
        setHeader: none,
        getHeader: none,
        json: none,
        send: none,
        end: none,
      }
      await real(
        { method: request.method, headers: Object.fromEntries(request.headers), query, cookies, body },
        answer,
        options,
      )
      return new Response(null, { status })
    },
  }
})

type Path = { params: Promise<Record<string, string | string[]>> }
type Handler = ((request: Request, path: Path) => Promise<Response>) & { schema?: z.ZodType; reads?: true }

const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)route\.ts$/.test(file))
const modules = files.sort().map(async (file) => [file, await import(/* @vite-ignore */ `./${file}`)] as const)
const doors = (await Promise.all(modules)).flatMap(([file, module]: readonly [string, Record<string, Handler>]) =>
  Object.entries(module).map(([method, handler]) => ({ file, method, handler, at: file.replace('/route.ts', '') })),
)
const writers = doors.filter(({ handler }) => handler.schema)
const readers = doors.filter(({ handler }) => handler.reads)

let house: FullHouse
beforeAll(async () => {
  house = await fullHouse()
  const [{ transact }, { saveFile }] = await Promise.all([import('@/db'), import('@/lib/catalogue/files')])
  await saveFile('guide.pdf', Buffer.from('x'))
  await transact({ skus: 'all' }, async (tx) => void (await tx.update(skus).set({ file: 'guide.pdf' })))
  asking.undoes = true
})

const peopleFor = (at: string): Actor[] => {
  const { carla, anna, idle, boss, guest } = house.people
  return at.startsWith('admin/') ? [boss!] : [carla!, anna!, idle!, guest!]
}
/** What is written of somebody who is refused: what they wanted, what was too often, and what claims to be a bank's. */
const kept = /^(audit_|limits$|payment_callbacks$)/

/** The status of the answer, or 307 where somebody is sent on; anything of 500 and more is a fault of ours, and thrown. */
async function knock(
  handler: Handler,
  request: Request,
  path: Record<string, string | string[]> = {},
): Promise<number> {
  asking.written.clear()
  try {
    const answer = await handler(request, { params: Promise.resolve(path) })
    if (answer.status >= 500) throw new Error(`answered ${answer.status}`)
    const isTold = answer.headers.get('content-type')?.startsWith('application/json')
    if (answer.status >= 400 && isTold) z.strictObject({ refused: z.string() }).parse(await answer.json())
    else await answer.body?.cancel()
    const changed = [...asking.written].filter((table) => !kept.test(table))
    if (answer.status >= 400 && changed.length > 0) throw new Error(`refused, and changed ${changed}`)
    return answer.status
  } catch (error) {
    if (/^NEXT_(HTTP_ERROR|REDIRECT)/.test(String((error as { digest?: string }).digest))) return 307
    throw error
  }
}

const send = (body: BodyInit | null, type: string, more: Record<string, string> = {}) =>
  new Request('http://shop.test/x', {
    method: 'POST',
    headers: { ...asking.headers, 'content-type': type, ...more },
    body,
  })
const form = (values: Record<string, string>) =>
  send(new URLSearchParams(values).toString(), 'application/x-www-form-urlencoded')

/** What a script may send for a value, as it is written in JSON. */
const badJson = [
  ...['null', 'true', '-0', '1e309', '-1', '9007199254740993', '1000000000', '1.5', '[]', '[[]]', '{}', '""'],
  ...['{"__proto__":{"a":1}}', '{"toString":1}', '{"length":9e9}', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ...['"\\u0000"', '"\\ud800"', '"\\u202e"', '"2026-02-30"', '"__proto__"'],
]
const part = (text: string) => send(text, 'multipart/form-data; boundary=b')

/** What is no form and no JSON, whatever the door. */
const bodies = (name: string): (() => Request)[] => [
  () => send(null, 'application/json'),
  () => send('', 'application/x-www-form-urlencoded'),
  ...badJson.map((value) => () => send(value, 'application/json')),
  () => send(`{"${name}":"`, 'application/json'),
  () => send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 'application/json'),
  () => send(new Uint8Array([0xff, 0xfe, 0x3d, 0xc3, 0x28]), 'application/x-www-form-urlencoded'),
  () => part(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n01a2`),
  () => part('no boundary'),
  () => part(`--b\r\nContent-Disposition: form-data; name="${name}"; filename="x"\r\n\r\nx\r\n--b--\r\n`),
  () => send('x', 'multipart/form-data'),
  () => send('{}', 'application/x-nothing'),
  () => send('{}', 'text/plain'),
  () => send(`${name}=x`, ''),
]

describe('a door, whatever is sent to it,', () => {
  test.each(writers)('says no in one shape, or takes it: $at', async ({ handler, at }) => {
    const fields = Object.entries(fieldsOf(handler.schema!))
    const good = Object.fromEntries(fields.map(([name, field]) => [name, goodValues(house, name, field)[0] ?? '']))
    const wrong: string[] = []
    const tell = (what: string) => (error: Error) => void wrong.push(`${what}: ${error.stack}`.slice(0, 600))
    for (const actor of peopleFor(at)) {
      asking.actor = actor
      await knock(handler, form(good)).catch(tell('what is good'))
      for (const [index, body] of bodies(fields[0]?.[0] ?? 'x').entries())
        await knock(handler, body()).catch(tell(`body ${index}`))
      for (const [name] of fields) {
        const rest = JSON.stringify({ ...good, [name]: undefined }).slice(1, -1)
        for (const [what, bad] of badTexts)
          await knock(handler, form({ ...good, [name]: bad })).catch(tell(`${name} ${what}`))
        for (const value of badJson) {
          const json = `{${rest ? `${rest},` : ''}"${name}":${value}}`
          await knock(handler, send(json, 'application/json')).catch(tell(`${name} ${value.slice(0, 30)}`))
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test.each(readers)('shows something, or says no: $at', async ({ handler, at, method }) => {
    expect(method).toBe('GET')
    const places = [...at.matchAll(/\[(\w+)\]/g)].map(([, name]) => name!)
    const ids = [...house.rows.values()].flatMap((rows) => rows.slice(0, 4).map(({ id }) => String(id)))
    const wrong: string[] = []
    read.clear()
    const statuses = new Set<number>()
    const visit = async (what: string, path: Record<string, string>, search: Record<string, string>) => {
      const address = Object.values(path).map(encodeURIComponent).join('/')
      const url = `http://shop.test/${address}?${new URLSearchParams(search)}`
      if ((await proxy(new NextRequest(url))).status === 400) return
      const request = new Request(url, { headers: asking.headers })
      await knock(handler, request, path).then(
        (status) => void statuses.add(status),
        (error) => void wrong.push(`${what}: ${error.stack}`.slice(0, 600)),
      )
    }
    const texts = badWords.map(([what, text]) => [what, text.slice(0, 12_000).toWellFormed()] as const)
    for (const actor of peopleFor(at)) {
      asking.actor = actor
      if (places.length > 0) for (const id of ids) await visit(`id ${id}`, { [places[0]!]: id }, {})
      else await visit('nothing', {}, {})
      for (const [index, [what, bad]] of texts.entries()) {
        const other = (at: number) => texts[(index + at * 7) % texts.length]![1]
        await visit(what, Object.fromEntries(places.map((name) => [name, bad])), {})
        await visit(what, {}, Object.fromEntries([...read].map((name, at) => [name, other(at)])))
      }
    }
    expect(wrong).toEqual([])
    expect(
      [...statuses].some((status) => status < 400),
      'somebody is shown something',
    ).toBe(true)
  })

  test('of gateways, believes nobody who has not signed it, and takes what is signed as it is meant', async () => {
    const { handler } = doors.find(({ at }) => at === 'api/callbacks/[gateway]')!
    const [order] = (house.rows.get('orders') ?? []).filter(({ gateway }) => gateway === FORM)
    const message = {
      ...{ id: crypto.randomUUID(), type: 'PAYMENT', shop: house.shop.code, orderNumber: order!.number },
      ...{ amount: order!.total, currency: 'EUR', code: '1', reference: 'bank-1' },
    }
    const wrong: string[] = []
    const tell = (what: string) => (error: Error) => void wrong.push(`${what}: ${error.stack}`.slice(0, 600))
    for (const gateway of [FORM, 'stripePaymentGateway', '__proto__', 'a\0b', '', 'x'.repeat(10_000)])
      for (const body of bodies('id')) {
        const status = await knock(handler, body(), { gateway }).catch(tell(gateway))
        if (status && status < 400) wrong.push(`${gateway}: ${status}`)
      }
    for (const name of Object.keys(message))
      for (const value of [...badJson, ...badTexts.map(([, text]) => JSON.stringify(text))]) {
        const rest = JSON.stringify({ ...message, [name]: undefined }).slice(1, -1)
        const body = `{${rest},"${name}":${value}}`
        const signed = { [SIGNATURE_HEADER]: signatureOf(body, SECRET, now()) }
        await knock(handler, send(body, 'application/json', signed), { gateway: FORM }).catch(
          tell(`${name} ${value.slice(0, 40)}`),
        )
      }
    expect(wrong).toEqual([])
  })

  test('of NextAuth, says no to what it could not read', async () => {
    const handlers = doors.filter(({ at }) => at === 'api/auth/[...nextauth]')
    const ways = badWords
      .flatMap(([, text]) => [text, `/${text}`, `http://${text}`])
      .map((text) => text.slice(0, 3_000).toWellFormed())
    const form = 'application/x-www-form-urlencoded'
    const wrong: string[] = []
    asking.actor = house.people.guest!
    for (const { handler, method } of handlers)
      for (const nextauth of [
        ['callback', 'credentials'],
        ['signin'],
        ['signout'],
        ['session'],
        ['csrf'],
        ['__proto__'],
      ]) {
        const knockAs = async (
          search: Record<string, string>,
          headers: Record<string, string>,
          sent?: () => Request,
        ) => {
          const url = `http://shop.test/api/auth/${nextauth.join('/')}?${new URLSearchParams(search)}`
          const given = sent?.() ?? send('', form)
          const body = method === 'POST' ? await given.arrayBuffer() : undefined
          const all = { ...Object.fromEntries(given.headers), ...headers }
          const tell = (error: Error) =>
            void wrong.push(`${method} ${nextauth} ${url.slice(0, 90)}: ${error.stack}`.slice(0, 500))
          return knock(handler, new NextRequest(url, { method, headers: all, body }), { nextauth }).catch(tell)
        }
        for (const way of ways) {
          await knockAs({ callbackUrl: way, error: way }, {})
          await knockAs({}, { cookie: `next-auth.callback-url=${encodeURIComponent(way)}` })
          await knockAs({}, {}, () => send(new URLSearchParams({ callbackUrl: way, csrfToken: way }).toString(), form))
        }
        for (const body of bodies('callbackUrl')) await knockAs({}, {}, body)
        for (const value of badJson)
          await knockAs({}, {}, () => send(`{"callbackUrl":${value},"csrfToken":${value}}`, 'application/json'))
      }
    expect(wrong).toEqual([])
  })

  test('is one of these: what else there is has its own, or reads nothing', () => {
    const other = doors.filter((door) => !writers.includes(door) && !readers.includes(door)).map(({ at }) => at)
    const own = [
      'api/auth/[...nextauth]',
      'api/auth/[...nextauth]',
      'api/callbacks/[gateway]',
      'api/health',
      'api/ready',
    ]
    expect(other).toEqual(own)
  })
})
