import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { wishesOf } from '@/lib/orders/checkout/delivery-wishes'
import { answerFromProfile, saveQuickCheckout } from '@/lib/orders/checkout/quick'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { addressById, addressesOf, removeAddress, saveAddress } from '@/lib/people/addresses'
import { SaveAddress } from '@/lib/people/input'
import { cancelSubscription } from '@/lib/subscriptions/care'
import { fillCart, methodOf, placeNow, typedCheckout } from '@/lib/testing/buy'
import { giveCard } from '@/lib/testing/card'
import { asCustomer, assisting, makeCustomer, makeManager, makeSku } from '@/lib/testing/make'
import { makeOrganisation } from '@/lib/testing/organisation'
import { recurringAttributes } from '@/lib/testing/recurring'
import { daysPass, offer, subscribeTo } from '@/lib/testing/subscriptions'
import { keptAddresses, removeSharedAddress, saveSharedAddress } from './addresses'
import { inOrganisation } from './policy'

const at = (line1: string, values = {}) =>
  SaveAddress.parse({
    kind: 'shipping',
    name: 'Lab',
    line1,
    postcode: '2100',
    city: 'Copenhagen',
    country: 'DK',
    ...values,
  })

async function people(attributes: Record<string, string> = {}) {
  const organisation = await makeOrganisation(attributes)
  const { institute, niels, astrid } = organisation
  return {
    ...organisation,
    buyer: asCustomer(institute, niels),
    chief: await inOrganisation(astrid, institute.id),
  }
}

const saying = (actor: Actor, attributes: Record<string, string>): Actor => ({
  ...actor,
  shop: { ...actor.shop, attributes: { ...actor.shop.attributes, ...attributes } },
})
const only = (actor: Actor) => saying(actor, { SHOP_B2B_ADDRESSBOOK: 'true' })
const streets = async (actor: Actor) => (await addressesOf(actor)).map(({ line1 }) => line1)

describe('the address book of an organisation', () => {
  test('is kept by its administrator and its shop’s manager, and every buyer can order to it', async () => {
    const { hilde, buyer, chief, shop } = await people()
    await saveAddress(buyer, at('Home 1'))
    const lab = await saveSharedAddress(hilde, at('Lab 2'))
    await saveSharedAddress(chief, at('Store 3'))
    expect(await streets(buyer)).toEqual(['Home 1', 'Lab 2', 'Store 3'])
    expect((await wishesOf(buyer))?.book.map(({ line1 }) => line1)).toEqual(await streets(buyer))

    await fillCart(buyer, [[await makeSku(shop), 1]], { shipTo: lab.id })
    expect((await placeNow(buyer)).shipTo).toMatchObject({ line1: 'Lab 2' })
  })

  test('has one default of each kind, also after one is removed', async () => {
    const { hilde } = await people()
    const first = await saveSharedAddress(hilde, at('Lab 1'))
    await saveSharedAddress(hilde, at('Lab 2'))
    const bills = await saveSharedAddress(hilde, at('Office 3', { kind: 'billing' }))
    await removeSharedAddress(hilde, first.id)
    await saveSharedAddress(hilde, at('Office 3', { id: bills.id }))
    expect((await keptAddresses(hilde)).map(({ line1, kind, isDefault }) => [line1, kind, isDefault])).toEqual([
      ['Lab 2', 'shipping', true],
      ['Office 3', 'shipping', false],
    ])
  })

  test('is changed by nobody else, and is not there for whoever does not buy for it', async () => {
    const { institute, hilde, buyer, astrid } = await people()
    const { hilde: stranger, chief: foreign } = await people()
    const lab = await saveSharedAddress(hilde, at('Lab 2'))
    const citizen = asCustomer(institute, await makeCustomer(institute, { type: 'B2C' }))
    const without = { ...(await inOrganisation(astrid, institute.id)), permissions: new Set<never>() }
    for (const actor of [buyer, stranger, foreign, citizen, without]) {
      await expect(saveSharedAddress(actor, at('Changed 9', { id: lab.id }))).rejects.toMatchObject({ key: 'missing' })
      await expect(removeSharedAddress(actor, lab.id)).rejects.toMatchObject({ key: 'missing' })
    }
    for (const actor of [stranger, citizen]) {
      expect(await addressById(actor, lab.id)).toBeUndefined()
      await expect(saveCheckout(actor, typedCheckout({ shipTo: lab.id }))).rejects.toThrow()
    }
    expect(await keptAddresses(buyer)).toEqual([])
    expect(await streets(buyer)).toEqual(['Lab 2'])
  })

  test('is kept on behalf of its administrator, and of nobody else, under the manager’s name', async () => {
    const { institute, shop, hilde, niels } = await people()
    const manager = { ...(await makeManager(shop)), shop: institute }
    const helping = await assisting(manager, hilde.customer!)
    const lab = await saveSharedAddress(helping, at('Lab 2'))
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.objectId, lab.id))
    expect(entry).toMatchObject({ action: 'organisation.saveAddress', assistId: helping.assist!.id })
    const other = await assisting(manager, niels)
    await expect(saveSharedAddress(other, at('Lab 3'))).rejects.toMatchObject({ key: 'missing' })
  })

  test('what a buyer’s card pays for is sent nowhere else by the staff, on behalf or in the admin app', async () => {
    const { institute, shop, hilde, buyer, chief } = await people({
      ...recurringAttributes,
      SHOP_SF_ASSIST_CARD_ENTRY: 'false',
    })
    const [lab, store] = [await saveSharedAddress(hilde, at('Lab 2')), await saveSharedAddress(hilde, at('Store 3'))]
    const lamp = await makeSku(shop)
    await offer(lamp, [1])
    const pay = `card:${(await giveCard(buyer)).id}`
    const id = await subscribeTo(buyer, lamp, { months: '1', shipTo: lab.id, pay })
    const anna = await assisting({ ...(await makeManager(shop)), shop: institute }, hilde.customer!)
    for (const staff of [anna, chief]) {
      const moving = saveSharedAddress(staff, at('Elsewhere 9', { id: lab.id }))
      await expect(moving).rejects.toMatchObject({ key: 'sharedAddressByCard' })
      await expect(removeSharedAddress(staff, lab.id)).rejects.toMatchObject({ key: 'sharedAddressByCard' })
      await saveSharedAddress(staff, at('Lab 2', { id: lab.id, isDefault: 'on' }))
      await saveSharedAddress(staff, at('Store 4', { id: store.id }))
    }
    await saveSharedAddress(hilde, at('Lab 5', { id: lab.id }))
    await cancelSubscription(buyer, id)
    await daysPass(40)
    await saveSharedAddress(anna, at('Lab 6', { id: lab.id }))
    await removeSharedAddress(chief, lab.id)
  })
})

