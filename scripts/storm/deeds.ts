// What a customer does with their own things, and a manager for them: each through the command behind the screen.
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { assistChanges, assists, listLines, lists, managedLists, orders } from '@/db/schema'
import { disputeAssist } from '@/lib/assist/dispute'
import { stopAssist } from '@/lib/assist/stop'
import type { LineState } from '@/lib/audit/changes'
import type { Actor } from '@/lib/auth/actor'
import { addToCart, emptyCart, removeLine, setQuantity } from '@/lib/cart/commands'
import { enterCoupon, removeCoupon } from '@/lib/cart/coupon'
import type { Put } from '@/lib/cart/put'
import { cartOf } from '@/lib/cart/queries'
import {
  addCartToList,
  addToList,
  changeList,
  createList,
  listToCart,
  removeList,
  setListQuantity,
} from '@/lib/lists/commands'
import { restoreCart, saveCart } from '@/lib/lists/saved-carts'
import { acceptManagedList, rejectManagedList, seeManagedList, takeRest } from '@/lib/managed-lists/decide'
import { AcceptManagedList } from '@/lib/managed-lists/input'
import { linesOn } from '@/lib/managed-lists/lines'
import { orderAgain } from '@/lib/orders/again'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { placeOrder } from '@/lib/orders/checkout/place'
import { quoteOf } from '@/lib/orders/checkout/quote'
import { missing } from '@/lib/refusal'
import { typedCheckout } from '@/lib/testing/buy'
import { takeBack } from '@/lib/undo/commands'
import { changesOf } from '@/lib/undo/queries'
import type { History } from './history'
import type { Deed, Dice, Person } from './world'

/** Whoever has a customer's things in hand: the customer, or a manager in an assist. */
export type Hands = Dice & { actor: Actor; person: Person; history: History; coupons: string[] }

/** Where there is nothing to choose from, the screen has no button. */
export function chosen<T>(one: T | undefined): T {
  if (one === undefined) throw missing()
  return one
}

/** The name that stands at what these hands put somewhere. */
export const nameOf = ({ actor }: Hands) => (actor.assist ? (actor.account?.id ?? null) : null)

/** What a call says has gone into the cart. */
export function keepPuts(by: Hands, puts: Put[]) {
  for (const { skuId, put } of puts.filter((each) => each.put > 0)) {
    by.history.put(by.person.id, skuId, put)
    by.history.by(by.person.id, skuId, nameOf(by))
  }
}

const cartLine = async ({ actor, one }: Hands) => chosen(one((await cartOf(actor))?.lines ?? []))

async function listOf({ person, one }: Hands, kind?: 'saved-cart') {
  const own = and(eq(lists.customerId, person.id), kind && eq(lists.kind, kind))
  return chosen(one(await db.select().from(lists).where(own)))
}

export const managedListOf = async ({ person, one }: Hands) => {
  const own = eq(managedLists.customerId, person.id)
  return chosen(one(await db.select().from(managedLists).where(own).orderBy(desc(managedLists.createdAt)).limit(4)))
}

async function add(by: Hands) {
  const { actor, person, history, roll, one } = by
  const sku = chosen(one(person.skus))
  const quantity = 1 + roll(3)
  await addToCart(actor, roll(4) ? { skuId: sku.id, quantity } : { skuCode: sku.code, quantity })
  history.named(person.id, sku.id)
  history.put(person.id, sku.id, quantity)
  history.by(person.id, sku.id, nameOf(by))
}

async function set(by: Hands) {
  const { lineId, skuId, quantity: seen } = await seenLine(by)
  const quantity = by.roll(8)
  await setQuantity(by.actor, { lineId, quantity, seen })
  by.history.put(by.person.id, skuId, Math.max(0, quantity - seen))
}

async function seenLine(by: Hands) {
  const { id: lineId, skuId, quantity } = await cartLine(by)
  return { lineId, skuId, quantity }
}

async function enter({ actor, person, history, coupons, one }: Hands) {
  const code = chosen(one(coupons))
  await enterCoupon(actor, { code })
  history.named(person.id, code)
}

async function toList(by: Hands) {
  const { actor, person, history, roll, one } = by
  const sku = chosen(one(person.skus))
  const list = roll(2) ? chosen(one(['wish', 'new'])) : (await listOf(by)).id
  await addToList(actor, { list, skuId: sku.id, quantity: 1 + roll(3) })
  history.named(person.id, sku.id)
}

async function fromList(by: Hands) {
  const list = await listOf(by)
  const ticked = by.roll(2) ? [await listLine(by, list.id)] : []
  const which = ticked.length > 0 ? 'chosen' : 'all'
  keepPuts(by, await listToCart(by.actor, { id: list.id, which, line: ticked }))
}

const listLine = async ({ one }: Hands, listId: string) =>
  chosen(one(await db.select().from(listLines).where(eq(listLines.listId, listId)))).id

