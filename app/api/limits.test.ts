import { beforeEach, expect, test, vi } from 'vitest'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeShop } from '@/lib/testing/make'
import { GET } from './invoices/[id]/route'

/** Who asks, and how many papers were drawn. */
const request = vi.hoisted(() => ({ actor: undefined as unknown, drawn: 0 }))
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
vi.mock('@/lib/auth/session', () => ({ currentActor: async () => request.actor }))
vi.mock('@/lib/auth/admin', () => ({ knownAdmin: async () => undefined }))
vi.mock('@/lib/orders/papers/invoices', () => ({ invoiceById: async () => ({ kind: 'invoice', number: '1' }) }))
vi.mock('@/lib/orders/papers/invoice-pdf', () => ({ invoicePdf: async () => Buffer.from(`%PDF ${++request.drawn}`) }))

beforeEach(() => setClock(0))

const statusOf = async (actor: unknown) => {
  request.actor = actor
  return (await GET(new Request('http://shop.test/api/invoices/1'), { params: Promise.resolve({ id: '1' }) })).status
}

test('sixty papers a minute are drawn for one sign-in, and no more; others are not held up', async () => {
  const shop = await makeShop()
  const [carla, dora] = [asCustomer(shop, await makeCustomer(shop)), asCustomer(shop, await makeCustomer(shop))]
  const statuses: number[] = []
  for (let n = 0; n < 62; n++) statuses.push(await statusOf(carla))
  expect([new Set(statuses.slice(0, 60)), statuses.slice(60)]).toEqual([new Set([200]), [429, 429]])
  expect(request.drawn).toBe(60)
  expect(await statusOf(dora)).toBe(200)
  setClock(MINUTE)
  expect(await statusOf(carla)).toBe(200)
})
