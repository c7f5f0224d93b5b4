import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { customerSearch, customerShops, customers } from '@/db/schema'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { changeProfile, profileOf } from './profile'

const typed = (values = {}) => ({ firstname: 'Lise', lastname: 'Meitner', locale: 'fr', ...values })

test('a new name is what the customer is sorted and found by', async () => {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  await changeProfile(asCustomer(shop, customer), typed({ company: 'Ångström', phone: '+45 12 34 56 78' }))

  const [sorted] = await db.select().from(customerShops).where(eq(customerShops.customerId, customer.id))
  expect(sorted).toMatchObject({ sortName: 'meitner lise', sortCompany: 'angstrom' })
  const [found] = await db.select().from(customerSearch).where(eq(customerSearch.customerId, customer.id))
  expect(found!.words.split(' ')).toEqual(expect.arrayContaining(['lise', 'meitner', 'angstrom', '12345678']))
  expect(found!.words).not.toContain('customer')
})

test('type, number, e-mail and price list stay, whatever is sent', async () => {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  await changeProfile(
    asCustomer(shop, customer),
    typed({ type: 'B2B', number: 'X', email: 'x@y.zz', pricingPolicy: 'P' }),
  )
  const [after] = await db.select().from(customers).where(eq(customers.id, customer.id))
  const { type, number, email, pricingPolicy } = customer
  expect(after).toMatchObject({ type, number, email, pricingPolicy, firstname: 'Lise', locale: 'fr' })
})

test('a manager acting for the customer changes the customer’s, not their own', async () => {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  const anna = await assisting(await makeManager(shop), customer)
  await changeProfile(anna, typed())
  expect(await profileOf(asCustomer(shop, customer))).toMatchObject({ firstname: 'Lise' })
})

test('a manager acting for nobody has none', async () => {
  const anna = await makeManager(await makeShop())
  expect(await profileOf(anna)).toBeUndefined()
  await expect(changeProfile(anna, typed())).rejects.toMatchObject({ key: 'missing' })
})
