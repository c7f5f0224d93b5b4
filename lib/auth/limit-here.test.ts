import { expect, test, vi } from 'vitest'
import { asCustomer, makeCustomer, makeShop } from '@/lib/testing/make'
import { limitHere } from './limit-here'

vi.mock('next/headers', () => ({ headers: async () => new Headers() }))

test.each(['pay', 'card', 'coupon'] as const)(
  'signing in again does not begin anew what is counted: %s',
  async (what) => {
    const shop = await makeShop()
    const customer = await makeCustomer(shop)
    const again = () => limitHere(what, asCustomer(shop, customer)) // every time with another session
    const keys = new Set<string>()
    for (let tries = 0; tries < 40; tries++) await again().catch(({ key }) => keys.add(key))
    expect([...keys]).toEqual(['tooOften'])
    await limitHere(what, asCustomer(shop, await makeCustomer(shop)))
  },
)
