import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db'
import { cartLines, managedListLines, managedLists } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor, Customer } from '@/lib/auth/actor'
import { demandLetterRoom, letterScope } from '@/lib/auth/letter-room'
import { hashOfSecret, newSecret } from '@/lib/auth/secret'
import { leaveDraft } from '@/lib/cart/draft'
import { raise } from '@/lib/cart/lines'
import { cartScope, inDraft } from '@/lib/cart/policy'
import { type CartLine, findCart } from '@/lib/cart/queries'
import { DAY, later, now } from '@/lib/clock'
import { beginningOf, dayAfter } from '@/lib/days'
import { MOST_OF_A_LINE } from '@/lib/inventory/availability'
import { queueMail } from '@/lib/mail/outbox'
import { missing, Refusal } from '@/lib/refusal'
import type { MakeManagedList, ReviseManagedList } from './input'
import { createdLetter } from './letters'
import { linesOn, type Offered, writeLines } from './lines'
import { demandMaking, listScope, type ManagedListRow, openStates, visibleTo } from './policy'

/** How long a letter's link shows a list that has no end. */
const LINK_LIFE = 14 * DAY
/** More than anybody will read through. */
const MOST_LINES = 200

/**
 * Makes a list of what is in the cart, at what it costs this customer now, and writes to them. The cart stays as it is,
 * unless its lines shall leave it: the live one is the customer's own. A draft is over with it.
 */
export async function makeManagedList(actor: Actor, given: MakeManagedList): Promise<ManagedListRow> {
  const { name, message, validUntil, clear, lines: said } = given
  return act(actor, 'managedList.make', { ...cartScope(actor), ...toCustomer(actor) }, async (tx, note) => {
    demandMaking(actor)
    const offered = (await inCart(tx, actor)).map((line) => ({ ...line, ...(said.get(line.skuId) ?? unsaid) }))
    if (offered.length === 0) throw new Refusal('nothingInCart')
    const { secret, ...offer } = offerOf(validUntil)
    const [list] = await tx
      .insert(managedLists)
      .values({ ...makerOf(actor), ...offer, name, message, state: 'sent', createdAt: now() })
      .returning()
    await sendLines(tx, actor, list!, { offered, secret })
    if (inDraft(actor)) await leaveDraft(tx, actor)
    else if (clear) await emptyCart(tx, actor)
    note.about('managedList', list!.id)
    note.changed(undefined, { name, lines: offered.length, validUntil })
    return list!
  })
}

/**
 * A new version of a list the customer has not decided about, or not in time: new terms at today's prices and a new
 * letter. The old link leads nowhere, and a decision about the old version is refused.
 */
export async function reviseManagedList(actor: Actor, given: ReviseManagedList): Promise<ManagedListRow> {
  const { id, version, name, message, validUntil, fromCart, lines: said } = given
  const scope = { ...cartScope(actor), ...listScope(id), ...toCustomer(actor) }
  return act(actor, 'managedList.revise', scope, async (tx, note) => {
    demandMaking(actor)
    const { secret, ...offer } = offerOf(validUntil)
    const seen = and(eq(managedLists.id, id), eq(managedLists.version, version), visibleTo(actor))
    const { shopId, customerId, ...maker } = makerOf(actor)
    const [list] = await tx
      .update(managedLists)
      .set({ ...maker, ...offer, name, message, state: 'sent', version: version + 1, seenAt: null, remindedAt: null })
      .where(and(seen, inArray(managedLists.state, [...openStates, 'expired'])))
      .returning()
    if (!list) throw await whyNotTo(tx, actor, id)
    const kept = (await linesOn(tx, id)).map((line) => {
      const { quantity = line.quantity, note, alternatives } = said.get(line.skuId) ?? { ...unsaid, note: line.note }
      return { skuId: line.skuId, quantity, note, alternatives }
    })
    const added = fromCart ? await inCart(tx, actor) : []
    const offered = merged([
      ...kept.filter(({ quantity }) => quantity > 0),
      ...added.map((line) => ({ ...line, ...unsaid })),
    ])
    if (offered.length === 0) throw new Refusal('nothingOnList')
    await tx.delete(managedListLines).where(eq(managedListLines.listId, id))
    await sendLines(tx, actor, list, { offered, secret })
    note.about('managedList', id)
    note.changed({ version, lines: kept.length }, { name, version: list.version, lines: offered.length, validUntil })
    return list
  })
}

