import { describe, expect, test } from 'vitest'
import { newId } from '@/db/id'
import { cartOf } from '@/lib/cart/queries'
import { saveAddress } from '@/lib/people/addresses'
import { fillCart, methodOf, typedCheckout } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { saveCheckout } from './checkout'

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

  test.each([
    { shipName: '' },
    { billTo: 'new' },
    { shipTo: 'elsewhere' },
    { requestedDate: 'tomorrow' },
    { shipCountry: 'XX' },
  ])('asks again for %j', (values) => expect(() => typedCheckout(values)).toThrow())
})
