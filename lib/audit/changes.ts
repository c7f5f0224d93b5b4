import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import {
  addresses,
  assistChanges,
  cartLines,
  carts,
  customerAttributes,
  customers,
  listLines,
  lists,
} from '@/db/schema'
import type { ChangedThing } from '@/db/words'
import { now } from '@/lib/clock'

/** Where things of a customer are that can be put back. */
export type Changing = 'cart' | 'lists' | 'addresses' | 'profile'

/** Whose things, and in which shop; addresses and profile are the same in all. */
export type Whose = { shopId: string; customerId: string }

/** Things by name, each as it could be put back; what is not there has none. */
export type Things = Map<string, Thing>
export type Thing = { thing: ChangedThing; key: string; state: unknown }

const nameOf = ({ thing, key }: Pick<Thing, 'thing' | 'key'>) => `${thing} ${key}`

/** How those things stand. */
export async function thingsOf(reader: Reader, whose: Whose, where: readonly Changing[]): Promise<Things> {
  const found: Thing[] = []
  for (const place of new Set(where)) found.push(...(await readers[place](reader, whose)))
  return new Map(found.map((each) => [nameOf(each), each]))
}

export const stateIn = (things: Things, which: Pick<Thing, 'thing' | 'key'>): unknown =>
  things.get(nameOf(which))?.state ?? null

/** Whether two states of a thing are one: null for nothing there. */
export const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(one ?? null, other ?? null)

/**
 * Keeps what is different now. What the same assist changes twice in a row is one change, and none where all is as it
 * was; where somebody else had their hands on it in between, it is another.
 */
export async function keepChanges(tx: Tx, assistId: string, before: Things, after: Things): Promise<void> {
  for (const which of new Map([...before, ...after]).values()) {
    const [was, is] = [stateIn(before, which), stateIn(after, which)]
    if (!isSame(was, is)) await keepChange(tx, assistId, which, [was, is])
  }
}

async function keepChange(tx: Tx, assistId: string, { thing, key }: Thing, [before, after]: [unknown, unknown]) {
  const c = assistChanges
  const [last] = await tx
    .select()
    .from(c)
    .where(and(eq(c.assistId, assistId), eq(c.thing, thing), eq(c.key, key), isNull(c.takenBackAt)))
    .orderBy(desc(c.changedAt), desc(c.id))
    .limit(1)
  if (!last || !isSame(last.after, before)) {
    await tx.insert(c).values({ assistId, thing, key, before, after, changedAt: now() })
  } else if (isSame(last.before, after)) {
    await tx.delete(c).where(eq(c.id, last.id))
  } else {
    await tx.update(c).set({ after, changedAt: now() }).where(eq(c.id, last.id))
  }
}

/** An answer of the profile, or the code of the cart's coupon. */
export type ValueState = { value: string }
export type LineState = {
  skuId: string
  quantity: number
  listReference: string
  addedById: string | null
  addedByName: string | null
  /** ISO 8601. */
  addedAt: string
}
export type ListState = Pick<typeof lists.$inferSelect, 'kind' | 'name' | 'shared'> & { lines: LineState[] }
export type AddressState = Omit<typeof addresses.$inferSelect, 'customerId' | 'createdAt'> & { createdAt: string }

const readers: Record<Changing, (reader: Reader, whose: Whose) => Promise<Thing[]>> = {
  cart: async (reader, { shopId, customerId }) => {
    const live = and(eq(carts.shopId, shopId), eq(carts.customerId, customerId), eq(carts.kind, 'live'))
    const [cart] = await reader.select().from(carts).where(live)
    if (!cart) return []
    const lines = await reader.select().from(cartLines).where(eq(cartLines.cartId, cart.id))
    const coupon: Thing[] = cart.couponCode ? [{ thing: 'coupon', key: '', state: { value: cart.couponCode } }] : []
    return [...lines.map((line): Thing => ({ thing: 'line', key: lineKey(line), state: stateOf(line) })), ...coupon]
  },
  lists: async (reader, { shopId, customerId }) => {
    const own = await reader
      .select()
      .from(lists)
      .where(and(eq(lists.shopId, shopId), eq(lists.customerId, customerId)))
    const ids = own.map(({ id }) => id)
    const lines = await reader
      .select()
      .from(listLines)
      .where(inArray(listLines.listId, ids))
      .orderBy(asc(listLines.addedAt), asc(listLines.id))
    return own.map(({ id: key, kind, name, shared }) => {
      const on = lines.filter(({ listId }) => listId === key).map(stateOf)
      return { thing: 'list', key, state: { kind, name, shared, lines: on } satisfies ListState }
    })
  },
  addresses: async (reader, { customerId }) => {
    const book = await reader.select().from(addresses).where(eq(addresses.customerId, customerId))
    return book.map(({ customerId: _, createdAt, ...address }) => ({
      thing: 'address',
      key: address.id,
      state: { ...address, createdAt: createdAt.toISOString() } satisfies AddressState,
    }))
  },
  profile: async (reader, { customerId }) => {
    const { salutation, firstname, middlename, lastname, company, department, phone, locale } = customers
    const columns = { salutation, firstname, middlename, lastname, company, department, phone, locale }
    const [row] = await reader.select(columns).from(customers).where(eq(customers.id, customerId))
    const attributes = await reader
      .select()
      .from(customerAttributes)
      .where(eq(customerAttributes.customerId, customerId))
    const fields = [...Object.entries(row ?? {}), ...attributes.map(({ code, value }) => [code, value] as const)]
    return fields
      .filter(([, value]) => value !== '')
      .map(([key, value]) => ({ thing: 'profile', key, state: { value } }))
  },
}

type LineRow = Pick<
  typeof listLines.$inferSelect,
  'skuId' | 'quantity' | 'listReference' | 'addedById' | 'addedByName' | 'addedAt'
>

export const lineKey = ({ skuId, listReference }: Pick<LineRow, 'skuId' | 'listReference'>) =>
  `${skuId} ${listReference}`

const stateOf = ({ skuId, quantity, listReference, addedById, addedByName, addedAt }: LineRow): LineState => ({
  skuId,
  quantity,
  listReference,
  addedById,
  addedByName,
  addedAt: addedAt.toISOString(),
})
