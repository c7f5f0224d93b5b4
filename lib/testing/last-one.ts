import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { auditEntries, cartLines, orderLines, orders, reservations } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Shop } from '@/lib/shops/shop'
import { fillCart, stockRow } from './buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeSku } from './make'
import { alertsIn, fieldsOf, look, type PlainBrowser, press, signedIn } from './plain-browser'

/** Where everybody stands: a shop, its host, and the servers that answer for it. */
export type Place = { shop: Shop; host: string; ports: number[] }
export type Tally = { orders: number; refused: number; others: string[]; wrong: string[] }

const REVIEW = '/checkout/review'
const ORDERED = 'ordered'

type Buyer = { actor: Actor; browser: PlainBrowser; path: string; port: number }

/** Everybody with the same thing in the cart, at one server or another, one fifth of them through a manager. */
export async function makeBuyers({ shop, host, ports }: Place, count: number, sku: { id: string }): Promise<Buyer[]> {
  const all: Buyer[] = []
  for (let n = 0; n < count; n++) {
    const { actor, browser } = n % 5 === 0 ? await throughManager(shop, host) : await alone(shop, host)
    await fillCart(actor, [[sku, 1]], { gateway: 'prePaymentGateway' })
    const path = actor.assist ? `/as/${actor.assist.id}${REVIEW}` : REVIEW
    all.push({ actor, browser, path, port: ports[n % ports.length]! })
  }
  return all
}

/** All look at the review and then press the last button at once; answers what each was told: that it is ordered, or why not. */
export async function pressAtOnce(buyers: Buyer[]): Promise<string[]> {
  const forms = await Promise.all(
    buyers.map(async ({ browser, path, port }) => fieldsOf((await look(browser, port, path)).text, 'placementKey')),
  )
  const answers = await Promise.all(buyers.map(({ browser, path, port }, n) => press(browser, port, path, forms[n]!)))
  return answers.map(({ status, location, text }) => {
    if (status === 303 && /\/checkout\/done\/[\w-]+$/.test(location)) return ORDERED
    return status === 200 ? alertsIn(text).join(' ') : `${status} ${location}`
  })
}

/** How many have it, how many were told one of these, and what else was said. */
export function tallyOf(told: string[], reasons: string[]): Omit<Tally, 'wrong'> {
  const others = told.filter((each) => each !== ORDERED && !reasons.includes(each))
  const orders = told.filter((each) => each === ORDERED).length
  return { orders, refused: told.length - orders - others.length, others }
}

/** One piece is left, and everybody has it in the cart. */
export async function raceForTheLast(place: Place, count: number): Promise<Tally> {
  const { shop } = place
  const last = await makeSku(shop, { quantity: 1, name: 'The last lens' })
  const told = await pressAtOnce(await makeBuyers(place, count, last))
  const soldOut = translator('en')('refusals.soldOutMeanwhile', { name: last.name })
  return { ...tallyOf(told, [soldOut]), wrong: await wrongWith(shop, last, count) }
}

async function alone(shop: Shop, host: string) {
  const customer = await makeCustomer(shop)
  return { actor: asCustomer(shop, customer) as Actor, browser: await signedIn(shop, host, customer.accountId) }
}

async function throughManager(shop: Shop, host: string) {
  const manager = await makeManager(shop)
  const browser = await signedIn(shop, host, manager.account.id)
  const here = { ...manager, account: { ...manager.account, sessionId: browser.sessionId } }
  return { actor: (await assisting(here, await makeCustomer(shop))) as Actor, browser }
}

const ordersOf = (skuId: string) =>
  db
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(eq(orderLines.skuId, skuId))

async function wrongWith(shop: Shop, last: { id: string }, buyers: number): Promise<string[]> {
  const placed = await ordersOf(last.id)
  const shelf = await stockRow(last)
  const held = await db.select().from(reservations).where(eq(reservations.stockId, shelf.id))
  const kept = await db.$count(cartLines, eq(cartLines.skuId, last.id))
  const ids = placed.map(({ id }) => id)
  const { shopId, action, outcome, objectId } = auditEntries
  const entries = and(
    eq(shopId, shop.id),
    eq(action, 'order.place'),
    eq(outcome, 'ok'),
    inArray(objectId, ids.length > 0 ? ids : ['']),
  )
  const found = {
    orders: placed.length,
    quantity: shelf.quantity,
    reserved: shelf.reserved,
    held: held.map(({ quantity, state }) => `${quantity} ${state}`).join(),
    cartsKept: kept,
    entries: await db.$count(auditEntries, entries),
  }
  const wanted = { orders: 1, quantity: 1, reserved: 1, held: '1 held', cartsKept: buyers - 1, entries: 1 }
  return Object.entries(wanted).flatMap(([name, value]) => {
    const actual = found[name as keyof typeof found]
    return actual === value ? [] : [`${name}: ${actual} instead of ${value}`]
  })
}
