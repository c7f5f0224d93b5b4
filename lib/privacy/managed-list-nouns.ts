import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db'
import { managedListLines, managedListOrders, managedLists, orders, skus } from '@/db/schema'
import { now } from '@/lib/clock'
import type { Noun, Person } from './noun'

const ownLists = (reader: Reader, { customerId }: Person) =>
  reader.select({ id: managedLists.id }).from(managedLists).where(eq(managedLists.customerId, customerId))

/** What managers put together for them. The rows stay: the lines of orders refer to them. */
export const managedListNouns: readonly Noun[] = [
  {
    table: 'managedListOrders',
    shows: (reader, { customerId }) =>
      reader
        .select({ number: orders.number, quantity: managedListOrders.quantity, at: managedListOrders.at })
        .from(managedListOrders)
        .innerJoin(orders, eq(orders.id, managedListOrders.orderId))
        .where(eq(orders.customerId, customerId)),
    keeps: 'says how many pieces an order took, and nothing about a person',
  },
  {
    table: 'managedListLines',
    shows: (reader, { customerId }) =>
      reader
        .select({
          list: managedLists.name,
          sku: skus.code,
          quantity: managedListLines.quantity,
          note: managedListLines.note,
        })
        .from(managedListLines)
        .innerJoin(managedLists, eq(managedLists.id, managedListLines.listId))
        .innerJoin(skus, eq(skus.id, managedListLines.skuId))
        .where(eq(managedLists.customerId, customerId)),
    erases: (tx, person) =>
      tx
        .update(managedListLines)
        .set({ note: '' })
        .where(inArray(managedListLines.listId, ownLists(tx, person))),
  },
  {
    table: 'managedLists',
    shows: (reader, { customerId }) => {
      const { name, state, message, rejectReason: reason, createdAt: at } = managedLists
      return reader
        .select({ name, state, message, reason, at })
        .from(managedLists)
        .where(eq(managedLists.customerId, customerId))
    },
    erases: async (tx, { customerId }) => {
      const own = eq(managedLists.customerId, customerId)
      await tx.update(managedLists).set({ name: '', message: '', rejectReason: '' }).where(own)
      const isOpen = inArray(managedLists.state, ['sent', 'seen'])
      await tx.update(managedLists).set({ state: 'withdrawn', updatedAt: now() }).where(and(own, isOpen))
    },
  },
]
