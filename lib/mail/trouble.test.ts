import { asc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { mails } from '@/db/schema'
import { HOUR, MINUTE } from '@/lib/clock'
import type { Shop } from '@/lib/shops/shop'
import { setClock } from '@/lib/testing/clock'
import { makeShop } from '@/lib/testing/make'
import { type Mood, openPostOffice } from '@/lib/testing/post-office'
import { deliverDueMails } from './deliver'
import { type Mailer, mailerOf, type OutgoingMail } from './mailer'
import { queueMail } from './outbox'

let counter = 0
const queue = (shop: Shop, values: { recipient?: string; subject?: string } = {}) =>
  transact({ mail: 'test' }, (tx) =>
    queueMail(tx, {
      shop,
      template: 'order-new',
      dedupeKey: `trouble:${++counter}`,
      locale: 'en',
      recipient: 'carla@test.com',
      subject: `Letter ${counter}`,
      html: '<p>Hello</p>',
      text: 'Hello',
      ...values,
    }),
  )
const mailsOf = (shop: Shop) =>
  db.select().from(mails).where(eq(mails.shopId, shop.id)).orderBy(asc(mails.createdAt), asc(mails.id))

/** A carrier that keeps what it was given, except what it cannot take. */
function carrier(refuses: (mail: OutgoingMail) => boolean = () => false) {
  const taken: OutgoingMail[] = []
  const mailer: Mailer = async (mail) => {
    if (refuses(mail)) throw new Error('down')
    taken.push(mail)
  }
  return { taken, mailer, subjects: () => taken.map(({ subject }) => subject) }
}

/** Every letter that is left behind goes, or a test would deliver another one's. */
afterEach(async () => {
  setClock(0)
  await transact({ mail: 'test' }, async (tx) => {
    await tx.delete(mails)
  })
})

describe('a worker that dies', () => {
  test('between the cause and the letter leaves it to whoever starts next', async () => {
    const shop = await makeShop()
    await queue(shop)
    const next = carrier()
    expect(await deliverDueMails(next.mailer)).toBe(1)
    expect(await mailsOf(shop)).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test('after the server took the letter, before that is written down: one double, by the same Message-ID', async () => {
    const shop = await makeShop()
    const office = await openPostOffice()
    const bySmtp = mailerOf({ MAIL: 'smtp', SMTP_URL: office.url })
    await queue(shop)
    let taken: () => void = () => {}
    const isTaken = new Promise<void>((resolve) => {
      taken = resolve
    })
    void deliverDueMails(async (mail) => {
      await bySmtp(mail)
      taken()
      await new Promise(() => {}) // the process is gone
    })
    await isTaken

    expect(await deliverDueMails(bySmtp)).toBe(0)
    setClock(3 * MINUTE)
    expect(await deliverDueMails(bySmtp)).toBe(1)
    expect(await deliverDueMails(bySmtp)).toBe(0)
    office.close()

    const ids = office.received.map((letter) => letter.match(/^Message-ID: (.+)$/m)?.[1])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(await mailsOf(shop)).toMatchObject([{ state: 'sent', attempts: 2 }])
  })
})

test('four workers send a thousand letters once each, to each reader in the order they were written', async () => {
  const shop = await makeShop()
  const readers = Array.from({ length: 8 }, (_, n) => `reader${n}@test.com`)
  for (let n = 0; n < 1000; n++) await queue(shop, { recipient: readers[n % readers.length], subject: String(n) })
  const { taken, mailer: takes } = carrier()
  const mailer: Mailer = async (mail) => {
    await new Promise((done) => setTimeout(done, Math.random() * 3))
    await takes(mail)
  }
  let rounds = 0
  const work = async () => {
    while (taken.length < 1000) {
      await deliverDueMails(mailer)
      await new Promise((done) => setTimeout(done, 1))
      expect(++rounds).toBeLessThan(20_000)
    }
  }
  await Promise.all([work(), work(), work(), work()])

  expect(new Set(taken.map(({ id }) => id)).size).toBe(1000)
  expect(taken).toHaveLength(1000)
  for (const reader of readers) {
    const got = taken.filter(({ recipient }) => recipient === reader).map(({ subject }) => Number(subject))
    expect(got).toEqual([...got].sort((a, b) => a - b))
  }
})

describe('a server that', () => {
  const bad: [Mood, RegExp][] = [
    ['busy', /451/],
    ['refusing', /554/],
    ['hangs-up', /close/i],
    ['slow', /time|never/i],
  ]
  test.each(bad)('is %s keeps the letter queued, and says why', async (mood, why) => {
    const shop = await makeShop()
    const office = await openPostOffice(mood)
    const mailer = mailerOf({ MAIL: 'smtp', SMTP_URL: office.url }, 300)
    await queue(shop)
    expect(await deliverDueMails(mailer)).toBe(0)
    const [mail] = await mailsOf(shop)
    expect(mail).toMatchObject({ state: 'queued', attempts: 1, leasedUntil: null })
    expect(mail!.lastError).toMatch(why)
    expect(mail!.dueAt.getTime()).toBeGreaterThan(Date.now() + MINUTE / 2)

    office.mood = 'fine'
    setClock(2 * MINUTE)
    expect(await deliverDueMails(mailer)).toBe(1)
    expect(office.received).toHaveLength(1)
    office.close()
  })

  test('is down for an hour delays letters and loses none, nor their order', async () => {
    const shop = await makeShop()
    let down = true
    const { mailer, subjects } = carrier(() => down)
    for (let minute = 0; minute <= 130; minute++) {
      setClock(minute * MINUTE)
      down = minute < 60
      if (minute < 60 && minute % 10 === 0) await queue(shop, { subject: `at ${minute}` })
      await deliverDueMails(mailer)
    }
    expect(subjects()).toEqual(['at 0', 'at 10', 'at 20', 'at 30', 'at 40', 'at 50'])
    const written = await mailsOf(shop)
    expect(written.every(({ state }) => state === 'sent')).toBe(true)
    expect(Math.max(...written.map(({ attempts }) => attempts))).toBeLessThan(8)
  })
})

describe('a letter that cannot leave', () => {
  test('holds back what was written to the same address after it, until it left', async () => {
    const shop = await makeShop()
    let down = true
    const { mailer, subjects } = carrier(({ subject }) => down && subject === 'first')
    for (const subject of ['first', 'second', 'third']) await queue(shop, { subject })
    await queue(shop, { subject: 'other', recipient: 'anna@test.com' })
    await deliverDueMails(mailer)
    expect(subjects()).toEqual(['other'])
    expect((await mailsOf(shop)).map(({ attempts }) => attempts)).toEqual([1, 0, 0, 1])

    down = false
    setClock(2 * MINUTE)
    await deliverDueMails(mailer)
    expect(subjects()).toEqual(['other', 'first', 'second', 'third'])
  })

  test('holds nothing back once it is given up', async () => {
    const shop = await makeShop()
    const { mailer, subjects } = carrier(({ subject }) => subject === 'poison')
    await queue(shop, { subject: 'poison' })
    await queue(shop, { subject: 'second' })
    for (let half = 0; half <= 12; half++) {
      setClock(half * (HOUR / 2))
      await deliverDueMails(mailer)
    }
    expect(subjects()).toEqual(['second'])
    expect((await mailsOf(shop)).map(({ state }) => state)).toEqual(['dead', 'sent'])
  })

  test('does not keep others from their turn, however many wait behind it', async () => {
    const shop = await makeShop()
    const { mailer, subjects } = carrier(({ recipient }) => recipient === 'poison@test.com')
    for (let n = 0; n < 120; n++) await queue(shop, { recipient: 'poison@test.com' })
    for (let n = 0; n < 3; n++) await queue(shop, { subject: `other ${n}`, recipient: `reader${n}@test.com` })
    await deliverDueMails(mailer)
    await deliverDueMails(mailer)
    expect(subjects()).toEqual(['other 0', 'other 1', 'other 2'])
  })
})

test('what people typed stays in one line of the letter’s head, to one reader', async () => {
  const name = `\u202E"Evil, Inc." <x@y.zz>\r\nBcc: all@test.com ${'x'.repeat(10_000)}`
  const shop = { ...(await makeShop()), name }
  const office = await openPostOffice()
  await queue(shop, { subject: `Order\r\nBcc: all@test.com\r\n\r\n${'é'.repeat(10_000)}` })
  await queue(shop, { recipient: '"a b"@test.com' })
  await deliverDueMails(mailerOf({ MAIL: 'smtp', SMTP_URL: office.url }))
  office.close()

  expect(office.received).toHaveLength(1)
  const head = office.received[0]!.split('\r\n\r\n')[0]!
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  expect(fields.filter((field) => /^(from|to|subject):/i.test(field))).toHaveLength(3)
  expect(fields.filter((field) => /^(bcc|cc):/i.test(field))).toEqual([])
  expect(fields).toContain('To: carla@test.com')
  expect(office.readers).toEqual(['<carla@test.com>'])
  expect(Buffer.byteLength(head)).toBeLessThan(3000)
})
