import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { assists, assistTransfers, auditEntries, mails, managerRoles } from '@/db/schema'
import type { Role } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { stillStands } from '@/lib/auth/still'
import { addToCart } from '@/lib/cart/commands'
import { draftCount, switchCart } from '@/lib/cart/draft'
import { lockOn } from '@/lib/cart/lock'
import { lockCart } from '@/lib/cart/locking'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import {
  asCustomer,
  assisting,
  type ManagerActor,
  makeCustomer,
  makeManager,
  makeSession,
  makeShop,
  makeSku,
  only,
} from '@/lib/testing/make'
import { startAssist, writeNote } from './commands'
import { answerRequest, askConsent } from './consent'
import { endAssist } from './ending'
import {
  colleaguesOf,
  declineOffer,
  lastOffer,
  offerAssist,
  offersTo,
  passedOnTo,
  passedWith,
  takeAssist,
  withdrawOffer,
} from './passing'
import { helpersOf } from './queries'

async function people(attributes: Record<string, string> = {}) {
  const shop = await makeShop({ attributes })
  const customer = await makeCustomer(shop)
  const [manager, bert] = [await makeManager(shop), await makeManager(shop)]
  return { shop, customer, manager, bert, carla: asCustomer(shop, customer), anna: await assisting(manager, customer) }
}

const offer = (from: Actor, to: ManagerActor, words = '') => offerAssist(from, { to: to.account.id, words })
const take = async (actor: Actor, transferId?: string) =>
  takeAssist(actor, { transferId: transferId ?? (await offersTo(actor))[0]?.id ?? newId() })
const rowOf = async ({ id }: { id: string }) => only(await db.select().from(assists).where(eq(assists.id, id)))

describe('an assist that a manager passes on', () => {
  test('goes on under the colleague’s name, with reason, draft, lock and notes; the first one’s has ended', async () => {
    const { shop, customer, anna, bert, carla } = await people()
    const lamp = await makeSku(shop, { quantity: 10 })
    await lockCart(anna)
    await writeNote(anna, { assistId: anna.assist.id, note: 'Wants it blue.' })
    await switchCart(anna, { to: 'draft' })
    await addToCart({ ...anna, assist: { ...anna.assist, inDraft: true } }, { skuId: lamp.id, quantity: 3 })
    const { until } = (await lockOn(anna))!

    await offer(anna, bert, 'You know his lab.')
    expect(await rowOf(anna.assist)).toMatchObject({ endedAt: null })
    const { id } = await take(bert)

    expect(await rowOf(anna.assist)).toMatchObject({ ending: 'passed-on' })
    expect(await rowOf({ id })).toMatchObject({
      managerId: bert.account.id,
      sessionId: bert.account.sessionId,
      customerId: customer.id,
      reason: 'phone',
      inDraft: true,
      lockedUntil: until,
      note: 'You know his lab.\nWants it blue.',
      endedAt: null,
    })
    const next = { ...bert, customer, assist: { ...anna.assist, id, inDraft: true } }
    expect([await draftCount(next), await draftCount(anna)]).toEqual([3, 0])
    expect(await lockOn(next)).toMatchObject({ isOwn: true })
    expect(await passedWith(next)).toEqual({ words: 'You know his lab.', name: anna.account!.name })
    expect(await passedWith(anna)).toBeUndefined()
    expect(await passedOnTo(anna.assist.id)).toBe(bert.account.name)
    expect((await helpersOf(carla)).map(({ managerId }) => managerId)).toEqual([bert.account.id])
    await expect(addToCart(anna, { skuId: lamp.id })).rejects.toMatchObject({ key: 'assistEnded' })
    const ofCustomer = and(eq(auditEntries.customerId, customer.id), eq(auditEntries.outcome, 'ok'))
    const entries = await db.select().from(auditEntries).where(ofCustomer).orderBy(auditEntries.seq)
    const told = entries.map(({ action, actorId, assistId, objectId }) => [action, actorId, assistId ?? objectId])
    expect(told.slice(-3)).toEqual([
      ['assist.end', anna.account?.id, anna.assist.id],
      ['assist.start', bert.account.id, id],
      ['assist.take', bert.account.id, anna.assist.id],
    ])
  })

  test('is taken over once, whoever presses how often; or is declined, or taken back', async () => {
    const { anna, bert, customer } = await people()
    await offer(anna, bert)
    const transferId = only(await offersTo(bert)).id
    const pressed = await Promise.allSettled([1, 2, 3].map(() => take(bert, transferId)))
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const rows = await db.select().from(assists).where(eq(assists.customerId, customer.id))
    expect(rows.filter(({ endedAt }) => !endedAt)).toHaveLength(1)

    const other = await people()
    await offer(other.anna, other.bert)
    const { id } = only(await offersTo(other.bert))
    await declineOffer(other.bert, { transferId: id })
    expect(await lastOffer(other.anna)).toMatchObject({ isDeclined: true, isWaiting: false })
    await expect(take(other.bert, id)).rejects.toMatchObject({ key: 'offerIsOver' })
    await offer(other.anna, other.bert)
    const again = only(await offersTo(other.bert)).id
    await withdrawOffer(other.anna)
    await expect(take(other.bert, again)).rejects.toMatchObject({ key: 'offerIsOver' })
    expect(await rowOf(other.anna.assist)).toMatchObject({ endedAt: null })
  })

  test('at the same moment as it ends is either passed on or over', async () => {
    const { anna, bert, customer } = await people()
    await offer(anna, bert)
    const { id } = only(await offersTo(bert))
    const [taken] = await Promise.allSettled([take(bert, id), endAssist(anna.assist, 'log-off', 'test')])
    const rows = await db.select().from(assists).where(eq(assists.customerId, customer.id))
    expect(rows.filter(({ endedAt }) => !endedAt)).toHaveLength(taken.status === 'fulfilled' ? 1 : 0)
  })

  test('tells the customer where the shop promises that, of the first part at once', async () => {
    const { anna, bert, customer } = await people({ SHOP_SF_ASSIST_CONSENT: 'notify' })
    await offer(anna, bert)
    await take(bert)
    expect(await db.$count(mails, eq(mails.recipient, customer.email))).toBe(1)
  })

  test('asks the customer anew where the shop asks', async () => {
    const { anna, bert, carla, customer } = await people({ SHOP_SF_ASSIST_CONSENT: 'ask' })
    await offer(anna, bert)
    await expect(take(bert)).rejects.toMatchObject({ key: 'consentNeeded' })
    expect(await rowOf(anna.assist)).toMatchObject({ endedAt: null })
    const why = { customerId: customer.id, reason: 'phone', reasonText: '', ticket: '' }
    const { id: requestId } = await askConsent(bert, why)
    await answerRequest(carla, { requestId, answer: 'given' })
    const { id } = await take(bert)
    expect(await rowOf({ id })).toMatchObject({ consent: 'screen' })
  })
})

