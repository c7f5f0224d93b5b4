import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { addresses, customers, mails, orders } from '@/db/schema'
import { customerAccess } from '@/lib/people/access'
import { buy } from '@/lib/testing/buy'
import { asCustomer, makeCustomer, makeManager, makeSku, only, visitor } from '@/lib/testing/make'
import { makeRegistry } from '@/lib/testing/registration'
import { becomeCustomer } from './guest-account'
import { orderByNumber, ordersOf } from './queries'

let counter = 0

async function guestOrder(attributes = {}) {
  const { shop } = await makeRegistry({ SHOP_CHECKOUT_ENABLE_GUEST: 'true', ...attributes })
  const guest = visitor(shop)
  const email = `guest.${process.pid}.${++counter}@test.com`
  const placed = await buy(guest, [[await makeSku(shop), 1]], { email, shipName: 'Hans Christian Ørsted' })
  const order = only(await db.select().from(orders).where(eq(orders.id, placed.id)))
  return { shop, guest, email, order }
}

const byEmail = (email: string) => db.select().from(customers).where(eq(customers.email, email))

test('a guest becomes a customer with what was typed, and has the order in their history', async () => {
  const { shop, guest, email, order } = await guestOrder()
  await becomeCustomer(guest, order.number)

  const row = only(await byEmail(email))
  expect(row).toMatchObject({ type: 'B2C', firstname: 'Hans Christian', lastname: 'Ørsted', locale: order.locale })
  expect(await db.select().from(addresses).where(eq(addresses.customerId, row.id))).toHaveLength(2)
  const customer = await customerAccess(shop, { customerId: row.id })
  expect((await ordersOf(asCustomer(shop, customer!))).orders).toMatchObject([{ number: order.number }])
  expect(await orderByNumber(guest, order.number)).toMatchObject({ number: order.number })
  expect(await orderByNumber(visitor(shop), order.number)).toBeUndefined()
})

test('pressing twice makes one customer', async () => {
  const { guest, email, order } = await guestOrder()
  await Promise.all([becomeCustomer(guest, order.number), becomeCustomer(guest, order.number)])
  await becomeCustomer(guest, order.number)

  expect(await byEmail(email)).toHaveLength(1)
  const letters = await db.select().from(mails).where(eq(mails.recipient, email))
  expect(letters.filter(({ template }) => template === 'customer-registered')).toHaveLength(1)
})

test('an e-mail that is taken gets the same answer, and the order stays a guest’s', async () => {
  const { shop, guest, email, order } = await guestOrder()
  await makeCustomer(shop, { email, passwordHash: 'x' })

  expect(await becomeCustomer(guest, order.number)).toBeUndefined()
  expect(only(await byEmail(email)).firstname).toBe('Carla')
  expect(only(await db.select().from(orders).where(eq(orders.id, order.id))).customerId).toBeNull()
  expect((await db.select().from(mails).where(eq(mails.recipient, email))).map(({ template }) => template)).toContain(
    'customer-registered-again',
  )
})

test('nobody else can make an account of it', async () => {
  const { shop, order } = await guestOrder()
  const carla = asCustomer(shop, await makeCustomer(shop))

  await expect(becomeCustomer(visitor(shop), order.number)).rejects.toMatchObject({ key: 'missing' })
  for (const somebody of [carla, await makeManager(shop)]) {
    await expect(becomeCustomer(somebody, order.number)).rejects.toMatchObject({ key: 'notAllowed' })
  }
})

test('a shop that registers nobody does not offer it', async () => {
  const { guest, order } = await guestOrder({ SHOP_CUSTOMER_TYPES: '' })
  await expect(becomeCustomer(guest, order.number)).rejects.toMatchObject({ key: 'typeNotOffered' })
})
