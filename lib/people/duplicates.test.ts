import { describe, expect, test } from 'vitest'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { makeRegistry } from '@/lib/testing/registration'
import { saveAddress } from './addresses'
import { likelyDuplicates, Typed } from './duplicates'

const address = {
  kind: 'shipping' as const,
  name: 'C',
  company: '',
  line1: 'Road 1',
  line2: '',
  city: 'Town',
  country: 'DK' as const,
  phone: '',
}

async function known() {
  const { shop, anna } = await makeRegistry()
  const carla = await makeCustomer(shop, { firstname: 'Carla', lastname: 'Ørsted', phone: '+45 11 22 33 44' })
  await saveAddress(asCustomer(shop, carla), { ...address, postcode: '1165' })
  const found = async (typed: Partial<Typed>, actor = anna) =>
    (await likelyDuplicates(actor, Typed.parse(typed))).map(({ id, why }) => (id === carla.id ? why : id))
  return { shop, anna, carla, found }
}

describe('while a new customer is typed', () => {
  test('whoever has the e-mail is shown, however it is written', async () => {
    const { carla, found } = await known()
    for (const email of [carla.email, carla.email.toUpperCase(), ` ${carla.email} `, carla.email.replace('@', '＠')]) {
      expect(await found({ email })).toEqual(['email'])
    }
  })

  test.each([
    [{ lastname: 'orsted', postcode: '1165' }, ['likely']],
    [{ lastname: 'Ørsted', postcode: '11 65' }, []],
    [{ lastname: 'Ørsted' }, []],
    [{ lastname: 'Ørsted', postcode: '9999' }, []],
    [{ phone: '11223344' }, ['likely']],
    [{ phone: '0045 11 22 33 44' }, ['likely']],
    [{ phone: '112' }, []],
    [{ email: 'nobody@test.com' }, []],
    [{ lastname: '%', postcode: '%%%' }, []],
    [{ lastname: '"*" XQ', postcode: '1165' }, []],
  ])('%j finds %j', async (typed, expected) => {
    const { found } = await known()
    expect(await found(typed)).toEqual(expected)
  })

  test('customers of other shops and hidden ones are nobody', async () => {
    const { shop, carla } = await known()
    const elsewhere = await makeManager(await makeShop())
    const blind = {
      ...(await makeManager(shop)),
      shop: {
        ...shop,
        attributes: { ...shop.attributes, SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'lastname=ørsted' },
      },
    }
    for (const manager of [elsewhere, blind]) {
      expect(await likelyDuplicates(manager, Typed.parse({ email: carla.email, phone: carla.phone }))).toEqual([])
    }
  })

  test('nobody is told but who may register, at the desk', async () => {
    const { shop, carla, anna } = await known()
    const clerk = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMCALLCENTERLOGINONBEHALF'])
    for (const stranger of [clerk, asCustomer(shop, carla), await assisting(anna, carla)]) {
      await expect(likelyDuplicates(stranger, Typed.parse({ email: carla.email }))).rejects.toMatchObject({
        key: 'notAllowed',
      })
    }
  })
})
