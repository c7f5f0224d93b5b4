import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { db, hear, transact } from '@/db'
import { assists, auditEntries, customers } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import { stopAssist } from '@/lib/assist/stop'
import { act } from '@/lib/audit/act'
import { actions } from '@/lib/audit/actions'
import { toldOf } from '@/lib/audit/told'
import type { Actor } from '@/lib/auth/actor'
import { stillStands } from '@/lib/auth/still'
import { addToCart } from '@/lib/cart/commands'
import { moveDraft, switchCart } from '@/lib/cart/draft'
import { MINUTE, now } from '@/lib/clock'
import { byItself, writeHistory } from '@/lib/orders/work'
import { makeOrderRow } from '@/lib/testing/drafted'
import { asCustomer, assisting, makeCustomer, makeManager, makeSession, makeShop, makeSku } from '@/lib/testing/make'
import { connections } from './connections'
import { type Change, liveKinds, tellChange } from './event'
import { listening, missedBy } from './hub'
import { liveStream } from './stream'

/** Everybody who listens in a test, so that none is left behind. */
const open: { leave(): Promise<void> }[] = []

afterEach(async () => {
  for (const each of open.splice(0)) await each.leave()
  expect([listening(), connections()]).toEqual([0, 0])
})

type Heard = { event: string; id?: string; kind?: string; own?: boolean; here?: boolean }

/** Listens as the actor's page would. */
async function listener(actor: Actor, after: { id?: string; at?: number } = { at: now().getTime() + MINUTE }) {
  const stream = await liveStream({
    shopId: actor.shop.id,
    customerId: actor.customer!.id,
    sessionId: actor.account!.sessionId,
    address: '',
    isActing: actor.assist !== null,
    after,
    stands: () => stillStands(actor),
  })
  const reader = stream!.getReader()
  const heard: Heard[] = []
  const all = (async () => {
    const words = new TextDecoder()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const [, event, told] = words.decode(part.value).match(/event: (\w+)\ndata: (.*)/) ?? []
      if (event) heard.push({ event, ...JSON.parse(told!) })
    }
  })()
  const leave = async () => {
    await reader.cancel()
    await all
  }
  open.push({ leave })
  return {
    heard,
    leave,
    ended: all,
    kinds: () => heard.filter(({ event }) => event === 'change').map(({ kind }) => kind),
  }
}

async function people() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  const manager = await makeManager(shop)
  const sessionId = await makeSession(shop, customer.accountId)
  const carla = asCustomer(shop, customer)
  const lamp = await makeSku(shop, { quantity: 1000 })
  return { shop, customer, manager, lamp, carla: { ...carla, account: { ...carla.account!, sessionId } } }
}

