import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { auditEntries, paymentTokens } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { cardInHand } from './card'
import { KeepCard } from './input'
import { hasCardNumber } from './luhn'
import { tokenise } from './tokenise'
import { cardsOf, keepCard, removeCard } from './tokens'

const takesCards = { SHOP_PAYMENT_GATEWAYS: 'testPaymentGateway', SHOP_CHECKOUT_ENABLE_GUEST: 'true' }

const cardWith = (values: Record<string, unknown> = {}) =>
  KeepCard.parse({
    gateway: 'testPaymentGateway',
    token: `tok_visa_4242_${newId().replaceAll(/\d/g, 'x')}`,
    brand: 'visa',
    lastFour: '4242',
    expiryMonth: '12',
    expiryYear: '2090',
    saved: 'on',
    ...values,
  })

const payingWith = (actor: Actor, id: string) => cardInHand(db, actor, id, 'testPaymentGateway')

async function makeHolder(attributes: Record<string, string> = {}) {
  const shop = await makeShop({ attributes: { ...takesCards, ...attributes } })
  return { shop, niels: asCustomer(shop, await makeCustomer(shop)) }
}

describe('a card', () => {
  test('is kept for the next orders, and shown without its token', async () => {
    const { niels } = await makeHolder()
    const kept = await keepCard(niels, cardWith())

    const [card] = await cardsOf(niels)
    expect(card).toMatchObject({ id: kept.id, brand: 'visa', lastFour: '4242', saved: true, expired: false })
    expect(JSON.stringify(card)).not.toContain('tok_')
    expect(await payingWith(niels, kept.id)).toMatchObject({ token: kept.token })
  })

  test('for one order is only there for whoever names it', async () => {
    const { niels } = await makeHolder()
    const { id } = await keepCard(niels, cardWith({ saved: undefined }))

    expect(await cardsOf(niels)).toEqual([])
    expect(await cardsOf(niels, id)).toMatchObject([{ id, saved: false }])
  })

  test('of a guest is theirs alone, and for one order', async () => {
    const { shop } = await makeHolder()
    const [one, other] = [visitor(shop), visitor(shop)]
    const { id } = await keepCard(one, cardWith())

    expect(await cardsOf(one, id)).toMatchObject([{ id, saved: false }])
    expect(await cardsOf(other, id)).toEqual([])
    expect(await payingWith(other, id)).toBeNull()
    expect(await payingWith({ ...one, guestHash: null }, id)).toBeNull()
  })

  test('in a sub-shop is known to its master’s gateway', async () => {
    const { shop } = await makeHolder()
    const sub = await makeShop({ master: shop })
    const niels = asCustomer(sub, await makeCustomer(sub))
    expect(await keepCard(niels, cardWith())).toMatchObject({ shopId: shop.id })
    expect(await cardsOf(niels)).toHaveLength(1)
  })

  test('sent twice is kept once', async () => {
    const { niels } = await makeHolder()
    const given = cardWith()
    const both = await Promise.all([keepCard(niels, given), keepCard(niels, given)])
    expect(both[0]!.id).toBe(both[1]!.id)
    expect(await cardsOf(niels)).toHaveLength(1)
  })

  test('that has expired is refused, and one that expires while kept is shown so', async () => {
    const { niels } = await makeHolder()
    await expect(keepCard(niels, cardWith({ expiryMonth: 1, expiryYear: 2020 }))).rejects.toMatchObject({
      key: 'cardExpired',
    })
    const month = new Date().getUTCMonth() + 1
    await keepCard(niels, cardWith({ expiryMonth: month, expiryYear: new Date().getUTCFullYear() }))
    expect(await cardsOf(niels)).toMatchObject([{ expired: false }])
    setClock(40 * 86_400_000)
    expect(await cardsOf(niels)).toMatchObject([{ expired: true }])
    setClock(0)
  })

  test('is refused for a gateway the shop does not offer, and beyond twenty', async () => {
    const { niels } = await makeHolder({ SHOP_PAYMENT_GATEWAYS: 'invoicePaymentGateway' })
    await expect(keepCard(niels, cardWith())).rejects.toMatchObject({ reason: 'missing' })

    const { niels: collector } = await makeHolder()
    for (let n = 0; n < 20; n++) await keepCard(collector, cardWith())
    await expect(keepCard(collector, cardWith())).rejects.toMatchObject({ key: 'tooManyCards' })
  })
})

describe('somebody else’s card', () => {
  test('is not listed, used, removed or given a second time', async () => {
    const { shop, niels } = await makeHolder()
    const marie = asCustomer(shop, await makeCustomer(shop))
    const { id, token } = await keepCard(niels, cardWith())

    expect(await cardsOf(marie, id)).toEqual([])
    expect(await payingWith(marie, id)).toBeNull()
    await expect(removeCard(marie, id)).rejects.toMatchObject({ reason: 'missing' })
    await expect(keepCard(marie, cardWith({ token }))).rejects.toMatchObject({ reason: 'missing' })
    expect(await cardsOf(niels)).toHaveLength(1)
  })

  test('is not there in another shop, nor for a manager who acts for nobody', async () => {
    const { shop, niels } = await makeHolder()
    const elsewhere = await makeShop({ attributes: takesCards })
    const { id } = await keepCard(niels, cardWith())

    expect(await cardsOf({ ...niels, shop: elsewhere }, id)).toEqual([])
    expect(await payingWith({ ...niels, shop: elsewhere }, id)).toBeNull()
    const anna = await makeManager(shop)
    expect(await cardsOf(anna, id)).toEqual([])
    await expect(removeCard(anna, id)).rejects.toThrow()
  })
})