/** Takes an undecided list back: it is gone from the customer's view, and its link leads nowhere. */
export async function withdrawManagedList(actor: Actor, id: string): Promise<void> {
  return act(actor, 'managedList.withdraw', listScope(id), async (tx, note) => {
    demandMaking(actor)
    const [list] = await tx
      .update(managedLists)
      .set({ state: 'withdrawn', updatedAt: now() })
      .where(and(eq(managedLists.id, id), visibleTo(actor), inArray(managedLists.state, openStates)))
      .returning()
    if (!list) throw await whyNotTo(tx, actor, id)
    note.about('managedList', id)
    note.changed({ name: list.name }, { state: 'withdrawn' })
  })
}

const toCustomer = ({ customer }: Actor) => letterScope(customer?.email ?? '')

const unsaid = { note: '', alternatives: [] as string[] }

async function whyNotTo(tx: Tx, actor: Actor, id: string): Promise<Refusal> {
  const [list] = await tx
    .select()
    .from(managedLists)
    .where(and(eq(managedLists.id, id), visibleTo(actor)))
  if (!list) return missing()
  return new Refusal(openStates.includes(list.state) ? 'managedListChanged' : 'managedListDecided')
}

/** Whose list it is, and who answers for it. */
function makerOf({ shop, customer, account, assist }: Actor) {
  if (!customer || !account || !assist) throw missing()
  const { id: managerId, name: managerName, email: managerEmail } = account
  return { shopId: shop.id, customerId: customer.id, managerId, managerName, managerEmail, assistId: assist.id }
}

/** Until when it stands, to the end of that day, and the one link that leads there until then. */
function offerOf(day: string) {
  const at = now()
  if (day && day <= dayAfter(0, at))
    throw new Refusal('checkFields', 'invalid', {}, { validUntil: 'managedListDayOver' })
  const validUntil = day ? (beginningOf(dayAfter(1, beginningOf(day)!)) ?? null) : null
  const secret = newSecret()
  const linkExpiresAt = validUntil ?? later(LINK_LIFE, at)
  return { secret, validUntil, linkHash: hashOfSecret(secret), linkExpiresAt, updatedAt: at }
}

/** What is in the cart, each sku once. */
async function inCart(tx: Tx, actor: Actor) {
  const cart = await findCart(tx, actor)
  if (!cart) return []
  const lines = await tx
    .select({ skuId: cartLines.skuId, quantity: cartLines.quantity })
    .from(cartLines)
    .where(eq(cartLines.cartId, cart.id))
    .orderBy(cartLines.addedAt, cartLines.id)
  return merged(lines)
}

/** Each sku once, with all of its pieces. */
function merged<Line extends { skuId: string; quantity: number }>(lines: Line[]): Line[] {
  const bySku = new Map<string, Line>()
  for (const line of lines) {
    const quantity = Math.min((bySku.get(line.skuId)?.quantity ?? 0) + line.quantity, MOST_OF_A_LINE)
    bySku.set(line.skuId, { ...(bySku.get(line.skuId) ?? line), quantity })
  }
  return [...bySku.values()]
}

async function sendLines(
  tx: Tx,
  actor: Actor,
  list: ManagedListRow,
  { offered, secret }: { offered: Offered[]; secret: string },
) {
  if (offered.length > MOST_LINES) throw new Refusal('listFull', 'conflict', { most: MOST_LINES })
  const lines = await writeLines(tx, actor, list.id, offered)
  await tell(tx, actor, list, { lines, secret })
}

async function tell(tx: Tx, actor: Actor, list: ManagedListRow, sent: { lines: CartLine[]; secret: string }) {
  const { shop, customer } = actor
  const { email, locale } = customer as Customer
  await demandLetterRoom(tx, actor, email)
  await queueMail(tx, createdLetter({ list, ...sent }, { shop, locale, recipient: email }))
}

async function emptyCart(tx: Tx, actor: Actor) {
  const cart = await findCart(tx, actor)
  if (!cart) return
  await tx.delete(cartLines).where(eq(cartLines.cartId, cart.id))
  await raise(tx, actor, cart.id)
}