describe('a change', () => {
  test('of either side is heard by both, with whether it was one’s own, and by nobody else', async () => {
    const { shop, carla, manager, customer, lamp } = await people()
    const stranger = await makeCustomer(shop)
    const elsewhere = await makeShop({ master: shop })
    const anna = await assisting(manager, customer)
    const [home, desk] = [await listener(carla), await listener(anna)]
    const deaf = [await listener(asCustomer(shop, stranger)), await listener(asCustomer(elsewhere, customer))]

    await addToCart(carla, { skuId: lamp.id })
    await addToCart(anna, { skuId: lamp.id })

    const own = (side: { heard: Heard[] }) => side.heard.filter(({ kind }) => kind === 'cart').map((each) => each.own)
    await vi.waitFor(() =>
      expect([own(home), own(desk)]).toEqual([
        [true, false],
        [false, true],
      ]),
    )
    expect(deaf.flatMap(({ heard }) => heard.filter(({ event }) => event === 'change'))).toEqual([])
    expect(Object.keys(home.heard.find(({ kind }) => kind === 'cart')!).sort()).toEqual(['event', 'id', 'kind', 'own'])
  })

  test('of a draft is heard by who acts, and never by the customer, not even by who comes back', async () => {
    const { carla, manager, customer, lamp } = await people()
    const { assist, ...anna } = await assisting(manager, customer)
    const [home, desk] = [await listener(carla), await listener({ ...anna, assist })]
    const since = now().getTime()
    await switchCart({ ...anna, assist }, { to: 'draft' })
    await addToCart({ ...anna, assist: { ...assist, inDraft: true } }, { skuId: lamp.id })
    await vi.waitFor(() => expect(desk.kinds()).toEqual(['assist', 'cart']))
    await moveDraft({ ...anna, assist: { ...assist, inDraft: true } })
    await vi.waitFor(() => expect(home.kinds()).toEqual(['cart']))
    expect(missedBy({ shopId: carla.shop.id, customerId: customer.id }, { at: since })).toHaveLength(1)
  })

  test('is told once it is committed, once for each kind, and never after a rollback', async () => {
    const { carla, customer, shop } = await people()
    const home = await listener(carla)
    const seen: number[] = []
    const stop = await hear({
      told: (message) => {
        if (!message.includes(customer.id) || message.includes('presence')) return
        void db.$count(customers, eq(customers.id, customer.id)).then((count) => seen.push(count))
      },
      lost: () => {},
    })
    const told = { shopId: shop.id, customerId: customer.id, sessionId: null }

    const fails = act(carla, 'cart.change', {}, async () => Promise.reject(new Error('no')))
    await expect(fails).rejects.toThrow('no')
    const late = transact({}, async () => {
      tellChange({ ...told, kind: 'orders' })
      throw new Error('no')
    })
    await expect(late).rejects.toThrow('no')
    await act(carla, 'cart.change', {}, async (_tx, note) => note.nothing())
    await transact({}, async (tx) => {
      for (const kind of ['lists', 'lists', 'addresses'] as const) tellChange({ ...told, kind })
      await tx.update(customers).set({ phone: '1' }).where(eq(customers.id, customer.id))
    })

    await vi.waitFor(() => expect(home.kinds()).toEqual(['lists', 'addresses']))
    await vi.waitFor(() => expect(seen).toEqual([1, 1]))
    stop()
    expect(() => tellChange({ ...told, kind: 'cart' })).toThrow('belongs inside')
  })

  test('of an order is told by its history, whoever wrote it', async () => {
    const { carla, customer, shop } = await people()
    const order = await makeOrderRow(shop, { customerId: customer.id })
    const home = await listener(carla)
    await transact({ order: order.id }, async (tx) => {
      const state = order.state
      const step = { event: 'evt.payment.ok', deliveryId: null, fromState: state, toState: state }
      await writeHistory(tx, order.id, byItself('job'), step)
    })
    await vi.waitFor(() => expect(home.kinds()).toEqual(['orders']))
  })

  test('by each action is of a kind that pages know, or is said to be nobody’s', () => {
    expect(Object.keys(toldOf).sort()).toEqual(Object.keys(actions).sort())
    const kinds = new Set<string | null>([...liveKinds, null])
    expect(Object.values(toldOf).filter((kind) => !kinds.has(kind))).toEqual([])
    const aboutThem = /^(cart|list|address|profile|checkout|card)\./
    expect(Object.entries(toldOf).filter(([name, kind]) => aboutThem.test(name) && !kind)).toEqual([])
  })
})

describe('who comes back', () => {
  test('is told what they missed, in order; who cannot be told is told to look again', async () => {
    const { carla, lamp } = await people()
    const whose = { shopId: carla.shop.id, customerId: carla.customer!.id }
    const from = now().getTime()
    const first = await listener(carla)
    await addToCart(carla, { skuId: lamp.id })
    await vi.waitFor(() => expect(first.kinds()).toEqual(['cart']))
    await first.leave()
    const { id } = first.heard.find(({ kind }) => kind === 'cart')!
    await transact({}, async () => tellChange({ ...whose, kind: 'lists', sessionId: null }))
    await transact({}, async () => tellChange({ ...whose, kind: 'orders', sessionId: null }))
    await vi.waitFor(() => expect(missedBy(whose, { id })).toHaveLength(2))

    const back = await listener(carla, { id })
    await vi.waitFor(() => expect(back.kinds()).toEqual(['lists', 'orders']))
    const bySince = await listener(carla, { at: from })
    await vi.waitFor(() => expect(bySince.kinds()).toEqual(['cart', 'lists', 'orders']))
    for (const after of [{ id: 'unknown' }, {}, { at: from - 60 * MINUTE }]) {
      const lost = await listener(carla, after)
      await vi.waitFor(() => expect(lost.heard.map(({ event }) => event)).toEqual(['resync']))
    }
  })

  test('is not told of another customer by naming their change', async () => {
    const { shop, carla } = await people()
    const other = await makeCustomer(shop)
    await (await listener(carla)).leave()
    const told = new Promise<Change>((resolve) => {
      void hear({ told: (text) => text.includes(other.id) && resolve(JSON.parse(text)), lost: () => {} })
    })
    await transact({}, async () => tellChange({ shopId: shop.id, customerId: other.id, kind: 'cart', sessionId: null }))
    expect(missedBy({ shopId: shop.id, customerId: carla.customer!.id }, { id: (await told).id })).toBeNull()
  })

  test('remembers a thousand changes and no more', async () => {
    const { carla } = await people()
    const whose = { shopId: carla.shop.id, customerId: carla.customer!.id }
    await (await listener(carla)).leave()
    const from = now().getTime()
    for (let at = 0; at < 1001; at++)
      await transact({}, async () => tellChange({ ...whose, kind: 'cart', sessionId: null }))
    await vi.waitFor(() => expect(missedBy(whose, { at: from })).toBeNull())
    const latest = now().getTime()
    await transact({}, async () => tellChange({ ...whose, kind: 'lists', sessionId: null }))
    await vi.waitFor(() => expect(missedBy(whose, { at: latest })?.at(-1)?.kind).toBe('lists'))
  })
})

