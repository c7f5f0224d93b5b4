import { and, asc, eq, like } from 'drizzle-orm'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { addresses, auditEntries, mails, subscriptions } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { deliveryMethodsOf } from '@/lib/orders/checkout/delivery-methods'
import { comesTo } from '@/lib/recurring/choices'
import { orderRecurring } from '@/lib/recurring/job'
import { changeSubscription, startSubscription } from '@/lib/subscriptions/commands'
import { ChangeSubscription, StartSubscription } from '@/lib/subscriptions/input'
import { lookAfterSubscriptions } from '@/lib/subscriptions/job'
import { goodsWanted, offerTerms } from '@/lib/subscriptions/terms'
import { peopleWithRecurring, recurringRow, timePasses } from './recurring'

/** As with recurring orders, and the lamp can be had with a term of one month, three or twelve. */
export async function peopleWithTerms(attributes: Record<string, string> = {}, type: 'B2C' | 'B2B' = 'B2C') {
  const people = await peopleWithRecurring(attributes, type)
  await offer(people.lamp, [1, 3, 12])
  return people
}

export const offer = ({ id }: { id: string }, months: number[]) =>
  transact({ sku: id }, (tx) => offerTerms(tx, id, months))

/** What somebody types into the form: two every three months, by invoice, unless the test says otherwise. */
export async function typedSubscription(actor: Actor, { id: skuId }: { id: string }, typed: object = {}) {
  const [address] = await db
    .select()
    .from(addresses)
    .where(eq(addresses.customerId, actor.customer?.id ?? ''))
    .orderBy(asc(addresses.createdAt))
  const [method] = await deliveryMethodsOf(actor.shop)
  const means = { shipTo: address?.id ?? '', deliveryMethodId: method?.id ?? '', pay: 'invoicePaymentGateway' }
  const given = { id: newId(), skuId, months: '3', quantity: '2', ...means, ...typed }
  const goods = await goodsWanted(actor, { id: skuId }, Number(given.quantity))
  const expectedTotal = goods ? await comesTo(actor, [goods], given.deliveryMethodId) : 0
  return StartSubscription.parse({ expectedTotal, ...given })
}

/** Its id. */
export const subscribeTo = async (actor: Actor, sku: { id: string }, typed: object = {}) =>
  startSubscription(actor, await typedSubscription(actor, sku, typed))

/** What somebody changes of one, and everything else as the form shows it. */
export async function changeTermTo(actor: Actor, id: string, typed: object) {
  const row = await recurringRow({ id })
  const { version, deliveryMethodId, shipToId: shipTo, paymentTokenId, gateway } = row
  const pay = paymentTokenId ? `card:${paymentTokenId}` : gateway
  const shown = { id, version, quantity: '2', deliveryMethodId, shipTo, pay, billTo: row.billToId ?? 'same' }
  return changeSubscription(actor, ChangeSubscription.parse({ ...shown, ...typed }))
}

const DAY = 86_400_000

/** So many days pass, and the jobs run. */
export async function daysPass(days: number) {
  timePasses(days * DAY)
  await orderRecurring()
  await lookAfterSubscriptions()
}

export async function termRow(id: string) {
  const [row] = await db.select().from(subscriptions).where(eq(subscriptions.id, id))
  return row
}

/** The letters about subscriptions, in the order they were written. */
export const termLetters = ({ customer, shop }: Actor) =>
  db
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.recipient, customer?.email ?? ''),
        eq(mails.shopId, shop.id),
        like(mails.template, 'subscription-%'),
      ),
    )
    .orderBy(asc(mails.createdAt), asc(mails.id))

/** What the ledger says of one, in its order. */
export const toldOfTerm = async (id: string) =>
  (await db.select().from(auditEntries).where(eq(auditEntries.objectId, id)).orderBy(asc(auditEntries.seq))).map(
    ({ action, outcome }) => (outcome === 'ok' ? action.replace('subscription.', '') : `${action} refused`),
  )
