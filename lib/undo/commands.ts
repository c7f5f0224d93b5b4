import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { db, type Scope } from '@/db'
import { assistChanges, assists } from '@/db/schema'
import { noticeOfTakingBack } from '@/lib/assist/notice'
import { targetOf } from '@/lib/assist/target'
import { act, type Note } from '@/lib/audit/act'
import { thingsOf } from '@/lib/audit/changes'
import type { Actor } from '@/lib/auth/actor'
import { fullName } from '@/lib/auth/actor'
import { demandChangeable } from '@/lib/cart/lock'
import { now } from '@/lib/clock'
import { type LiveKind, tellChange } from '@/lib/live/event'
import { missing, Refusal } from '@/lib/refusal'
import type { TakeBack } from './input'
import { putBack } from './put-back'
import { type ChangeRow, changesIn, placesOf, standingOf } from './queries'

/**
 * Puts back what an assist has changed: one change, or all that still can be, newest first. What somebody has changed
 * since stays as they left it. Answers how many it were; none at all is refused.
 */
export async function takeBack(actor: Actor, { assistId, changeId }: TakeBack): Promise<number> {
  return act(actor, 'assist.takeBack', await scopeOf(assistId), async (tx, note) => {
    note.about('assist', assistId)
    const rows = await changesIn(actor, assistId, tx)
    const wanted = rows.filter(({ change }) => !changeId || change.id === changeId)
    const [customerId] = wanted.map((row) => row.customerId)
    if (!customerId) throw missing()
    note.concerning(customerId)
    const customer = actor.customer ?? (await targetOf(tx, actor, customerId))
    const whose = { shopId: actor.shop.id, customerId }

    if (wanted.some(({ change }) => kinds[change.thing] === 'cart')) await demandChangeable(tx, { ...actor, customer })
    const taken: ChangeRow[] = []
    for (const { change } of wanted) {
      if (change.takenBackAt) continue
      // Anew for each: one default address put back moves the other.
      if (standingOf(change, await thingsOf(tx, whose, placesOf([change]))) !== 'takeable') continue
      await putBack(tx, { actor, customer }, change)
      taken.push(change)
    }
    if (taken.length === 0) throw new Refusal('changedSince')
    const by = actor.customer ? fullName(actor.customer) : (actor.account?.name ?? '')
    await tx
      .update(assistChanges)
      .set({ takenBackAt: now(), takenBackByName: by })
      .where(
        inArray(
          assistChanges.id,
          taken.map(({ id }) => id),
        ),
      )
    if (!actor.customer) await noticeOfTakingBack(tx, assistId, taken)
    tell(actor, customerId, taken)
    noteWhat(note, taken)
    return taken.length
  })
}

/** Everything an assist can have changed; whose it is has to be known first. */
async function scopeOf(assistId: string): Promise<Scope> {
  const [assist] = await db.select().from(assists).where(eq(assists.id, assistId))
  if (!assist) return {}
  const { shopId, customerId: customer } = assist
  return { customer, cart: `${shopId}:${customer}`, lists: `${shopId}:${customer}` }
}

const kinds: Record<ChangeRow['thing'], LiveKind> = {
  line: 'cart',
  coupon: 'cart',
  list: 'lists',
  address: 'addresses',
  profile: 'addresses',
}

function tell({ shop, account }: Actor, customerId: string, taken: ChangeRow[]) {
  for (const kind of new Set(taken.map(({ thing }) => kinds[thing]))) {
    tellChange({ shopId: shop.id, customerId, kind, sessionId: account?.sessionId ?? null })
  }
}

const noteWhat = (note: Note, taken: ChangeRow[]) =>
  note.changed(undefined, { taken: taken.map(({ id, thing }) => ({ id, thing })) })
