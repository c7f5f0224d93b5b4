import { beforeEach, expect, test, vi } from 'vitest'
import { POST as customers } from '@/app/api/customers/route'
import { limit } from '@/lib/auth/limiter'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { type ManagerActor, makeManager, makeShop } from '@/lib/testing/make'
import { search } from './actions'

/** Who searches. */
const request = vi.hoisted(() => ({ actor: undefined as unknown }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'sec-fetch-site': 'same-origin' }) }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.mock('@/lib/auth/session', () => ({ currentActor: async () => request.actor }))

beforeEach(() => setClock(0))

const body = (text: string) => ({ headers: { 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ text }) })

async function type(actor: ManagerActor) {
  request.actor = actor
  return (await customers(new Request('http://shop.test/api/customers', { method: 'POST', ...body('niels') }))).status
}

async function press(actor: ManagerActor) {
  request.actor = actor
  const form = new FormData()
  form.set('text', 'niels')
  try {
    const came = await search(null, form)
    return came.ok ? 'went on' : came.message
  } catch (error) {
    if (String((error as { digest?: unknown }).digest).startsWith('NEXT_REDIRECT')) return 'went on'
    throw error
  }
}

test('a manager looks for customers three hundred times a minute, at both doors together; colleagues are not held up', async () => {
  const shop = await makeShop()
  const [anna, mette] = [await makeManager(shop), await makeManager(shop)]
  for (let n = 0; n < 298; n++) limit('search', anna.account.sessionId)

  expect([await type(anna), await press(anna)]).toEqual([200, 'went on'])
  expect([await type(anna), await press(anna)]).toEqual([429, expect.stringContaining('1 minute')])

  expect([await type(mette), await press(mette)]).toEqual([200, 'went on'])
  setClock(MINUTE)
  expect([await type(anna), await press(anna)]).toEqual([200, 'went on'])
})
