import { createServer, type Server } from 'node:http'
import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { mails } from '@/db/schema'
import { MINUTE } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { makeShop } from '@/lib/testing/make'
import { openPostOffice } from '@/lib/testing/post-office'
import { deliverDueMails } from './deliver'
import { mailerOf, type OutgoingMail } from './mailer'
import { queueMail } from './outbox'

const goes = vi.hoisted(() => ({ by: 'local' }))
vi.mock('@/lib/env', async (original) => {
  const { env, ...real } = await original<typeof import('@/lib/env')>()
  return { ...real, env: () => ({ ...env(), MAIL: goes.by }) }
})

let counter = 0
const letterOf = (shop: Shop, values: { dedupeKey?: string; subject?: string; recipient?: string } = {}) => ({
  shop,
  template: 'order-new',
  dedupeKey: `test:${++counter}`,
  locale: 'en' as const,
  recipient: 'carla@test.com',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...values,
})

const queue = (shop: Shop, values = {}) => transact({ mail: 'test' }, (tx) => queueMail(tx, letterOf(shop, values)))
const mailsOf = (shop: Shop) => db.select().from(mails).where(eq(mails.shopId, shop.id))

afterEach(async () => {
  setClock(0)
  goes.by = 'local'
  await deliverDueMails(async () => {})
})

describe('the outbox', () => {
  test('keeps no letter of a cause that did not come true', async () => {
    const shop = await makeShop()
    const failing = transact({ mail: 'x' }, async (tx) => {
      await queueMail(tx, letterOf(shop))
      throw new Error('disk')
    })
    await expect(failing).rejects.toThrow('disk')
    expect(await mailsOf(shop)).toEqual([])
  })

  test('keeps no key of a letter that has left; only where letters are read here', async () => {
    const key = 'k'.repeat(43)
    const text = `http://shop.test/reset/${key}`
    for (const [by, keeps] of [
      ['smtp', false],
      ['resend', false],
      ['local', true],
    ] as const) {
      const shop = await makeShop()
      await queue(shop, { text, html: `<a href="${text}">` })
      goes.by = by
      const sent: string[] = []
      await deliverDueMails(async ({ html }) => void sent.push(html))
      expect(sent.join()).toContain(key)
      const [row] = await mailsOf(shop)
      expect([row?.state, JSON.stringify(row).includes(key)]).toEqual(['sent', keeps])
    }
  })

  test('writes the same cause once', async () => {
    const shop = await makeShop()
    await queue(shop, { dedupeKey: `once:${shop.id}` })
    await queue(shop, { dedupeKey: `once:${shop.id}` })
    expect(await mailsOf(shop)).toHaveLength(1)
  })

  test('lets no name or subject add a line or a reader', async () => {
    const shop = { ...(await makeShop()), name: 'Evil"\r\nBcc: <x@y.zz>' }
    await queue(shop, { subject: 'Order\r\nBcc: all@test.com' })
    await queue(shop, { recipient: 'a@test.com, b@test.com' })
    const written = await mailsOf(shop)
    expect(written).toHaveLength(1)
    expect(written[0]).toMatchObject({
      sender: '"Evil Bcc: x@y.zz" <shop@test.com>',
      subject: 'Order Bcc: all@test.com',
      recipient: 'carla@test.com',
    })
  })
})

describe('delivering', () => {
  test('sends a hundred letters once each, with two workers', async () => {
    const shop = await makeShop()
    for (let n = 0; n < 100; n++) await queue(shop)
    const seen: string[] = []
    const mailer = async (mail: OutgoingMail) => {
      await new Promise((done) => setTimeout(done, 1))
      seen.push(mail.id)
    }
    const work = async () => {
      while ((await mailsOf(shop)).some((mail) => mail.state === 'queued')) {
        await deliverDueMails(mailer)
        await new Promise((done) => setTimeout(done, 5))
      }
    }
    await Promise.all([work(), work()])
    expect(seen).toHaveLength(100)
    expect(new Set(seen).size).toBe(100)
  })

  test('waits longer after each failure, and gives up after eight', async () => {
    const shop = await makeShop()
    await queue(shop)
    const failing = async () => Promise.reject(new Error('550 carla@test.com is unknown'))
    const waits: number[] = []
    let at = 0
    for (let n = 1; n <= 8; n++) {
      setClock(at)
      const before = Date.now() + at
      await deliverDueMails(failing)
      const [mail] = await mailsOf(shop)
      expect(mail).toMatchObject({ attempts: n, state: n === 8 ? 'dead' : 'queued', lastError: '550 … is unknown' })
      waits.push(Math.round((mail!.dueAt.getTime() - before) / MINUTE))
      expect(await deliverDueMails(failing)).toBe(0)
      at += waits[n - 1]! * MINUTE + 1000
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
  })

  test('takes over a letter whose worker died', async () => {
    const shop = await makeShop()
    await queue(shop)
    await transact({ mail: 'x' }, async (tx) => {
      await tx
        .update(mails)
        .set({ leasedUntil: new Date(Date.now() + MINUTE) })
        .where(eq(mails.shopId, shop.id))
    })
    expect(await deliverDueMails(async () => {})).toBe(0)
    setClock(2 * MINUTE)
    expect(await deliverDueMails(async () => {})).toBe(1)
  })

  test('hands a letter to Resend once, under its own key', async () => {
    const shop = await makeShop()
    await queue(shop)
    const requests: { key: unknown; auth: unknown; body: Record<string, unknown> }[] = []
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        const { authorization: auth, 'idempotency-key': key } = request.headers
        requests.push({ key, auth, body: JSON.parse(body) })
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ id: 'x' }))
      })
    })
    const port = await listening(server)
    const mailer = mailerOf({ MAIL: 'resend', RESEND_API_KEY: 're_test', RESEND_BASE_URL: `http://127.0.0.1:${port}` })

    expect(await deliverDueMails(mailer)).toBe(1)
    expect(await deliverDueMails(mailer)).toBe(0)
    server.close()

    const [mail] = await mailsOf(shop)
    expect(requests).toMatchObject([
      { key: mail!.id, auth: 'Bearer re_test', body: { to: 'carla@test.com', subject: 'Hello', from: mail!.sender } },
    ])
  })

  test('hands a letter to an SMTP server once, with a Message-ID of its own', async () => {
    const shop = await makeShop()
    await queue(shop)
    const office = await openPostOffice()
    const mailer = mailerOf({ MAIL: 'smtp', SMTP_URL: office.url })

    expect(await deliverDueMails(mailer)).toBe(1)
    expect(await deliverDueMails(mailer)).toBe(0)
    office.close()

    const [mail] = await mailsOf(shop)
    expect(office.received).toHaveLength(1)
    expect(office.received[0]).toContain(`Message-ID: <${mail!.id}@test.com>`)
    expect(office.received[0]).toContain('To: carla@test.com')
  })
})

const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
