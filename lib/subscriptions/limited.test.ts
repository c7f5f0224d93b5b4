import { expect, test, vi } from 'vitest'
import { start } from '@/app/(shop)/account/subscriptions/actions'
import { giveCard, giveDeclined } from '@/lib/testing/card'
import { ordersOf } from '@/lib/testing/recurring'
import { peopleWithTerms, typedSubscription } from '@/lib/testing/subscriptions'
import { Asked } from './input'

const asking = vi.hoisted(() => ({ actor: undefined as unknown }))
vi.mock('@/lib/auth/session', () => ({ currentActor: async () => asking.actor }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'sec-fetch-site': 'same-origin' }) }))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

// Not `started`: that says that an assist has begun.
const started = expect.stringMatching(/^\/account\/subscriptions\/[\w-]{36}\?begun=1$/)

type People = Awaited<ReturnType<typeof peopleWithTerms>>

/** Presses the button of the form: the refusal, or where it leads. */
async function press({ carla, lamp }: People, pay: string, typed: object = {}) {
  asking.actor = carla
  const form = new FormData()
  for (const [name, value] of Object.entries(await typedSubscription(carla, lamp, { pay, ...typed })))
    form.set(name, String(value))
  const answer = await start(null, form).catch((error: { digest: string }) => error.digest.split(';')[2]!)
  return typeof answer === 'string' ? answer : answer.ok ? 'ok' : answer.message
}

test('starting a subscription tries no more cards in an hour than the checkout does', async () => {
  const people = await peopleWithTerms()
  const refused: string[] = []
  for (let n = 0; n < 11; n++) refused.push(await press(people, `card:${(await giveDeclined(people.carla)).id}`))
  expect(refused.slice(0, 10)).toEqual(Array(10).fill(started))
  expect(refused[10]).toContain('too often')
  expect(await ordersOf(people.carla)).toHaveLength(10)
})

test('whoever pays may start as many as they like', async () => {
  const people = await peopleWithTerms()
  const pay = `card:${(await giveCard(people.carla)).id}`
  for (let n = 0; n < 12; n++) expect(await press(people, pay)).toEqual(started)
})

test('what comes to something else is shown first, filled in as it was; that is no try of a card', async () => {
  const people = await peopleWithTerms()
  const pay = `card:${(await giveCard(people.carla)).id}`
  for (let n = 0; n < 12; n++) {
    const shown = new URL(await press(people, pay, { expectedTotal: 1, quantity: '7' }), 'http://shop.test')
    expect(shown.pathname).toBe('/account/subscriptions/new')
    const asked = Asked.parse(Object.fromEntries(shown.searchParams))
    expect(asked).toMatchObject({
      sku: people.lamp.code,
      months: 3,
      quantity: 7,
      shipTo: people.home.id,
      pay,
      again: '1',
    })
  }
  expect(await ordersOf(people.carla)).toEqual([])
  expect(await press(people, pay)).toEqual(started)
})
