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
export type Tally = { orders: number; soldOut: number; others: string[]; wrong: string[] }

const REVIEW = '/checkout/review'

type Buyer = { browser: PlainBrowser; path: string; port: number }

/**
 * One thing is left, and everybody has it in the cart and the review before them, one fifth of them through a manager.
 * All press the last button at once, at one server or another. Answers what they were told, and what is not as it
 * has to be afterwards.
 */
export async function raceForTheLast({ shop, host, ports }: Place, buyers: number): Promise<Tally> {
  const last = await makeSku(shop, { quantity: 1, name: 'The last lens' })
  const all: Buyer[] = []
  for (let n = 0; n < buyers; n++) {
    const { actor, browser } = n % 5 === 0 ? await throughManager(shop, host) : await alone(shop, host)
    await fillCart(actor, [[last, 1]], { gateway: 'prePaymentGateway' })
    const path = actor.assist ? `/as/${actor.assist.id}${REVIEW}` : REVIEW
    all.push({ browser, path, port: ports[n % ports.length]! })
  }
  const forms = await Promise.all(
    all.map(async ({ browser, path, port }) => fieldsOf((await look(browser, port, path)).text, 'placementKey')),
  )
  const answers = await Promise.all(all.map(({ browser, path, port }, n) => press(browser, port, path, forms[n]!)))

  const soldOut = translator('en')('refusals.soldOutMeanwhile', { name: last.name })
  const told = answers.map(({ status, location, text }) => {
    if (status === 303 && /\/checkout\/done\/[\w-]+$/.test(location)) return 'ordered'
    return status === 200 && alertsIn(text).includes(soldOut) ? 'sold out' : `${status} ${location} ${alertsIn(text)}`
  })
  const count = (what: string) => told.filter((each) => each === what).length
  const wrong = await wrongWith(shop, last, buyers)
  if (count('ordered') !== 1) wrong.push(`${count('ordered')} were told that they have it`)
  const placed = await ordersOf(last.id)
  return {
    orders: placed.length,
    soldOut: count('sold out'),
    others: told.filter((each) => each !== 'ordered' && each !== 'sold out'),
    wrong,
  }
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