describe('on behalf', () => {
  test('no card is entered or shown unless the shop says so, and each attempt is written down', async () => {
    const { shop, niels } = await makeHolder()
    const { id } = await keepCard(niels, cardWith())
    const anna = await assisting(await makeManager(shop), niels.customer!)

    expect(await cardsOf(anna, id)).toEqual([])
    await expect(keepCard(anna, cardWith({ agreed: 'on' }))).rejects.toMatchObject({ key: 'noCardsOnBehalf' })
    const mine = eq(auditEntries.assistId, anna.assist.id)
    expect(await db.select().from(auditEntries).where(mine)).toMatchObject([
      { action: 'card.keep', outcome: 'refused' },
    ])
  })

  test('no card is removed either, and it is written down; where the shop says so it is, with a row of its own', async () => {
    for (const entry of ['false', 'true']) {
      const { shop, niels } = await makeHolder({ SHOP_SF_ASSIST_CARD_ENTRY: entry })
      const { id } = await keepCard(niels, cardWith())
      const anna = await assisting(await makeManager(shop), niels.customer!)
      const removing = removeCard(anna, id)

      if (entry === 'true') await removing
      else await expect(removing).rejects.toMatchObject({ key: 'noCardsOnBehalf', reason: 'forbidden' })
      expect(await cardsOf(niels)).toHaveLength(entry === 'true' ? 0 : 1)
      const rows = await db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.assistId, anna.assist.id), eq(auditEntries.action, 'card.remove')))
      expect(rows).toMatchObject([{ outcome: entry === 'true' ? 'ok' : 'refused', actorId: anna.account!.id }])
    }
  })

  test('it is where the shop does, with the customer’s agreement and the manager’s name kept', async () => {
    const { shop, niels } = await makeHolder({ SHOP_SF_ASSIST_CARD_ENTRY: 'true' })
    const anna = await assisting(await makeManager(shop), niels.customer!)

    await expect(keepCard(anna, cardWith())).rejects.toMatchObject({ key: 'customerMustAgree' })
    const card = await keepCard(anna, cardWith({ agreed: 'on' }))

    expect(card).toMatchObject({ customerId: niels.customer!.id, addedByName: anna.account!.name })
    expect(await cardsOf(niels)).toMatchObject([{ addedByName: null }])
    const shown = 'addedByName,brand,createdAt,expired,expiryMonth,expiryYear,gateway,id,lastFour,saved'
    for (const actor of [anna, niels])
      expect(
        Object.keys((await cardsOf(actor))[0]!)
          .sort()
          .join(),
      ).toBe(shown)
    const [row] = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.objectId, card.id), eq(auditEntries.action, 'card.keep')))
    expect(row!.after).toContain('"customerAgreed":true')
    expect(row!.after).not.toContain(card.token)
  })
})

test('a removed card is gone at once, and its row says when', async () => {
  const { niels } = await makeHolder()
  const { id } = await keepCard(niels, cardWith())
  await removeCard(niels, id)

  expect(await cardsOf(niels, id)).toEqual([])
  expect(await payingWith(niels, id)).toBeNull()
  await expect(removeCard(niels, id)).rejects.toMatchObject({ reason: 'missing' })
  const [row] = await db.select().from(paymentTokens).where(eq(paymentTokens.id, id))
  expect(row!.removedAt).not.toBeNull()
})

describe('a card number', () => {
  test.each([
    { token: 'tok_4242424242424242' },
    { token: 'tok_4242-4242-4242-4242' },
    { token: 'x9994242424242424242' },
    { brand: 'visa4242424242424242' },
    { lastFour: '4242424242424242' },
    { lastFour: '42' },
    { brand: '<b>' },
    { gateway: 'invoicePaymentGateway' },
  ])('or anything else that has no place there is refused: %j', (values) => {
    expect(() => cardWith(values)).toThrow()
  })

  test.each([
    ['4242 4242 4242 4242', true],
    ['call me on 4000-0000-0000-0002 please', true],
    ['378282246310005', true],
    ['1234 5678 9012', false],
    ['+45 12 34 56 78', false],
  ])('in %j: %s', (text, found) => {
    expect(hasCardNumber(text)).toBe(found)
  })

  test('becomes a token in the browser that does not contain it', () => {
    const typed = { number: '4242 4242 4242 4242', expiry: '12/90', code: '123' }
    const answer = tokenise(typed, '2026-11')
    if (!('card' in answer)) throw new Error('refused')
    expect(answer.card).toMatchObject({ brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2090 })
    expect(answer.card.token).toMatch(/^tok_visa_4242_[a-z]{24}$/)
    expect(cardWith({ ...answer.card }).token).toBe(answer.card.token)
  })

  test.each([
    [{ number: '4000 0000 0000 0002' }, /^tok_declined_visa_0002_/],
    [{ number: '5555555555554444' }, /^tok_mastercard_4444_/],
    [{ number: '378282246310005', code: '1234' }, /^tok_amex_0005_/],
  ])('%j gets a token of its kind', (change, token) => {
    const answer = tokenise({ expiry: '1/2090', code: '123', ...change }, '2026-11')
    expect('card' in answer && answer.card.token).toMatch(token)
  })

  test.each([
    [{ number: '4242424242424241' }, { number: 'cardWrong' }],
    [{ number: '' }, { number: 'cardWrong' }],
    [{ expiry: '13/90' }, { expiry: 'cardExpiry' }],
    [{ expiry: '10/26' }, { expiry: 'cardExpired' }],
    [{ code: '12' }, { code: 'cardCode' }],
  ])('with %j is sent back: %j', (change, problems) => {
    const typed = { number: '4242424242424242', expiry: '11/26', code: '123', ...change }
    expect(tokenise(typed, '2026-11')).toEqual({ problems })
  })
})
