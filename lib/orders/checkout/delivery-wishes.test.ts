import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries, carts, orders } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import { assistById } from '@/lib/assist/standing'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { DAY, later, now } from '@/lib/clock'
import { dayAfter, dayOf } from '@/lib/days'
import { saveAddress } from '@/lib/people/addresses'
import { SaveAddress } from '@/lib/people/input'
import { buy, placeNow, typedCheckout } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { DeliveryWishes } from '../input'
import { saveCheckout } from './checkout'
import { wishDelivery, wishesOf } from './delivery-wishes'
import { quoteOf } from './quote'

const address = (values: Partial<SaveAddress>) =>
  SaveAddress.parse({
    name: 'Carla',
    line1: 'Blegdamsvej 17',
    postcode: '2100',
    city: 'Copenhagen',
    country: 'DK',
    kind: 'shipping',
    ...values,
  })

async function phoneCall(attributes: Record<string, string> = {}) {
  const shop = await makeShop({ attributes })
  const customer = await makeCustomer(shop)
  const carla = asCustomer(shop, customer)
  const manager = await makeManager(shop)
  const anna = await assisting(manager, customer)
  const home = await saveAddress(carla, address({ city: 'Copenhagen' }))
  const office = await saveAddress(carla, address({ city: 'Aarhus', postcode: '8000' }))
  const bills = await saveAddress(carla, address({ kind: 'billing', city: 'Odense', postcode: '5000' }))
  return { shop, carla, manager, anna, home, office, bills }
}

const wish = (actor: Actor, values: Record<string, string>) => wishDelivery(actor, DeliveryWishes.parse(values))
const soon = () => dayAfter(9, now())

describe('where to and for which day', () => {
  test('is said in the bar, stands in the checkout and is kept by the order', async () => {
    const { shop, carla, anna, office } = await phoneCall()
    const lamp = await makeSku(shop)
    await wish(anna, { shipTo: office.id, requestedDate: soon() })
    await addToCart(anna, { skuId: lamp.id, quantity: 1 })

    expect(await quoteOf(carla)).toMatchObject({
      requestedDate: soon(),
      shipTo: { city: 'Aarhus' },
      billTo: { city: 'Odense' },
    })
    const { number } = await placeNow(anna)
    const [order] = await db.select().from(orders).where(eq(orders.number, number))
    expect(order).toMatchObject({ requestedDate: soon(), shipTo: { city: 'Aarhus' }, assistId: anna.assist.id })
    expect(await wishesOf(anna)).toMatchObject({ requestedDate: '' })
  })

  test('is written down under the manager’s name, and the address not in clear', async () => {
    const { shop, anna, office } = await phoneCall()
    await wish(anna, { shipTo: office.id, requestedDate: soon() })

    const kept = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(kept.at(-1)).toMatchObject({ action: 'checkout.change', actorId: anna.account?.id, outcome: 'ok' })
    expect(kept.at(-1)?.after).toContain(soon())
    expect(kept.at(-1)?.after).not.toContain('Blegdamsvej')
  })

  test('can be taken back, and leaves the address as it was', async () => {
    const { anna, office } = await phoneCall()
    await wish(anna, { shipTo: office.id, requestedDate: soon() })
    await wish(anna, { shipTo: '', requestedDate: '' })
    expect(await wishesOf(anna)).toMatchObject({ chosen: { id: office.id }, requestedDate: '' })
  })

  test('begins with the default of the book, and knows an address that is in no book', async () => {
    const { shop, carla, anna, home } = await phoneCall()
    expect(await wishesOf(anna)).toMatchObject({ chosen: { id: home.id }, other: null })
    const lamp = await makeSku(shop)
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    await saveCheckout(carla, typedCheckout({ shipCity: 'Lund', shipCountry: 'SE' }))
    expect(await wishesOf(anna)).toMatchObject({ chosen: null, other: { city: 'Lund' } })
  })

  test.each([
    ['today', () => dayOf(now())],
    ['yesterday', () => dayOf(later(-DAY))],
    ['too far ahead', () => dayAfter(61, now())],
  ])('refuses %s', async (_, day) => {
    const { anna } = await phoneCall()
    const refused = { fields: { requestedDate: 'dateOutOfRange' } }
    await expect(wish(anna, { requestedDate: day() })).rejects.toMatchObject(refused)
    expect(await db.select().from(carts).where(eq(carts.shopId, anna.shop.id))).toEqual([])
  })

  test.each(['soon', '2026-02-30', '2026-13-01', '12/24/2026', '999999-01-01', '2026-11-28T10:00:00Z'])(
    'does not take %s for a day',
    (day) => {
      expect(DeliveryWishes.safeParse({ requestedDate: day }).success).toBe(false)
    },
  )

  test('takes a Saturday: shops have no rule against it', async () => {
    const { anna } = await phoneCall()
    const saturday = [1, 2, 3, 4, 5, 6, 7]
      .map((days) => dayAfter(days, now()))
      .find((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 6)!
    await wish(anna, { requestedDate: saturday })
    expect(await wishesOf(anna)).toMatchObject({ requestedDate: saturday })
  })

  test('refuses a day before everything that leaves together has come out', async () => {
    const { shop, anna } = await phoneCall()
    const coming = await makeSku(shop, { availability: 'BACKORDER', releaseDate: later(30 * DAY) })
    await addToCart(anna, { skuId: coming.id, quantity: 1 })
    await expect(wish(anna, { requestedDate: soon() })).rejects.toMatchObject({
      fields: { requestedDate: 'dateBeforeRelease' },
    })
  })

  test('does not know somebody else’s address, nor one for bills', async () => {
    const { shop, anna, bills } = await phoneCall()
    const dora = asCustomer(shop, await makeCustomer(shop))
    const hers = await saveAddress(dora, address({}))
    for (const id of [hers.id, bills.id]) {
      await expect(wish(anna, { shipTo: id })).rejects.toMatchObject({ key: 'missing' })
    }
    expect(await wishesOf(dora)).toMatchObject({ chosen: { id: hers.id } })
  })

  test('is nothing for a manager who acts for nobody, nor after the end, nor for who cannot order', async () => {
    const { manager, anna } = await phoneCall()
    await expect(wish(manager, { requestedDate: soon() })).rejects.toMatchObject({ reason: 'forbidden' })
    await endAssist((await assistById(anna.assist.id))!, 'log-off', 'test')
    await expect(wish(anna, { requestedDate: soon() })).rejects.toMatchObject({ key: 'assistEnded' })

    const barred = await phoneCall({ SHOP_SF_CANNOT_PLACE_ORDER_TYPES: 'B2C' })
    await expect(wish(barred.anna, { requestedDate: soon() })).rejects.toMatchObject({ key: 'cannotOrder' })
    expect(await wishesOf(barred.anna)).toBeUndefined()
  })

  test('is not asked of an order of downloads', async () => {
    const { shop, carla } = await phoneCall()
    const song = await makeSku(shop, { digital: true })
    await wish(carla, { requestedDate: soon() })
    const { number } = await buy(carla, [[song, 1]], { requestedDate: soon() })
    const [order] = await db.select().from(orders).where(eq(orders.number, number))
    expect(order?.requestedDate).toBeNull()
  })
})
