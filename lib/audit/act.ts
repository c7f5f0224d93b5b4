import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Scope, type Tx, transact } from '@/db'
import { accounts, assists } from '@/db/schema'
import { type Actor, type Customer, isManager, may, onBehalfOf } from '@/lib/auth/actor'
import { tellChange } from '@/lib/live/event'
import { log } from '@/lib/log'
import { Refusal, type RefusalKey } from '@/lib/refusal'
import { type ActionName, ruleOf } from './actions'
import { keepChanges, thingsOf } from './changes'
import { append, canonical } from './ledger'
import { toldOf } from './told'

/** What the audit row of an action will say; the work fills it in. */
export type Note = {
  /** The thing that was changed: `note.about('order', order.id)`. */
  about(type: string, id: string): void
  /** The customer concerned, when the actor is not acting for them. */
  concerning(customerId: string): void
  changed(before: unknown, after: unknown): void
  /** In whose ledgers it stands, where it concerns other shops than the one it was done from. */
  standsIn(shopIds: readonly string[]): void
  /** There was nothing to do after all: nothing is written down. */
  nothing(): void
  /** A second deed of the same transaction, with a row of its own before this one; throws unless the actor may. */
  also(action: ActionName): Note
}

/**
 * The one way to change anything: asks whether the actor may, runs `work` in a transaction of `scope`, and
 * writes the audit row as that transaction's last statement, so that neither exists without the other. Pages that show
 * the customer concerned hear of it once it is committed.
 * A refusal changes nothing and, where a manager was refused or a right was missing, is written down too.
 */
export async function act<T>(
  actor: Actor,
  action: ActionName,
  scope: Scope,
  work: (tx: Tx, note: Note) => Promise<T>,
): Promise<T> {
  const found: Found = {}
  const further: { action: ActionName; found: Found }[] = []
  const also = (second: ActionName) => {
    demand(actor, second)
    further.push({ action: second, found: {} })
    return noteInto(further.at(-1)!.found, also)
  }
  try {
    demand(actor, action)
    return await transact({ ...scope, ...inNameOf(actor) }, async (tx) => {
      if (actor.assist) await stillOpen(tx, actor.assist.id)
      if (actor.customer) await stillThere(tx, actor.customer)
      further.length = 0 // the work may run again
      const result = await keepingChanges(tx, actor, action, () => work(tx, noteInto(found, also)))
      for (const deed of further) {
        await append(tx, entryOf(actor, deed.action, deed.found))
        tellOf(actor, deed.action, deed.found)
      }
      tellOf(actor, action, found)
      if (!found.nothing && isKept(actor, action)) {
        const entry = entryOf(actor, action, found)
        for (const shopId of found.shopIds ?? [actor.shop.id]) await append(tx, { ...entry, shopId })
      }
      return result
    })
  } catch (error) {
    if (error instanceof Refusal) await writeDown(actor, action, found, error)
    throw error
  }
}

/** Does it, and in an assist keeps what it has changed of the customer's things, for whoever wants it back. */
async function keepingChanges<T>(
  tx: Tx,
  { assist, customer, shop }: Actor,
  action: ActionName,
  work: () => Promise<T>,
) {
  const { changes } = ruleOf(action)
  if (!assist || !customer || !changes) return work()
  const whose = { shopId: shop.id, customerId: customer.id }
  const before = await thingsOf(tx, whose, changes)
  const result = await work()
  await keepChanges(tx, assist.id, before, await thingsOf(tx, whose, changes))
  return result
}

/**
 * For reading what only some may see, and before what `act` does: throws unless the actor may and `first` finds nothing
 * against it, and writes the refusal down as `act` does. It holds no transaction up: a password is looked at here.
 */
export async function look(actor: Actor, action: ActionName, first?: (note: Pick<Note, 'about'>) => unknown) {
  const found: Found = {}
  try {
    demand(actor, action)
    await first?.({
      about: (type, id) => {
        found.object = { type, id }
      },
    })
  } catch (error) {
    if (error instanceof Refusal) await writeDown(actor, action, found, error)
    throw error
  }
}

