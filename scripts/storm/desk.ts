// What managers do: at the desk, and in the assists that they have open.
import { eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { assists } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { endAssist } from '@/lib/assist/ending'
import { StartAssist } from '@/lib/assist/input'
import { declineOffer, offerAssist, offersTo, takeAssist, withdrawOffer } from '@/lib/assist/passing'
import { assistById, standingOf } from '@/lib/assist/standing'
import type { Actor } from '@/lib/auth/actor'
import { moveDraft, switchCart } from '@/lib/cart/draft'
import { lockOn } from '@/lib/cart/lock'
import { lockCart, takeOverLock, unlockCart } from '@/lib/cart/locking'
import { cartOf } from '@/lib/cart/queries'
import { makeManagedList, reviseManagedList, withdrawManagedList } from '@/lib/managed-lists/commands'
import { MakeManagedList, ReviseManagedList } from '@/lib/managed-lists/input'
import { linesOn } from '@/lib/managed-lists/lines'
import { managerAccess } from '@/lib/people/access'
import type { ManagerActor } from '@/lib/testing/make'
import { chosen, deeds, type Hands, keepPuts, managedListOf, takeSomethingBack } from './deeds'
import type { Deed, Dice, World } from './world'

/** A manager with the assists they have begun. */
export type Desk = Dice & { world: World; manager: ManagerActor; open: Set<string> }

const MOST_OPEN = 4

/** The manager in one of their assists, as a request to its URL finds them; nobody if it is over. */
export async function inAssist({ world, manager, open, ...dice }: Desk): Promise<Hands | undefined> {
  const id = dice.one([...open])
  const assist = id && (await assistById(id))
  if (!assist || assist.endedAt) {
    if (id) open.delete(id)
    return undefined
  }
  const { shop } = manager
  const access = await managerAccess(shop, manager.account.id)
  const standing = access && (await standingOf(assist, shop, access))
  if (!standing?.open) {
    await endAssist(assist, standing?.ending ?? 'manager-withdrawn', newId())
    return undefined
  }
  const { customer } = standing
  const { startedAt, expiresAt: endsAt, reason, inDraft } = assist
  const actor: Actor = {
    ...manager,
    requestId: newId(),
    customer,
    assist: { id: assist.id, reason, startedAt, endsAt, idleEndsAt: endsAt, inDraft },
  }
  const person = chosen(world.people.find((one) => one.id === customer.id))
  return { ...dice, actor, person, history: world.history, coupons: world.coupons }
}

/** What is done for nobody yet. */
export const atTheDesk: Deed<Desk>[] = [
  ['start an assist', 6, start],
  ['take an assist over', 6, take],
  ['decline an assist', 1, async (desk) => declineOffer(atDesk(desk), { transferId: (await offerFor(desk)).id })],
  ['take back at the desk', 3, takeOwnBack],
]

const atDesk = ({ manager }: Desk): Actor => ({ ...manager, requestId: newId() })

async function start(desk: Desk) {
  const { world, manager, open, one } = desk
  if (open.size >= MOST_OPEN) return
  const { id: customerId } = chosen(one(world.people))
  const { id } = await startAssist(atDesk(desk), StartAssist.parse({ customerId, reason: 'phone' }))
  world.history.assist(id, customerId, manager.account.id)
  open.add(id)
}

const offerFor = async (desk: Desk) => chosen(desk.one(await offersTo(atDesk(desk))))

async function take(desk: Desk) {
  const offer = await offerFor(desk)
  const { id } = await takeAssist(atDesk(desk), { transferId: offer.id })
  desk.world.history.assist(id, offer.customerId, desk.manager.account.id)
  desk.open.add(id)
}

async function takeOwnBack(desk: Desk) {
  const own = await db.select().from(assists).where(eq(assists.managerId, desk.manager.account.id))
  await takeSomethingBack(
    { ...desk, actor: atDesk(desk), history: desk.world.history },
    chosen(desk.one(own.slice(-6))).id,
  )
}

/** What goes onto a managed list stands before the customer in its maker's name. */
async function keepMade({ actor, person, history }: Hands, listId: string) {
  for (const { skuId, alternatives } of await linesOn(db, listId)) {
    for (const sku of [skuId, ...alternatives]) history.by(person.id, sku, actor.account?.id ?? null)
  }
}

async function make(by: Hands) {
  const { actor, person, history, roll, one } = by
  const line = chosen(one((await cartOf(actor))?.lines ?? []))
  const instead = roll(2) ? chosen(one(person.skus)) : undefined
  const said = instead ? { [`alternatives:${line.skuId}`]: instead.code } : {}
  const clear = roll(2) ? { clear: 'on' } : {}
  const list = await makeManagedList(actor, MakeManagedList.parse({ listName: 'For you', ...said, ...clear }))
  if (instead) history.named(person.id, instead.id)
  await keepMade(by, list.id)
}

async function revise(by: Hands) {
  const { id, version } = await managedListOf(by)
  const typed = { id, version, listName: 'For you, again', ...(by.roll(2) ? { fromCart: 'on' } : {}) }
  await reviseManagedList(by.actor, ReviseManagedList.parse(typed))
  await keepMade(by, id)
}

/** What is done for a customer: everything they could do, and what only a manager can. */
export const onBehalf: Deed<Hands & { world: World }>[] = [
  ...deeds,
  ['make a managed list', 6, make],
  ['revise a managed list', 2, revise],
  ['withdraw a managed list', 1, async (by) => withdrawManagedList(by.actor, (await managedListOf(by)).id)],
  ['switch carts', 6, ({ actor, one }) => switchCart(actor, { to: chosen(one(['draft', 'live'] as const)) })],
  ['move the draft', 5, async (by) => keepPuts(by, await moveDraft(by.actor))],
  ['lock', 2, ({ actor }) => lockCart(actor)],
  ['unlock', 4, ({ actor }) => unlockCart(actor)],
  [
    'take the lock over',
    4,
    async ({ actor }) => {
      const lock = await lockOn(actor)
      await takeOverLock(actor, { assistId: chosen(lock?.isOwn ? undefined : lock?.assistId) })
    },
  ],
  [
    'pass on',
    5,
    ({ actor, world, one }) => offerAssist(actor, { to: chosen(one(world.managers)).account.id, words: '' }),
  ],
  ['keep after all', 1, ({ actor }) => withdrawOffer(actor)],
  ['end the assist', 6, ({ actor }) => endAssist(actor.assist!, 'log-off-customer', actor.requestId)],
]
