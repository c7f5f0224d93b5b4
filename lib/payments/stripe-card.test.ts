import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { setUp } from '@/lib/testing/pay'
import { startStripe } from '@/lib/testing/stripe-stand-in'
import { cardEntered, keepEntered, pageForCard } from './stripe-card'
import { cardsOf } from './tokens'

let stripe: Awaited<ReturnType<typeof startStripe>>
beforeAll(async () => {
  stripe = await startStripe()
  process.env.STRIPE_API_BASE = stripe.url
})
afterAll(() => stripe.stop())

async function makeBuyer() {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: 'stripePaymentGateway' } })
  await setUp(shop, 'stripePaymentGateway', { STRIPE_SECRET_KEY: 'sk_test_of_this_shop', STRIPE_TIMEOUT_MS: '2000' })
  return { shop, niels: asCustomer(shop, await makeCustomer(shop)) }
}

const sessionIn = (url: string) => url.split('/').at(-1)!

describe('a card that is entered on Stripe’s page', () => {
  test('is shown to whoever began, and kept when they say so, once', async () => {
    const { niels } = await makeBuyer()
    const session = sessionIn(await pageForCard(niels, 'http://shop.test', '/checkout'))
    stripe.enterCard(session, 'pm_hosted')

    expect(await cardEntered(niels, session)).toMatchObject({ brand: 'visa', lastFour: '4242', expiryYear: 2090 })
    expect(await cardsOf(niels)).toEqual([])
    const card = await keepEntered(niels, session, { saved: 'on' })
    expect(card.token).toBe(`${stripe.attached.get('pm_hosted')}:pm_hosted`)
    expect((await keepEntered(niels, session, { saved: 'on' })).id).toBe(card.id)
    expect(await cardsOf(niels)).toHaveLength(1)
  })

  test('is nobody else’s, and not there before it was entered', async () => {
    const { shop, niels } = await makeBuyer()
    const session = sessionIn(await pageForCard(niels, 'http://shop.test', '/checkout'))
    await expect(cardEntered(niels, session)).rejects.toMatchObject({ reason: 'missing' })
    stripe.enterCard(session, 'pm_of_niels')

    const marie = asCustomer(shop, await makeCustomer(shop))
    for (const other of [marie, visitor(shop)]) {
      await expect(cardEntered(other, session)).rejects.toMatchObject({ reason: 'missing' })
      await expect(keepEntered(other, session, { saved: 'on' })).rejects.toMatchObject({ reason: 'missing' })
    }
    for (const made of ['cs_nobody', 'x', '', '../cs_1']) {
      await expect(cardEntered(niels, made)).rejects.toThrow()
    }
  })

  test('is not begun on behalf where the shop does not let managers see one, nor in a shop without Stripe', async () => {
    const { shop, niels } = await makeBuyer()
    const anna = await assisting(await makeManager(shop), niels.customer!)
    await expect(pageForCard(anna, 'http://shop.test', '/')).rejects.toMatchObject({ key: 'noCardsOnBehalf' })
    const bare = await makeShop()
    await expect(pageForCard(visitor(bare), 'http://shop.test', '/')).rejects.toMatchObject({ reason: 'missing' })
  })

  test('waits while Stripe does not answer', async () => {
    const { niels } = await makeBuyer()
    stripe.breakNext('drop')
    await expect(pageForCard(niels, 'http://shop.test', '/')).rejects.toMatchObject({ key: 'gatewayNoAnswer' })
  })
})