describe('nothing is passed', () => {
  test('to who may not: of another shop, without the right, disabled, oneself, or a customer', async () => {
    const { shop, anna, carla, manager, bert } = await people()
    const none: Role[] = ['ROLE_SMCALLCENTERLOGINSF']
    const [foreign, unable] = [await makeManager(await makeShop()), await makeManager(shop, none)]
    for (const to of [foreign.account.id, unable.account.id, manager.account.id, carla.account!.id, newId()])
      await expect(offerAssist(anna, { to, words: '' })).rejects.toMatchObject({ key: 'colleagueMayNot' })
    expect((await colleaguesOf(anna)).map(({ id }) => id)).toEqual([bert.account.id])
    for (const actor of [carla, manager]) await expect(offer(actor, bert)).rejects.toMatchObject({ key: 'notAllowed' })
  })

  test('to who was not asked, or has lost the right, or helps this customer already', async () => {
    const { shop, anna, bert, customer } = await people()
    await offer(anna, bert)
    const { id } = only(await offersTo(bert))
    const cora = await makeManager(shop)
    expect(await offersTo(cora)).toEqual([])
    await expect(take(cora, id)).rejects.toMatchObject({ key: 'offerIsOver' })
    await expect(declineOffer(cora, { transferId: id })).rejects.toMatchObject({ key: 'offerIsOver' })
    await expect(take({ ...bert, permissions: new Set() }, id)).rejects.toMatchObject({ key: 'notAllowed' })

    await startAssist(bert, { customerId: customer.id, reason: 'phone', reasonText: '', ticket: '' })
    await expect(take(bert, id)).rejects.toMatchObject({ key: 'alreadyHelping' })
    expect(await rowOf(anna.assist)).toMatchObject({ endedAt: null })
    await expect(offer(anna, bert)).rejects.toMatchObject({ key: 'colleagueHelps' })
  })

  test('of an assist that is over, by its manager’s lost right or by the time', async () => {
    const { anna, bert } = await people()
    await offer(anna, bert)
    const { id } = only(await offersTo(bert))
    await transact({ manager: anna.account!.id }, async (tx) => {
      await tx.delete(managerRoles).where(eq(managerRoles.managerId, anna.account!.id))
    })
    await expect(take(bert, id)).rejects.toMatchObject({ key: 'offerIsOver' })

    const late = await people()
    await offer(late.anna, late.bert)
    const waiting = only(await offersTo(late.bert)).id
    setClock(11 * MINUTE)
    expect(await offersTo(late.bert)).toEqual([])
    await expect(take(late.bert, waiting)).rejects.toMatchObject({ key: 'offerIsOver' })
    setClock(0)
    await offer(late.anna, late.bert)
    expect(await db.$count(assistTransfers, eq(assistTransfers.assistId, late.anna.assist.id))).toBe(2)
  })

  test('for a customer who can no longer be helped', async () => {
    const { anna, bert, shop } = await people()
    await offer(anna, bert)
    const { id } = only(await offersTo(bert))
    const hidden = { ...shop.attributes, SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: `login=${anna.customer!.email}` }
    await expect(take({ ...bert, shop: { ...shop, attributes: hidden } }, id)).rejects.toMatchObject({
      key: 'notAvailable',
    })
  })
})

test('a manager at the desk is listened to as long as they may be there', async () => {
  const { shop, bert } = await people()
  const sessionId = await makeSession(shop, bert.account.id)
  const here = { ...bert, account: { ...bert.account, sessionId } }
  expect(await stillStands(here)).toBe(true)
  await transact({ manager: bert.account.id }, async (tx) => {
    await tx.delete(managerRoles).where(eq(managerRoles.managerId, bert.account.id))
  })
  expect(await stillStands(here)).toBe(false)
})
