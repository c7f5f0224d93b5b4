import { expect, test, vi } from 'vitest'
import { start } from '@/app/(shop)/account/subscriptions/actions'
import { giveCard, giveDeclined } from '@/lib/testing/card'
import { ordersOf } from '@/lib/testing/recurring'
import { peopleWithTerms, typedSubscription } from '@/lib/testing/subscriptions'

const asking = vi.hoisted(() => ({ actor: undefined as unknown }))
vi.mock('@/lib/auth/session', () => ({ currentActor: async () => asking.actor }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'sec-fetch-site': 'same-origin' }) }))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

type People = Awaited<ReturnType<typeof peopleWithTerms>>

/** Presses the button of the form: the refusal, or none where it leads on to the subscription. */
async function press({ carla, lamp }: People, pay: string) {
  asking.actor = carla
  const form = new FormData()
  for (const [name, value] of Object.entries(await typedSubscription(carla, lamp, { pay })))
    form.set(name, String(value))
  const answer = await start(null, form).catch((error: Error) => error.message)
  return typeof answer === 'string' ? answer : answer.ok ? 'ok' : answer.message
}

test('starting a subscription tries no more cards in an hour than the checkout does', async () => {
  const people = await peopleWithTerms()
  const refused: string[] = []
  for (let n = 0; n < 11; n++) refused.push(await press(people, `card:${(await giveDeclined(people.carla)).id}`))
  expect(refused.slice(0, 10)).toEqual(Array(10).fill('NEXT_REDIRECT'))
  expect(refused[10]).toContain('too often')
  expect(await ordersOf(people.carla)).toHaveLength(10)
})

test('whoever pays may start as many as they like', async () => {
  const people = await peopleWithTerms()
  const pay = `card:${(await giveCard(people.carla)).id}`
  for (let n = 0; n < 12; n++) expect(await press(people, pay)).toBe('NEXT_REDIRECT')
})