/** Throws unless the actor has the right that the action needs. */
export function demand(actor: Actor, action: ActionName) {
  const { needs, ownerOnly, deskOnly, whileEnrolling } = ruleOf(action)
  if (actor.account?.mustEnrol && !whileEnrolling) throw new Refusal('secondFactorNeeded', 'forbidden')
  if (deskOnly && actor.assist) throw new Refusal('notAllowed', 'forbidden')
  if (ownerOnly && actor.assist) throw new Refusal('notOnBehalf', 'forbidden')
  if (needs && !may(actor, needs)) throw new Refusal('notAllowed', 'forbidden')
}

/** What is done in somebody's name waits for whatever else is, in all shops: most of all for the end of their account. */
const inNameOf = ({ assist, customer }: Actor): Scope => ({
  ...(assist && { assist: assist.id }),
  ...(customer && { person: customer.id }),
})

/** The account may have been closed since the request began: then nothing is written down about its owner any more. */
async function stillThere(tx: Tx, { accountId }: Customer) {
  const [account] = await tx.select({ enabled: accounts.enabled }).from(accounts).where(eq(accounts.id, accountId))
  if (!account?.enabled) throw new Refusal('accountClosed', 'forbidden')
}

/**
 * The assist may have been ended since the request began: then nothing may be written in its name. Touching
 * the row makes whoever ends it now wait until this transaction is over.
 */
async function stillOpen(tx: Tx, assistId: string) {
  const [open] = await tx
    .update(assists)
    .set({ lastSeenAt: sql`${assists.lastSeenAt}` })
    .where(and(eq(assists.id, assistId), isNull(assists.endedAt)))
    .returning({ id: assists.id })
  if (!open) throw new Refusal('assistEnded', 'forbidden')
}

type Found = {
  object?: { type: string; id: string }
  customerId?: string
  before?: unknown
  after?: unknown
  shopIds?: readonly string[]
  nothing?: true
}

const noteInto = (found: Found, also: Note['also']): Note => ({
  also,
  about: (type, id) => {
    found.object = { type, id }
  },
  concerning: (customerId) => {
    found.customerId = customerId
  },
  changed: (before, after) => {
    found.before = before
    found.after = after
  },
  standsIn: (shopIds) => {
    found.shopIds = shopIds.toSorted() // their heads are taken in one order, whoever takes them
  },
  nothing: () => {
    found.nothing = true
  },
})

/** Tells the pages that show the customer concerned. */
function tellOf(actor: Actor, action: ActionName, found: Found) {
  const kind = toldOf[action]
  const { customerId, shopId } = entryOf(actor, action, found)
  if (!kind || !customerId || found.nothing) return
  const isStaffOnly = found.object?.type === 'draft'
  tellChange({ shopId, customerId, kind, sessionId: actor.account?.sessionId ?? null, isStaffOnly })
}

const isKept = (actor: Actor, action: ActionName) => ruleOf(action).kept === 'always' || isManager(actor)

async function writeDown(actor: Actor, action: ActionName, found: Found, refusal: Refusal) {
  if (refusal.reason !== 'forbidden' && !isManager(actor)) return
  const entry = { ...entryOf(actor, action, found), outcome: 'refused' as const, reason: refusal.key as RefusalKey }
  try {
    await transact({ audit: actor.shop.id }, (tx) => append(tx, entry))
  } catch (error) {
    log.error({ err: error, requestId: actor.requestId, action }, 'a refusal could not be written down')
  }
}

const entryOf = (actor: Actor, action: ActionName, found: Found) => ({
  shopId: actor.shop.id,
  action,
  outcome: 'ok' as const,
  reason: null,
  actorKind: actor.account?.kind ?? (actor.recurring ? 'nobody' : 'visitor'),
  actorId: actor.account?.id ?? null,
  assistId: actor.assist?.id ?? null,
  customerId: found.customerId ?? onBehalfOf(actor) ?? actor.customer?.id ?? null,
  objectType: found.object?.type ?? null,
  objectId: found.object?.id ?? null,
  before: canonical(found.before),
  after: canonical(found.after),
  requestId: actor.requestId,
})
