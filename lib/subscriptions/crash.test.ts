import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type * as database from '@/db'
import { db } from '@/db'
import { isPostgres } from '@/db/dialect'
import { auditEntries, mails, testGatewayBook } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { HOUR } from '@/lib/clock'
import { resumeRuns } from '@/lib/orders/running/reconcile'
import { orderRecurring } from '@/lib/recurring/job'
import { giveCard } from '@/lib/testing/card'
import { failing } from '@/lib/testing/failing'
import { asCustomer, assisting, makeCustomer, makeManager } from '@/lib/testing/make'
import { datesOf, giveAddress, ordersOf, recurringRow, timePasses } from '@/lib/testing/recurring'
import { peopleWithTerms, termLetters, termRow, toldOfTerm, typedSubscription } from '@/lib/testing/subscriptions'
import { sweepThrough } from '@/lib/testing/sweeping'
import { startSubscription } from './commands'
import type { StartSubscription } from './input'

vi.mock('@/db', async (original) => {
  const real = await original<typeof database>()
  const transact: typeof real.transact = (scope, work) => real.transact(scope, (tx) => work(failing(tx)))
  return { ...real, transact }
})

/** All of them take a while: `EVERY=1`. A suite that runs at each change takes a part of them. */
const every = Number(process.env.EVERY || (isPostgres ? 5 : 3))

type Form = { actor: Actor; form: StartSubscription }

/** One subscription, one order, one charge at the gateway, one row in the ledger and one letter of each kind. */
async function expectOnce({ actor, form }: Form) {
  const { id } = form
  const [order, ...more] = await ordersOf(actor)
  expect(more).toEqual([])
  expect(order).toMatchObject({ state: 'os.in.progress', total: 3677, assistId: actor.assist?.id ?? null })
  expect(await datesOf(form)).toMatchObject([{ state: 'ordered', orderId: order!.id, cartId: null }])
  expect(await recurringRow(form)).toMatchObject({ state: 'active', placed: 1, failures: 0 })
  expect(await termRow(id)).toMatchObject({ termStart: expect.any(String), termEnd: expect.any(String) })
  expect(await toldOfTerm(id)).toEqual(['start', 'renew'])
  expect(await db.$count(auditEntries, eq(auditEntries.objectId, order!.id))).toBe(1)
  expect((await termLetters(actor)).map(({ template }) => template)).toEqual(['subscription-created'])
  const letters = await db.select().from(mails).where(eq(mails.orderId, order!.id))
  expect(new Set(letters.map(({ template, recipient }) => `${template} ${recipient}`)).size).toBe(letters.length)
  const { email } = order!
  expect(letters.filter(({ template, recipient }) => template === 'order-new' && recipient === email)).toHaveLength(1)
  expect(await db.$count(testGatewayBook, eq(testGatewayBook.orderNumber, order!.number))).toBe(1)
}

test('whichever statement of taking out a subscription fails, it is there with its first order, or not at all', {
  timeout: 1_200_000,
}, async () => {
  const { shop, lamp } = await peopleWithTerms()
  const manager = await makeManager(shop)
  const points = await sweepThrough<Form>({
    every,
    make: async () => {
      const customer = await makeCustomer(shop)
      const carla = asCustomer(shop, customer)
      await giveAddress(carla)
      const pay = `card:${(await giveCard(carla)).id}`
      const actor = await assisting(manager, customer)
      return { actor, form: await typedSubscription(actor, lamp, { pay }) }
    },
    run: ({ actor, form }) => startSubscription(actor, form),
    recover: async ({ actor, form }) => {
      await startSubscription(actor, form) // pressed again at once
      timePasses(2 * HOUR)
      await resumeRuns()
      await orderRecurring()
    },
    expectDone: async (subject) => {
      await expectOnce(subject)
      await startSubscription(subject.actor, subject.form)
      await expectOnce(subject)
    },
  })
  if (process.env.EVERY) console.log(points)
  expect(points.undone * every).toBeGreaterThan(10)
  expect(points.finished * every).toBeGreaterThan(40)
})
