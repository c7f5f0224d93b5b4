import { describe, expect, test } from 'vitest'
import { newId } from '@/db/id'
import { cardsOf, removeCard } from '@/lib/payments/tokens'
import { fillCart, placeNow, typedCheckout } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { saveCheckout } from './checkout'
import { placeOrder } from './place'
import { quoteOf } from './quote'
import { seenOf } from './seen'

async function makeBuyer(attributes: Record<string, string> = {}) {
  const shop = await makeShop({
    attributes: { SHOP_PAYMENT_GATEWAYS: `${CARDS},testExtFormPaymentGateway,invoicePaymentGateway`, ...attributes },
  })
  const customer = await makeCustomer(shop)
  const carla = asCustomer(shop, customer)
  await fillCart(carla, [[await makeSku(shop), 1]])
  return { shop, customer, carla }
}

const choose = (card: string, gateway = CARDS) => typedCheckout({ gateway, card })

describe('a card in the checkout', () => {
  test('is asked for as long as none is chosen, and then kept with the cart', async () => {
    const { carla } = await makeBuyer()
    const { id } = await giveCard(carla)
    await expect(saveCheckout(carla, choose(''))).rejects.toMatchObject({ fields: { card: 'chooseCard' } })

    await saveCheckout(carla, choose(id))

    expect(await quoteOf(carla)).toMatchObject({ gateway: CARDS, card: { id, lastFour: '4242' }, open: [] })
    await removeCard(carla, id)
    expect(await quoteOf(carla)).toMatchObject({ card: null, open: ['card'] })
    await expect(placeNow(carla)).rejects.toMatchObject({ key: 'checkoutNotDone' })
  })

  test('of somebody else is as unknown as one that is made up', async () => {
    const { shop, carla } = await makeBuyer()
    const theirs = await giveCard(asCustomer(shop, await makeCustomer(shop)))
    for (const id of [theirs.id, newId()]) {
      await expect(saveCheckout(carla, choose(id))).rejects.toMatchObject({ fields: { card: 'chooseCard' } })
    }
  })

  test('that was looked at is the one that is charged', async () => {
    const { carla } = await makeBuyer()
    const [one, other] = [await giveCard(carla), await giveCard(carla, { lastFour: '1111' })]
    await saveCheckout(carla, choose(one.id))
    const seen = (await quoteOf(carla))!
    await saveCheckout(carla, choose(other.id))

    const given = { placementKey: newId(), expectedTotal: seen.total, seen: seenOf(seen) }
    await expect(placeOrder(carla, given)).rejects.toMatchObject({ key: 'orderChanged' })
  })

  test('is forgotten when it is paid another way', async () => {
    const { carla } = await makeBuyer()
    const { id } = await giveCard(carla)
    await saveCheckout(carla, choose(id, 'invoicePaymentGateway'))
    expect(await quoteOf(carla)).toMatchObject({ gateway: 'invoicePaymentGateway', card: null, open: [] })
    expect((await placeNow(carla)).paymentTokenId).toBeNull()
  })

  test('is not offered where the order has to be released first', async () => {
    const { carla } = await makeBuyer({ SHOP_SF_REQUIRE_ORDER_APPROVE_TYPES: 'B2C' })
    const { id } = await giveCard(carla)
    await saveCheckout(carla, choose(id))
    expect(await quoteOf(carla)).toMatchObject({
      needsApproval: true,
      gateways: ['invoicePaymentGateway'],
      gateway: 'invoicePaymentGateway',
      card: null,
    })
    expect((await placeNow(carla)).state).toBe('os.waiting.approve')
  })

  test('is not offered to a manager, nor is the bank’s page, unless the shop lets managers see cards', async () => {
    const { shop, customer, carla } = await makeBuyer()
    const { id } = await giveCard(carla)
    await saveCheckout(carla, choose(id))
    const acting = await assisting(await makeManager(shop), customer)
    // The customer has chosen it; a manager still does not pay with it.
    expect(await quoteOf(acting)).toMatchObject({ card: null, gateway: expect.not.stringContaining(CARDS) })
    expect((await quoteOf(acting))!.gateways).toEqual(['invoicePaymentGateway'])
    expect(await cardsOf(acting)).toEqual([])
    const open = { ...shop, attributes: { ...shop.attributes, SHOP_SF_ASSIST_CARD_ENTRY: 'true' } }
    expect((await quoteOf({ ...acting, shop: open }))!.gateways).toEqual((await quoteOf(carla))!.gateways)
    await saveCheckout(acting, choose(id))
    expect((await placeNow(acting)).paymentTokenId).toBeNull()
  })
})

test('goods that cost nothing are ordered without paying', async () => {
  const { shop } = await makeBuyer()
  const free = asCustomer(shop, await makeCustomer(shop))
  const gift = await makeSku(shop, { price: 0, digital: true, availability: 'ALWAYS', quantity: 0 })
  await fillCart(free, [[gift, 1]], { gateway: 'noPaymentRequired' })
  expect(await quoteOf(free)).toMatchObject({ total: 0, gateways: ['noPaymentRequired'], open: [] })
  expect((await placeNow(free)).state).toBe('os.in.progress')
})
