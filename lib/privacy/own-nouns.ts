import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db'
import {
  accountLinks,
  accounts,
  addresses,
  cartLines,
  carts,
  customerAttributes,
  customerNotes,
  customerSearch,
  customerShops,
  customerStandings,
  customers,
  deskVisits,
  knownDevices,
  listLines,
  lists,
  quickCheckouts,
  registrations,
  sessions,
  shops,
  skus,
} from '@/db/schema'
import { now } from '@/lib/clock'
import type { Noun, Person } from './noun'
import { nowhere } from './order-nouns'

const STAFF = 'only managers have one'
const cartsOf = (reader: Reader, { customerId }: Person) =>
  reader.select({ id: carts.id }).from(carts).where(eq(carts.customerId, customerId))
const listsOf = (reader: Reader, { customerId }: Person) =>
  reader.select({ id: lists.id }).from(lists).where(eq(lists.customerId, customerId))

/** Who they are, and what they keep. */
export const ownNouns: readonly Noun[] = [
  {
    table: 'cartLines',
    shows: (reader, person) =>
      reader
        .select({ sku: skus.code, quantity: cartLines.quantity, at: cartLines.addedAt })
        .from(cartLines)
        .innerJoin(carts, and(eq(carts.id, cartLines.cartId), eq(carts.kind, 'live')))
        .innerJoin(skus, eq(skus.id, cartLines.skuId))
        .where(eq(carts.customerId, person.customerId)),
    erases: (tx, person) => tx.delete(cartLines).where(inArray(cartLines.cartId, cartsOf(tx, person))),
  },
  {
    table: 'carts',
    shows: (reader, { customerId }) => {
      const { email, shipTo, billTo, gateway, message, couponCode: coupon, requestedDate, reference } = carts
      return reader
        .select({ email, shipTo, billTo, gateway, message, coupon, requestedDate, reference, at: carts.updatedAt })
        .from(carts)
        .where(and(eq(carts.customerId, customerId), eq(carts.kind, 'live')))
    },
    erases: (tx, { customerId }) => tx.delete(carts).where(eq(carts.customerId, customerId)),
  },
  {
    table: 'listLines',
    shows: (reader, person) =>
      reader
        .select({ list: lists.name, sku: skus.code, quantity: listLines.quantity, at: listLines.addedAt })
        .from(listLines)
        .innerJoin(lists, eq(lists.id, listLines.listId))
        .innerJoin(skus, eq(skus.id, listLines.skuId))
        .where(eq(lists.customerId, person.customerId)),
    erases: (tx, person) => tx.delete(listLines).where(inArray(listLines.listId, listsOf(tx, person))),
  },
  {
    table: 'lists',
    shows: (reader, { customerId }) => {
      const { kind, name, shared, shownAs, createdAt: at } = lists
      return reader.select({ kind, name, shared, shownAs, at }).from(lists).where(eq(lists.customerId, customerId))
    },
    erases: (tx, { customerId }) => tx.delete(lists).where(eq(lists.customerId, customerId)),
  },
  {
    table: 'auditEntries',
    untold: 'who did what, for the shop’s own account; what was done for them stands under “Who helped me”',
    keeps: 'holds ids, and of personal text only short digests; its rows cannot be changed',
  },
  {
    table: 'customerNotes',
    untold: 'what staff write for each other, and no page of the customer shows',
    erases: (tx, { customerId }) => tx.delete(customerNotes).where(eq(customerNotes.customerId, customerId)),
  },
  {
    table: 'deskSearches',
    untold: 'what a manager looked for, for a day',
    keeps: 'is deleted after a day',
  },
  {
    table: 'deskVisits',
    untold: 'who of the shop opened their page last, for finding it again',
    erases: (tx, { customerId }) => tx.delete(deskVisits).where(eq(deskVisits.customerId, customerId)),
  },
  {
    table: 'quickCheckouts',
    shows: async (reader, { customerId }) => {
      const { shipToId, billToId, gateway, updatedAt: at } = quickCheckouts
      const rows = await reader
        .select({ shop: shops.name, shipToId, billToId, gateway, at })
        .from(quickCheckouts)
        .innerJoin(shops, eq(shops.id, quickCheckouts.shopId))
        .where(eq(quickCheckouts.customerId, customerId))
      const book = await reader.select().from(addresses).where(eq(addresses.customerId, customerId))
      const lineOf = (wanted: string | null) => book.find(({ id }) => id === wanted)?.line1
      return rows.map(({ shipToId, billToId, ...row }) => ({
        ...row,
        shipTo: lineOf(shipToId),
        billTo: lineOf(billToId),
      }))
    },
    erases: (tx, { customerId }) => tx.delete(quickCheckouts).where(eq(quickCheckouts.customerId, customerId)),
  },
  {
    table: 'addresses',
    shows: (reader, { customerId }) => {
      const { kind, isDefault, name, company, line1, line2, postcode, city, country, phone } = addresses
      return reader
        .select({ kind, isDefault, name, company, line1, line2, postcode, city, country, phone })
        .from(addresses)
        .where(eq(addresses.customerId, customerId))
    },
    erases: (tx, { customerId }) => tx.delete(addresses).where(eq(addresses.customerId, customerId)),
  },
  {
    table: 'customerAttributes',
    shows: (reader, { customerId }) =>
      reader
        .select({ name: customerAttributes.code, value: customerAttributes.value })
        .from(customerAttributes)
        .where(eq(customerAttributes.customerId, customerId)),
    erases: (tx, { customerId }) => tx.delete(customerAttributes).where(eq(customerAttributes.customerId, customerId)),
  },
  {
    table: 'customerStandings',
    shows: (reader, { customerId }) =>
      reader
        .select({ shop: shops.name, name: customerStandings.code, value: customerStandings.value })
        .from(customerStandings)
        .innerJoin(shops, eq(shops.id, customerStandings.shopId))
        .where(eq(customerStandings.customerId, customerId)),
    erases: (tx, { customerId }) => tx.delete(customerStandings).where(eq(customerStandings.customerId, customerId)),
  },
  {
    table: 'customerSearch',
    untold: 'their names again, as they are looked for',
    erases: (tx, { customerId }) => tx.delete(customerSearch).where(eq(customerSearch.customerId, customerId)),
  },
  {
    table: 'customerShops',
    shows: (reader, { customerId }) =>
      reader
        .select({ name: shops.name, at: customerShops.createdAt })
        .from(customerShops)
        .innerJoin(shops, eq(shops.id, customerShops.shopId))
        .where(eq(customerShops.customerId, customerId)),
    erases: (tx, { customerId }) => tx.delete(customerShops).where(eq(customerShops.customerId, customerId)),
  },
  {
    table: 'customers',
    shows: (reader, { customerId }) => {
      const { number, type, email, salutation, firstname, middlename, lastname, company, department, phone } = customers
      const { tags, pricingPolicy: prices, locale, createdAt: at } = customers
      const who = { number, type, email, salutation, firstname, middlename, lastname, company, department, phone }
      return reader
        .select({ ...who, tags, prices, locale, at })
        .from(customers)
        .where(eq(customers.id, customerId))
    },
    // A row without anybody in it: the orders hang on it.
    erases: (tx, person) => {
      const named = {
        salutation: '',
        firstname: '',
        middlename: '',
        lastname: '',
        company: '',
        department: '',
        phone: '',
      }
      const helped = { registrationManagerName: null, registrationManagerEmail: null }
      return tx
        .update(customers)
        .set({ ...named, ...helped, email: nowhere(person), pricingPolicy: '', tags: [], updatedAt: now() })
        .where(eq(customers.id, person.customerId))
    },
  },
  { table: 'secondFactors', untold: STAFF, keeps: STAFF },
  { table: 'recoveryCodes', untold: STAFF, keeps: STAFF },
  {
    table: 'knownDevices',
    shows: (reader, { accountId }) =>
      reader
        .select({ at: knownDevices.createdAt, until: knownDevices.expiresAt })
        .from(knownDevices)
        .where(eq(knownDevices.accountId, accountId)),
    erases: (tx, { accountId }) => tx.delete(knownDevices).where(eq(knownDevices.accountId, accountId)),
  },
  {
    table: 'registrations',
    untold: 'gone as soon as somebody has chosen a password, so whoever can ask has none',
    erases: (tx, { accountId }) => tx.delete(registrations).where(eq(registrations.accountId, accountId)),
  },
  {
    table: 'accountLinks',
    shows: (reader, { accountId }) => {
      const { purpose, payload: email, createdAt: at, usedAt } = accountLinks
      return reader
        .select({ purpose, email, at, usedAt })
        .from(accountLinks)
        .where(eq(accountLinks.accountId, accountId))
    },
    erases: (tx, { accountId }) => tx.delete(accountLinks).where(eq(accountLinks.accountId, accountId)),
  },
  {
    table: 'sessions',
    shows: (reader, { accountId }) => {
      const { device, createdAt: at, lastSeenAt } = sessions
      return reader.select({ device, at, lastSeenAt }).from(sessions).where(eq(sessions.accountId, accountId))
    },
    erases: (tx, { accountId }) => tx.delete(sessions).where(eq(sessions.accountId, accountId)),
  },
  {
    table: 'accounts',
    shows: (reader, { accountId }) =>
      reader.select({ email: accounts.email, at: accounts.createdAt }).from(accounts).where(eq(accounts.id, accountId)),
    // Nobody signs in by it again, and its e-mail address is free for whoever registers next.
    erases: (tx, person) =>
      tx
        .update(accounts)
        .set({ email: nowhere(person), passwordHash: null, enabled: false })
        .where(eq(accounts.id, person.accountId)),
  },
]
