import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ask } from '@/app/(shop)/reset/actions'
import { db } from '@/db'
import { mails, shopHosts } from '@/db/schema'
import { locales } from '@/db/words'
import { accountLetter, accountTemplates } from '@/lib/mail/letters/account'
import { orderLetter } from '@/lib/mail/letters/order'
import { templateNames } from '@/lib/mail/letters/templates'
import type { Shop } from '@/lib/shops/shop'
import { letterFacts } from '@/lib/testing/letter-facts'
import { makeCustomer, makeShop, only } from '@/lib/testing/make'
import { sourcesOf } from '@/lib/testing/sources'

const request = vi.hoisted(() => ({ headers: {} as Record<string, string>, later: [] as (() => Promise<unknown>)[] }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(request.headers),
  cookies: async () => ({ get: () => undefined, has: () => false, set: () => {} }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: (work: () => Promise<unknown>) => request.later.push(work),
}))

beforeEach(() => {
  request.later = []
})

const urlsIn = ({ html, text }: { html: string; text: string }) =>
  `${html}\n${text}`.match(/(?:https?:)?\/\/[^\s"<>]+/g) ?? []

/** Sends the form, and does what is done once the answer is out. */
async function askedBy(email: string, headers: Record<string, string>) {
  request.headers = headers
  const form = new FormData()
  form.set('email', email)
  const answer = await ask(null, form).catch((error) => String(error.digest ?? error))
  for (const work of request.later.splice(0)) await work()
  return typeof answer === 'string' ? answer : answer.ok
}

const forwarded = { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'http', 'x-forwarded-server': 'evil.test' }
const hostile = {
  ...forwarded,
  forwarded: 'host=evil.test;proto=http',
  'x-host': 'evil.test',
  referer: 'http://evil.test/',
}

describe('where a letter’s links lead', () => {
  test('is what the shop says, whatever a request claims to have been sent to', async () => {
    const shop = await makeShop({ attributes: { SHOP_URL: 'https://shop.test' } })
    const { host } = only(await db.select().from(shopHosts).where(eq(shopHosts.shopId, shop.id)))
    const { email } = await makeCustomer(shop, { passwordHash: 'x' })
    const ours = { host: `${host}:8443`, 'sec-fetch-site': 'same-origin' }
    const lettersNow = () => db.select().from(mails).where(eq(mails.recipient, email))

    expect(await askedBy(email, { ...ours, origin: 'http://evil.test', ...hostile })).toBe(false)
    expect(await askedBy(email, { ...ours, ...hostile, host: 'evil.test' })).toContain('404')
    expect(await lettersNow()).toEqual([])
    expect(await askedBy(email, { ...ours, ...hostile })).toContain('NEXT_REDIRECT')

    const letter = only(await lettersNow())
    const urls = urlsIn(letter)
    expect(urls.length).toBeGreaterThanOrEqual(2)
    for (const url of urls) expect(url).toMatch(/^https:\/\/shop\.test\/reset\/[\w-]{43}$/)
    expect(JSON.stringify(letter)).not.toContain('evil')
  })

  test.each(locales)('is there in every kind of letter: %s', (locale) => {
    const attributes = { SHOP_URL: 'https://shop.test' }
    const shop = { name: 'Shop', code: 'SHOP', attributes, masterAttributes: {} } as unknown as Shop
    const reader = { shop, locale, recipient: 'carla@test.com' }
    const letters = [
      ...accountTemplates.map((template) => accountLetter(template, { name: 'Carla', cause: 'x' }, reader)),
      ...templateNames.map((template) => orderLetter(template, letterFacts, reader)),
    ]
    for (const letter of letters)
      expect(urlsIn(letter).filter((url) => !/^https:\/\/(shop|carrier)\.test\//.test(url))).toEqual([])
  })

  test('is said by one function, and nobody who writes a letter can see the request', () => {
    const sources = sourcesOf('app', 'components', 'lib')
    const writing = sources.filter(([, text]) => /shopUrl\(|queueMail\(|[lL]etter\(/.test(text))
    expect(writing.length).toBeGreaterThan(15)
    const looking = /next\/headers|next\/server|\.nextUrl|headers\(\)|headers\.get|request\.url/
    expect(writing.filter(([, text]) => looking.test(text)).map(([file]) => file)).toEqual([])
    const letters = sources.filter(([file]) => /^lib\/.*letters?[/.]/.test(file))
    const led = letters.flatMap(([file, text]) =>
      [...text.matchAll(/\burl: (?!string)(.*)/g)].map(([, to]) => `${file} ${to}`),
    )
    expect(led.length).toBeGreaterThan(10)
    expect(led.filter((line) => !/shopUrl\(| (adminUrl|deskUrl|delivery\.trackingUrl) \}/.test(line))).toEqual([])
    const built = sources.filter(([, text]) => /https?:\/\/\$\{|\$\{[^}]*\}:\/\//.test(text)).map(([file]) => file)
    expect(built).toEqual(['app/api/card-tokens/stripe/route.ts', 'lib/auth/origin.ts']) // back to where one is
  })
})