describe('where the shop says that buyers use the organisation’s book only', () => {
  test('nothing else is offered, typed, or left over from before', async () => {
    const { shop, hilde, buyer: open } = await people()
    const buyer = only(open)
    const home = await saveAddress(open, at('Home 1'))
    await fillCart(open, [[await makeSku(shop), 1]], { shipTo: home.id })
    expect(await quoteOf(buyer)).toMatchObject({ shipTo: null, billTo: null, open: ['shipTo'] })
    await expect(placeNow(buyer)).rejects.toMatchObject({ key: 'checkoutNotDone' })

    const lab = await saveSharedAddress(hilde, at('Lab 2'))
    expect(await streets(buyer)).toEqual(['Lab 2'])
    expect(await quoteOf(buyer)).toMatchObject({ shipTo: { line1: 'Lab 2' }, open: [] })
    await expect(saveCheckout(buyer, typedCheckout())).rejects.toMatchObject({ fields: { shipTo: 'choose' } })
    const elsewhere = typedCheckout({ shipTo: lab.id, billTo: 'new', ...billed })
    await expect(saveCheckout(buyer, elsewhere)).rejects.toMatchObject({ fields: { billTo: 'choose' } })
    await expect(saveCheckout(buyer, typedCheckout({ shipTo: home.id }))).rejects.toMatchObject({ key: 'missing' })
    await saveCheckout(buyer, typedCheckout({ shipTo: lab.id }))
    expect((await placeNow(buyer)).billTo).toMatchObject({ line1: 'Lab 2' })
  })

  test('a book of one’s own is closed', async () => {
    const { buyer: open } = await people()
    const home = await saveAddress(open, at('Home 1'))
    for (const trying of [saveAddress(only(open), at('Home 2')), removeAddress(only(open), home.id)]) {
      await expect(trying).rejects.toMatchObject({ key: 'addressBookClosed' })
    }
  })

  test('quick checkout uses it, and asks once an address is gone', async () => {
    const { institute, shop, hilde, buyer: open } = await people()
    const buyer = only(open)
    const lab = await saveSharedAddress(hilde, at('Lab 2'))
    const { id: deliveryMethodId } = await methodOf(institute, 'standard')
    await saveQuickCheckout(buyer, { shipTo: lab.id, billTo: 'same', deliveryMethodId, pay: 'invoicePaymentGateway' })
    await fillCart(buyer, [[await makeSku(shop), 1]], { shipTo: lab.id })
    expect(await answerFromProfile(buyer)).toEqual({ gone: [], isReady: true })
    await removeSharedAddress(hilde, lab.id)
    expect(await answerFromProfile(buyer)).toEqual({ gone: ['shipTo'], isReady: false })
  })
})

const billed = { billName: 'C', billLine1: 'X 1', billPostcode: '2100', billCity: 'Y', billCountry: 'DK' }

test('types whose book the shop has closed change neither addresses nor, if only that is closed, bills', async () => {
  const { buyer: open } = await people()
  const closed = saying(open, { SHOP_ADDRESSBOOK_DISABLED_CUSTOMER_TYPES: 'B2E,B2B' })
  const bills = saying(open, { SHOP_ADDRESSBOOK_BILL_DISABLED_CUSTOMER_TYPES: 'B2B' })
  await expect(saveAddress(closed, at('Home 1'))).rejects.toMatchObject({ key: 'addressBookClosed' })
  const home = await saveAddress(bills, at('Home 1'))
  for (const id of [undefined, home.id]) {
    const turning = saveAddress(bills, at('Home 1', { kind: 'billing', ...(id && { id }) }))
    await expect(turning).rejects.toMatchObject({ key: 'addressBookClosed' })
  }
})
