import { describe, expect, test } from 'vitest'
import { newId } from '@/db/id'
import { cartOf } from '@/lib/cart/queries'
import { DAY, later } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { saveAddress } from '@/lib/people/addresses'
import { fillCart, methodOf, typedCheckout } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { saveCheckout } from './checkout'
import { placeOrder } from './place'
import { quoteOf } from './quote'
import { seenOf } from './seen'

async function makeBuyer() {
  const shop = await makeShop()
  return { shop, niels: asCustomer(shop, await makeCustomer(shop)) }
}

describe('the checkout', () => {
  test('refuses ids of other people’s addresses and other shops’ ways to deliver like unknown ones', async () => {
    const { shop, niels } = await makeBuyer()
    await fillCart(niels, [[await makeSku(shop), 1]])
    const other = asCustomer(shop, await makeCustomer(shop))
    const theirs = await saveAddress(other, {
      kind: 'shipping',
      name: 'Other',
      company: '',
      line1: 'Street 1',
      line2: '',
      postcode: '1000',
      city: 'Oslo',
      country: 'NO',
      phone: '',
    })
    const foreign = await methodOf(await makeShop(), 'standard')
    for (const values of [
      { shipTo: theirs.id },
      { billTo: theirs.id },
      { shipTo: newId() },
      { deliveryMethodId: foreign.id },
      { gateway: 'freePaymentGateway' },
    ]) {
      await expect(saveCheckout(niels, typedCheckout(values))).rejects.toMatchObject({ key: 'missing' })
    }
    expect(await cartOf(niels)).toMatchObject({ shipTo: { name: 'Carla Customer' } })
  })

  test.each(['2020-01-01', '2999-01-01'])('refuses %s as a day to deliver', async (requestedDate) => {
    const { shop, niels } = await makeBuyer()
    await fillCart(niels, [[await makeSku(shop), 1]])
    await expect(saveCheckout(niels, typedCheckout({ requestedDate }))).rejects.toMatchObject({ key: 'checkFields' })
  })

  test('refuses a day before everything has come out, unless in several deliveries', async () => {
    const { shop, niels } = await makeBuyer()
    const later30 = later(30 * DAY)
    const coming = await makeSku(shop, { availability: 'BACKORDER', releaseDate: later30 })
    const requestedDate = dayOf(later(10 * DAY))

    await expect(fillCart(niels, [[coming, 1]], { requestedDate })).rejects.toMatchObject({
      fields: { requestedDate: 'dateBeforeRelease' },
    })
    await expect(saveCheckout(niels, typedCheckout({ requestedDate: dayOf(later(31 * DAY)) }))).resolves.toBeUndefined()
    const apart = typedCheckout({ requestedDate, deliveries: 'several' })
    await expect(saveCheckout(niels, apart)).resolves.toBeUndefined()
  })

  test('changed after the review makes no order of what was not seen', async () => {
    const { shop, niels } = await makeBuyer()
    await fillCart(niels, [[await makeSku(shop), 1]])
    const seen = (await quoteOf(niels))!
    await saveCheckout(niels, typedCheckout({ shipLine1: 'Another street 2' }))
    const given = { placementKey: newId(), expectedTotal: seen.total, seen: seenOf(seen) }

    await expect(placeOrder(niels, given)).rejects.toMatchObject({ key: 'orderChanged' })
    const now = (await quoteOf(niels))!
    await expect(placeOrder(niels, { ...given, seen: seenOf(now) })).resolves.toMatchObject({ state: 'os.waiting' })
  })

  test.each([
    { shipName: '' },
    { billTo: 'new' },
    { shipTo: 'elsewhere' },
    { requestedDate: 'tomorrow' },
    { shipCountry: 'XX' },
  ])('asks again for %j', (values) => expect(() => typedCheckout(values)).toThrow())
})