describe('who may listen', () => {
  test('an assist that has ended hears nothing more: whoever ended it', async () => {
    const { carla, manager, customer, lamp } = await people()
    for (const end of [
      (id: string) => endAssist({ id }, 'log-off-customer', 'x'),
      (id: string) => stopAssist(carla, { assistId: id }),
    ]) {
      const anna = await assisting(manager, customer)
      const desk = await listener(anna)
      await end(anna.assist.id)
      await desk.ended
      expect(desk.heard.at(-1)).toEqual({ event: 'ended' })
      await addToCart(carla, { skuId: lamp.id })
      expect(desk.heard.at(-1)).toEqual({ event: 'ended' })
    }
  })

  test('stands while session, customer and assist do', async () => {
    const { carla, manager, customer, shop } = await people()
    const anna = await assisting(manager, customer)
    expect([await stillStands(carla), await stillStands(anna)]).toEqual([true, true])
    expect(await stillStands({ ...anna, account: { ...anna.account!, sessionId: 'other' } })).toBe(false)
    const second = { ...anna, account: { ...anna.account!, sessionId: await makeSession(shop, manager.account.id) } }
    expect([await stillStands({ ...second, assist: null }), await stillStands(second)]).toEqual([true, false])
    expect(await stillStands({ ...carla, shop: await makeShop() })).toBe(false)
    await transact({}, async (tx) => {
      await tx
        .update(assists)
        .set({ lastSeenAt: new Date(0) })
        .where(eq(assists.id, anna.assist.id))
    })
    expect([await stillStands(carla), await stillStands(anna)]).toEqual([true, false])
    expect(await stillStands({ ...asCustomer(shop, customer) })).toBe(false) // no such session
  })

  test('so many at once from one sign-in', async () => {
    const { carla } = await people()
    for (let at = 0; at < 12; at++) await listener(carla)
    await expect(listener(carla)).rejects.toMatchObject({ key: 'tooOften', reason: 'throttled' })
    await open[0]!.leave()
    await listener(carla)
  })
})

test('a manager learns whether the customer is online, and the customer’s page says nothing of it', async () => {
  const { carla, manager, customer } = await people()
  const home = await listener(carla)
  const desk = await listener(await assisting(manager, customer))
  await vi.waitFor(() => expect(desk.heard).toContainEqual({ event: 'presence', here: true }))
  await home.leave()
  await vi.waitFor(() => expect(desk.heard.at(-1)).toEqual({ event: 'presence', here: false }), { timeout: 30_000 })
  await listener(carla)
  await vi.waitFor(() => expect(desk.heard.at(-1)).toEqual({ event: 'presence', here: true }))
  expect(home.heard.filter(({ event }) => event === 'presence')).toEqual([])
})

describe('“End this help”', () => {
  test('ends the assist as the customer’s own act, once; of anybody else’s it is not there', async () => {
    const { shop, carla, manager, customer } = await people()
    const anna = await assisting(manager, customer)
    const { id } = anna.assist
    const other = asCustomer(shop, await makeCustomer(shop))
    await expect(stopAssist(other, { assistId: id })).rejects.toMatchObject({ key: 'missing' })
    await expect(stopAssist(anna, { assistId: id })).rejects.toMatchObject({ key: 'notOnBehalf' })

    await stopAssist(carla, { assistId: id })
    await stopAssist(carla, { assistId: id })

    const [row] = await db.select().from(assists).where(eq(assists.id, id))
    expect(row).toMatchObject({ ending: 'customer-ended' })
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.objectId, id)).orderBy(auditEntries.seq)
    const done = rows
      .filter(({ outcome }) => outcome === 'ok')
      .map(({ action, actorKind, reason }) => [action, actorKind, reason])
    expect(done).toEqual([
      ['assist.end', 'manager', 'customer-ended'],
      ['assist.stop', 'customer', null],
    ])
  })
})
