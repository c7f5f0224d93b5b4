import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { auditEntries, deliveryMethods, paymentTokens, quickCheckouts } from '@/db/schema'
import { lockCart } from '@/lib/cart/locking'
import { now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { removeCard } from '@/lib/payments/tokens'
import { removeAddress, saveAddress } from '@/lib/people/addresses'
import { SaveAddress } from '@/lib/people/input'
import { fillCart, methodOf, placeNow, typedCheckout } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { QuickCheckout } from '../input'
import { ordersOf } from '../queries'
import { saveCheckout } from './checkout'
import { wishDelivery } from './delivery-wishes'
import { answerFromProfile, goneFrom, quickCheckoutOf, removeQuickCheckout, saveQuickCheckout } from './quick'
import { quoteOf } from './quote'

const at = (line1: string, kind = 'shipping') =>
  SaveAddress.parse({ kind, name: 'Carla', line1, postcode: '2100', city: 'Copenhagen', country: 'DK' })

/** A buyer with two addresses, a card, a profile that names the second address and the card, and a cart. */
async function makeBuyer(attributes: Record<string, string> = {}, values: { type?: string } = {}) {
  const shop = await makeShop({
    attributes: { SHOP_PAYMENT_GATEWAYS: `invoicePaymentGateway,${CARDS}`, ...attributes },
  })
  const customer = await makeCustomer(shop, values)
  const carla = asCustomer(shop, customer)
  await saveAddress(carla, at('Home 1'))
  const lab = await saveAddress(carla, at('Lab 2'))
  const office = await saveAddress(carla, at('Office 3', 'billing'))
  const card = await giveCard(carla)
  const express = await methodOf(shop, 'express')
  const profile = {
    shipTo: lab.id,
    billTo: office.id,
    deliveryMethodId: express.id,
    pay: `${CARDS}:${card.id}`,
  }
  await saveQuickCheckout(carla, QuickCheckout.parse(profile))
  await fillCart(carla, [[await makeSku(shop), 1]])
  return { shop, customer, carla, lab, office, card, express, profile }
}

const actingFor = async ({ shop, customer }: Awaited<ReturnType<typeof makeBuyer>>) =>
  assisting(await makeManager(shop), customer)

describe('quick checkout', () => {
  test('answers everything from the profile, and one press on the review orders it', async () => {
    const { carla, card, express } = await makeBuyer()
    expect(await answerFromProfile(carla)).toEqual({ gone: [], isReady: true })
    expect(await quoteOf(carla)).toMatchObject({
      shipTo: { line1: 'Lab 2' },
      billTo: { line1: 'Office 3' },
      method: { id: express.id },
      gateway: CARDS,
      card: { id: card.id },
      open: [],
    })
    expect((await ordersOf(carla, { limit: 5 })).orders).toEqual([])
    expect((await placeNow(carla)).paymentTokenId).toBe(card.id)
  })

  test('asks for an address that has been removed, with the rest filled in', async () => {
    const buyer = await makeBuyer()
    const { carla, lab, office, card } = buyer
    await removeAddress(carla, lab.id)
    expect(await answerFromProfile(carla)).toEqual({ gone: ['shipTo'], isReady: false })
    expect(await quoteOf(carla)).toMatchObject({ billTo: { line1: 'Office 3' }, card: { id: card.id } })

    await removeAddress(carla, office.id)
    expect(await answerFromProfile(carla)).toEqual({ gone: ['shipTo', 'billTo'], isReady: false })
    expect(await goneFrom(carla, (await quickCheckoutOf(carla))!)).toEqual(['shipTo', 'billTo'])
  })

  test('asks for a card that has been removed or has expired', async () => {
    const { carla, card, profile } = await makeBuyer()
    await removeCard(carla, card.id)
    expect(await answerFromProfile(carla)).toEqual({ gone: ['card'], isReady: false })

    const other = await giveCard(carla, { lastFour: '1111' })
    await saveQuickCheckout(carla, { ...profile, pay: `${CARDS}:${other.id}` })
    await transact({}, (tx) =>
      tx
        .update(paymentTokens)
        .set({ expiryYear: 2001 })
        .where(eq(paymentTokens.id, other.id))
        .then(() => {}),
    )
    expect(await answerFromProfile(carla)).toEqual({ gone: ['card'], isReady: false })
    expect(await quoteOf(carla)).toMatchObject({ gateway: CARDS, card: null, open: ['card'] })
  })

  test('asks for a delivery and a way to pay that the shop has stopped offering', async () => {
    const { shop, carla, express } = await makeBuyer()
    await transact({}, (tx) =>
      tx
        .update(deliveryMethods)
        .set({ enabled: false })
        .where(eq(deliveryMethods.id, express.id))
        .then(() => {}),
    )
    const changed = { ...shop, attributes: { SHOP_PAYMENT_GATEWAYS: 'courierPaymentGateway' } }
    expect(await answerFromProfile({ ...carla, shop: changed })).toEqual({
      gone: ['method', 'gateway'],
      isReady: false,
    })
  })

  test('pays by no card where the order has to be released first', async () => {
    const { carla } = await makeBuyer({ SHOP_SF_REQUIRE_ORDER_APPROVE_TYPES: 'B2B' }, { type: 'B2B' })
    expect(await answerFromProfile(carla)).toEqual({ gone: ['gateway'], isReady: false })
    expect((await placeNow(carla)).state).toBe('os.waiting.approve')
  })

  test('takes nothing of somebody else’s, nor what is made up', async () => {
    const { shop, carla, profile } = await makeBuyer()
    const other = asCustomer(shop, await makeCustomer(shop))
    const theirs = await saveAddress(other, at('Elsewhere 9'))
    const theirCard = await giveCard(other, { lastFour: '1111' })
    const wrong: [object, string][] = [
      [{ shipTo: theirs.id }, 'shipTo'],
      [{ billTo: theirs.id }, 'billTo'],
      [{ deliveryMethodId: newId() }, 'deliveryMethodId'],
      [{ pay: `${CARDS}:${theirCard.id}` }, 'pay'],
      [{ pay: 'courierPaymentGateway' }, 'pay'],
      [{ pay: 'noPaymentRequired' }, 'pay'],
      [{ pay: CARDS }, 'pay'],
    ]
    for (const [values, field] of wrong) {
      const saving = saveQuickCheckout(carla, QuickCheckout.parse({ ...profile, ...values }))
      await expect(saving).rejects.toMatchObject({ key: 'checkFields', fields: { [field]: 'choose' } })
    }
    expect(await quickCheckoutOf(other)).toBeUndefined()
    await expect(answerFromProfile(other)).rejects.toMatchObject({ key: 'missing' })
    await expect(answerFromProfile(visitor(shop))).rejects.toMatchObject({ reason: 'forbidden' })
  })

  test('is one profile a shop, kept over when saved again, and gone when removed', async () => {
    const { carla, profile } = await makeBuyer()
    await saveQuickCheckout(carla, QuickCheckout.parse({ ...profile, billTo: 'same', pay: 'invoicePaymentGateway' }))
    expect(await quickCheckoutOf(carla)).toMatchObject({ billToId: null, gateway: 'invoicePaymentGateway' })
    expect(
      await db.select().from(quickCheckouts).where(eq(quickCheckouts.customerId, carla.customer!.id)),
    ).toHaveLength(1)
    await removeQuickCheckout(carla)
    await removeQuickCheckout(carla)
    expect(await quickCheckoutOf(carla)).toBeUndefined()
  })
})

describe('on behalf', () => {
  test('is kept under the manager’s assist', async () => {
    const buyer = await makeBuyer()
    const anna = await actingFor(buyer)
    await saveQuickCheckout(anna, QuickCheckout.parse({ ...buyer.profile, pay: 'invoicePaymentGateway' }))
    expect(await answerFromProfile(anna)).toEqual({ gone: [], isReady: true })
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.assistId, anna.assist!.id))
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['quickCheckout.save', 'checkout.change']))
  })

  test('charges a card of the customer only where the shop lets managers', async () => {
    const buyer = await makeBuyer()
    const anna = await actingFor(buyer)
    expect(await answerFromProfile(anna)).toEqual({ gone: ['gateway'], isReady: false })
    expect(await quoteOf(anna)).toMatchObject({ gateway: 'invoicePaymentGateway', card: null })
    const lets = { ...buyer.shop, attributes: { ...buyer.shop.attributes, SHOP_SF_ASSIST_CARD_ENTRY: 'true' } }
    expect(await answerFromProfile({ ...anna, shop: lets })).toEqual({ gone: [], isReady: true })
  })

  test('waits for the manager who has locked the cart, and orders nothing from a draft', async () => {
    const buyer = await makeBuyer()
    const anna = await actingFor(buyer)
    await lockCart(anna)
    await expect(answerFromProfile(buyer.carla)).rejects.toMatchObject({ key: 'cartLocked' })
    const drafting = { ...anna, assist: { ...anna.assist, inDraft: true } }
    await expect(answerFromProfile(drafting)).rejects.toMatchObject({ key: 'draftNotOrdered' })
  })

  test('leaves the customer’s choice of a card as it is, and can choose none', async () => {
    const buyer = await makeBuyer()
    const anna = await actingFor(buyer)
    const second = await giveCard(buyer.carla, { lastFour: '1111' })
    await saveQuickCheckout(anna, QuickCheckout.parse({ ...buyer.profile, billTo: 'same' }))
    expect(await quickCheckoutOf(anna)).toMatchObject({ billToId: null, paymentTokenId: buyer.card.id })
    const choosing = saveQuickCheckout(anna, QuickCheckout.parse({ ...buyer.profile, pay: `${CARDS}:${second.id}` }))
    await expect(choosing).rejects.toMatchObject({ fields: { pay: 'choose' } })
  })

  test('sends where the bar says, bills as the profile says, and keeps the day', async () => {
    const buyer = await makeBuyer()
    const anna = await actingFor(buyer)
    const site = await saveAddress(anna, at('Site 4'))
    await saveQuickCheckout(anna, { ...buyer.profile, billTo: 'same', pay: 'invoicePaymentGateway' })
    await saveCheckout(anna, typedCheckout({ shipTo: site.id }))
    await answerFromProfile(anna)
    expect(await quoteOf(anna)).toMatchObject({ shipTo: { line1: 'Lab 2' } })
    const requestedDate = dayAfter(7, now())
    await wishDelivery(anna, { shipTo: site.id, requestedDate })
    expect(await answerFromProfile(anna)).toEqual({ gone: [], isReady: true })
    expect(await quoteOf(anna)).toMatchObject({
      shipTo: { line1: 'Site 4' },
      billTo: { line1: 'Lab 2' },
      requestedDate,
    })
  })
})
