import 'server-only'
import { type AnyColumn, and, desc, eq, inArray, isNull, lt, lte, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '@/db'
import { assists, auditEntries, customerShops, mails, managers, orderHistory, orders } from '@/db/schema'
import { type OrderState, orderStates } from '@/db/words'
import type { ActionName } from '@/lib/audit/actions'
import { type Actor, may } from '@/lib/auth/actor'
import { isPassing } from '@/lib/orders/machine'
import type { CustomerAtDesk } from '@/lib/people/customer-page'
import { canonicalEmail } from '@/lib/people/email'

/** The kinds of things that happen with a customer; of what happened at the same moment, the earlier named is newer. */
const kinds = ['letter', 'deed', 'assist', 'state', 'order', 'registered'] as const
export type Kind = (typeof kinds)[number]

export type Moment = {
  kind: Kind
  at: Date
  id: string
  seq: number
  /** The order it is about, if it is about one; its number only for who has looked. */
  orderId: string | null
  number: string | null
  /** What exactly: a state, an action, a reason or a template. */
  word: string
  /** The manager, where one did it. */
  by: string | null
}

const PAGE = 20

type Place = { at: Date; kind: number; id: string; seq: number }
type Asked = { actor: Actor; customer: CustomerAtDesk; from: Place | undefined }

/**
 * A page of what has happened with a customer in this shop, newest first, and the word for the next one. Every kind is
 * read from its own table by its own index, so many as a page holds. What this manager may not see does not stand there.
 */
export async function timelineOf(actor: Actor, customer: CustomerAtDesk, before?: string) {
  const asked = { actor, customer, from: readPlace(before) }
  const found = await Promise.all(kinds.map((kind) => sources[kind](asked)))
  const merged = found
    .flatMap((rows, at) => rows.map((row): Moment => ({ ...blank, ...row, kind: kinds[at]! })))
    .sort((a, b) => b.at.getTime() - a.at.getTime()) // stable: equals stay in the order of the kinds
  const moments = merged.slice(0, PAGE)
  return { moments, next: merged.length > PAGE ? placeWord(moments.at(-1)!) : undefined }
}

const blank = { seq: 0, orderId: null, number: null, word: '', by: null }

type Row = Pick<Moment, 'at' | 'id'> & Partial<Moment>
type Source = (asked: Asked) => Promise<Row[]>

const sources: Record<Kind, Source> = {
  registered: async ({ actor, customer, from }) => {
    const { createdAt: at, customerId, shopId } = customerShops
    const rows = await db
      .select({ at, id: customerId })
      .from(customerShops)
      .where(and(eq(customerId, customer.id), eq(shopId, actor.shop.id), beyond('registered', from, [at])))
    return rows.map((row) => ({ ...row, by: customer.person.registrationManagerName }))
  },

  order: async ({ actor, customer, from }) => {
    const { id, number, placedAt: at, managerName: by } = orders
    const rows = await db
      .select({ id, number, at, by, orderId: id })
      .from(orders)
      .where(and(theirs(actor, customer), beyond('order', from, [at, id])))
      .orderBy(desc(at), desc(id))
      .limit(PAGE + 1)
    return rows.map((row) => ({ ...row, number: told(customer, row.number) }))
  },

  state: async ({ actor, customer, from }) => {
    const { orderId, seq, at, toState: word, fromState, deliveryId } = orderHistory
    const rows = await db
      .select({ id: orderId, orderId, seq, at, word, number: orders.number })
      .from(orderHistory)
      .innerJoin(orders, eq(orders.id, orderId))
      .where(
        and(
          theirs(actor, customer),
          isNull(deliveryId),
          ne(fromState, word),
          notInArray(
            word,
            orderStates.filter((state: OrderState) => isPassing(state)),
          ),
          beyond('state', from, [at, orderId, seq]),
        ),
      )
      .orderBy(desc(at), desc(orderId), desc(seq))
      .limit(PAGE + 1)
    return rows.map((row) => ({ ...row, number: told(customer, row.number) }))
  },

  assist: async ({ actor, customer, from }) => {
    const { id, startedAt: at, reason: word, customerId, shopId, managerId } = assists
    return db
      .select({ id, at, word, by: fullNameOf })
      .from(assists)
      .innerJoin(managers, eq(managers.id, managerId))
      .where(and(eq(customerId, customer.id), eq(shopId, actor.shop.id), beyond('assist', from, [at, id])))
      .orderBy(desc(at), desc(id))
      .limit(PAGE + 1)
  },

  deed: async ({ actor, customer, from }) => {
    const { seq, at, action: word, customerId, shopId, actorId, outcome } = auditEntries
    const shown = deedsShownTo(actor)
    if (shown.length === 0) return []
    const rows = await db
      .select({ seq, at, word, by: fullNameOf, manager: managers.id })
      .from(auditEntries)
      .leftJoin(managers, eq(managers.id, actorId))
      .where(
        and(
          eq(customerId, customer.id),
          eq(shopId, actor.shop.id),
          eq(outcome, 'ok'),
          inArray(word, shown),
          beyond('deed', from, [at, seq]),
        ),
      )
      .orderBy(desc(at), desc(seq))
      .limit(PAGE + 1)
    return rows.map(({ manager, by, ...row }) => ({ ...row, id: '', by: manager ? by : null }))
  },

  letter: async ({ actor, customer, from }) => {
    const { id, createdAt: at, template: word, orderId, recipient, shopId } = mails
    const rows = await db
      .select({ id, at, word, orderId, number: orders.number })
      .from(mails)
      .leftJoin(orders, eq(orders.id, orderId))
      .where(
        and(
          eq(recipient, canonicalEmail(customer.email) ?? ''),
          eq(shopId, actor.shop.id),
          beyond('letter', from, [at, id]),
        ),
      )
      .orderBy(desc(at), desc(id))
      .limit(PAGE + 1)
    return rows.map((row) => ({ ...row, number: told(customer, row.number) }))
  },
}

const fullNameOf = sql<string>`${managers.firstname} || ' ' || ${managers.lastname}`

const theirs = (actor: Actor, customer: CustomerAtDesk) =>
  and(eq(orders.customerId, customer.id), eq(orders.shopId, actor.shop.id))

const told = ({ revealed }: CustomerAtDesk, number: string | null) => (revealed ? number : null)

const cared: ActionName[] = [
  'customers.enable',
  'customers.disable',
  'customers.openShop',
  'customers.closeShop',
  'customers.unlock',
  'customers.resetPassword',
]
const own: ActionName[] = ['account.activate', 'account.changePassword', 'account.confirmEmail', 'account.reset']
const looked: ActionName[] = ['customers.reveal', 'customers.tag']

/** What was done about the account is for who may do such things; who looked at what, for who may read the ledger. */
const deedsShownTo = (actor: Actor): ActionName[] => [
  ...((['customers.care', 'customers.resetPassword', 'audit.see'] as const).some((right) => may(actor, right))
    ? [...cared, ...own]
    : []),
  ...(may(actor, 'audit.see') ? looked : []),
]

/** The rows of a kind that come after a place, in the order of all kinds together. `keys` is what the kind is sorted by. */
function beyond(kind: Kind, place: Place | undefined, keys: AnyColumn[]): SQL | undefined {
  const at = keys[0]!
  const own = kinds.indexOf(kind)
  if (!place) return undefined
  if (own < place.kind) return lt(at, place.at)
  if (own > place.kind) return lte(at, place.at)
  const values = keys.map((key, index) => (index === 0 ? place.at : key.dataType === 'number' ? place.seq : place.id))
  return below(keys, values)
}

/** Less than a row of values, key by key. */
function below([key, ...keys]: AnyColumn[], [value, ...values]: unknown[]): SQL | undefined {
  if (!key) return sql`1 = 0`
  return or(lt(key, value), and(eq(key, value), below(keys, values)))
}

const LAST = Date.UTC(9999, 11, 31)
const PlaceWord = z.tuple([
  z.number().int().min(0).max(LAST),
  z
    .number()
    .int()
    .min(0)
    .max(kinds.length - 1),
  z.string().regex(/^[0-9a-f-]{0,36}$/),
  z.number().int().min(0).max(2_147_483_647),
])

const placeWord = ({ at, kind, id, seq }: Moment) =>
  Buffer.from(JSON.stringify([at.getTime(), kinds.indexOf(kind), id, seq])).toString('base64url')

/** The place a URL names; what is no place of ours is the beginning. */
function readPlace(word: string | undefined): Place | undefined {
  if (!word || word.length > 200) return undefined
  try {
    const [at, kind, id, seq] = PlaceWord.parse(JSON.parse(Buffer.from(word, 'base64url').toString('utf8')))
    return { at: new Date(at), kind, id, seq }
  } catch {
    return undefined
  }
}
