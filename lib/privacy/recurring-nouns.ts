import 'server-only'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db'
import { orders, recurringDates, recurringLines, recurringOrders, skus, subscriptions } from '@/db/schema'
import type { Noun, Person } from './noun'

const theirs = ({ customerId }: Person) => eq(recurringOrders.customerId, customerId)
const own = (reader: Reader, person: Person) =>
  reader.select({ id: recurringOrders.id }).from(recurringOrders).where(theirs(person))

/** What is ordered for them again and again: with them it ends. The orders it made stay, as orders do. */
export const recurringNouns: readonly Noun[] = [
  {
    table: 'recurringDates',
    shows: (reader, person) => {
      const { day, state, reason } = recurringDates
      return reader
        .select({ recurring: recurringOrders.id, day, state, reason, order: orders.number })
        .from(recurringDates)
        .innerJoin(recurringOrders, eq(recurringOrders.id, recurringDates.recurringId))
        .leftJoin(orders, eq(orders.id, recurringDates.orderId))
        .where(theirs(person))
        .orderBy(asc(day))
    },
    erases: (tx, person) => tx.delete(recurringDates).where(inArray(recurringDates.recurringId, own(tx, person))),
  },
  {
    table: 'recurringLines',
    shows: (reader, person) =>
      reader
        .select({ recurring: recurringOrders.id, sku: skus.code, quantity: recurringLines.quantity })
        .from(recurringLines)
        .innerJoin(recurringOrders, eq(recurringOrders.id, recurringLines.recurringId))
        .innerJoin(skus, eq(skus.id, recurringLines.skuId))
        .where(theirs(person)),
    erases: (tx, person) => tx.delete(recurringLines).where(inArray(recurringLines.recurringId, own(tx, person))),
  },
  {
    table: 'subscriptions',
    shows: (reader, person) => {
      const { id, termStart, termEnd, cancelledAt, remindedFor } = subscriptions
      return reader
        .select({ recurring: id, termStart, termEnd, cancelledAt, remindedFor })
        .from(subscriptions)
        .innerJoin(recurringOrders, eq(recurringOrders.id, id))
        .where(theirs(person))
    },
    erases: (tx, person) => tx.delete(subscriptions).where(inArray(subscriptions.id, own(tx, person))),
  },
  {
    table: 'recurringOrders',
    shows: (reader, person) => {
      const { id, state, every, unit, nextDay: next, untilDay: until, times, placed, gateway } = recurringOrders
      return reader
        .select({ id, state, every, unit, next, until, times, placed, gateway, at: recurringOrders.createdAt })
        .from(recurringOrders)
        .where(theirs(person))
    },
    erases: (tx, person) => tx.delete(recurringOrders).where(theirs(person)),
  },
]