async function place({ actor, person, one }: Hands) {
  const gateway = chosen(
    one(['testPaymentGateway', 'invoicePaymentGateway', 'prePaymentGateway', 'courierPaymentGateway']),
  )
  const card = gateway === 'testPaymentGateway' ? person.cardId : ''
  await saveCheckout(actor, typedCheckout({ gateway, card }))
  const quote = chosen((await quoteOf(actor)) ?? undefined)
  await placeOrder(actor, { placementKey: newId(), expectedTotal: quote.total, expectedVersion: quote.cart.version })
}

async function again(by: Hands) {
  const own = await db
    .select()
    .from(orders)
    .where(eq(orders.customerId, by.person.id))
    .orderBy(desc(orders.id))
    .limit(5)
  keepPuts(by, await orderAgain(by.actor, { number: chosen(by.one(own)).number, how: 'goods' }))
}

async function accept(by: Hands) {
  const { actor, roll, one } = by
  const { id, version } = await managedListOf(by)
  const line = chosen(one(await linesOn(db, id)))
  const instead = one(line.alternatives)
  const typed = roll(2)
    ? { which: 'all' }
    : { which: 'chosen', line: line.id, [`quantity:${line.id}`]: '1', ...(instead && { [`sku:${line.id}`]: instead }) }
  keepPuts(by, await acceptManagedList(actor, AcceptManagedList.parse({ id, version, ...typed })))
}

/** What a customer and whoever helps them may do alike. */
export const deeds: Deed<Hands>[] = [
  ['add', 26, add],
  ['set', 14, set],
  ['remove', 4, async (by) => removeLine(by.actor, { lineId: (await cartLine(by)).id })],
  ['empty', 1, ({ actor }) => emptyCart(actor)],
  ['enter a coupon', 3, enter],
  ['remove the coupon', 1, ({ actor }) => removeCoupon(actor)],
  ['save the cart', 3, ({ actor }) => saveCart(actor, {})],
  [
    'restore a cart',
    3,
    async (by) => keepPuts(by, (await restoreCart(by.actor, (await listOf(by, 'saved-cart')).id)).puts),
  ],
  [
    'make a list',
    1,
    ({ actor, roll }) => createList(actor, { kind: roll(2) ? 'shopping' : 'requisition', name: `List ${roll(100)}` }),
  ],
  [
    'rename a list',
    1,
    async (by) => changeList(by.actor, { id: (await listOf(by)).id, name: `Named ${by.roll(100)}` }),
  ],
  ['add to a list', 6, toList],
  ['cart to list', 2, async (by) => addCartToList(by.actor, { list: by.roll(2) ? 'new' : (await listOf(by)).id })],
  ['list to cart', 4, fromList],
  [
    'set on a list',
    2,
    async (by) =>
      setListQuantity(by.actor, { lineId: await listLine(by, (await listOf(by)).id), quantity: by.roll(5) }),
  ],
  ['remove a list', 3, async (by) => removeList(by.actor, (await listOf(by)).id)],
  ['order', 6, place],
  ['order again', 2, again],
  ['accept a managed list', 4, accept],
  ['take the rest', 2, async (by) => keepPuts(by, await takeRest(by.actor, (await managedListOf(by)).id))],
  [
    'reject a managed list',
    1,
    async (by) => {
      const { id, version } = await managedListOf(by)
      await rejectManagedList(by.actor, { id, version, reason: '' })
    },
  ],
]

const helpOf = async ({ person, one }: Hands) =>
  chosen(
    one(
      await db
        .select()
        .from(assists)
        .where(eq(assists.customerId, person.id))
        .orderBy(desc(assists.startedAt))
        .limit(4),
    ),
  ).id

/** Takes back one change of an assist, or all that can be: what it had taken out of the cart may be in there again. */
export async function takeSomethingBack(
  { actor, roll, one, history }: Dice & Pick<Hands, 'actor' | 'history'>,
  assistId: string,
) {
  const takeable = (await changesOf(actor, [assistId])).filter(({ standing }) => standing === 'takeable')
  await takeBack(actor, { assistId, changeId: roll(3) ? one(takeable)?.id : undefined })
  const taken = await db
    .select({ change: assistChanges, customerId: assists.customerId })
    .from(assistChanges)
    .innerJoin(assists, eq(assists.id, assistChanges.assistId))
    .where(
      and(eq(assistChanges.assistId, assistId), eq(assistChanges.thing, 'line'), isNotNull(assistChanges.takenBackAt)),
    )
  for (const { change, customerId } of taken) {
    const [before, after] = [change.before, change.after] as (LineState | null)[]
    const back = (before?.quantity ?? 0) - (after?.quantity ?? 0)
    if (before && back > 0) history.takenBack(customerId, before.skuId, { id: change.id, pieces: back })
  }
}

/** What only customers do. */
export const ownDeeds: Deed<Hands>[] = [
  ...deeds,
  ['see a managed list', 2, async (by) => seeManagedList(by.actor, (await managedListOf(by)).id)],
  ['take back', 5, async (by) => takeSomethingBack(by, await helpOf(by))],
  ['end the help', 1, async (by) => stopAssist(by.actor, { assistId: await helpOf(by) })],
  [
    'dispute the help',
    1,
    async (by) => (by.roll(4) ? undefined : disputeAssist(by.actor, { assistId: await helpOf(by) })),
  ],
]
