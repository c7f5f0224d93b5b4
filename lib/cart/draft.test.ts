import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { assists, carts } from '@/db/schema'
import { startAssist } from '@/lib/assist/commands'
import { deedsOf } from '@/lib/assist/deeds'
import { endAssist } from '@/lib/assist/ending'
import type { Actor } from '@/lib/auth/actor'
import { DAY } from '@/lib/clock'
import { sweep } from '@/lib/jobs/sweep'
import { DeskView } from '@/lib/people/desk-input'
import { readyPage } from '@/lib/people/ready-lists'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { addToCart, emptyCart, removeLine, setQuantity } from './commands'
import { enterCoupon } from './coupon'
import { draftCount, moveDraft, switchCart } from './draft'
import { lockCart } from './locking'
import { cartCount, cartOf } from './queries'

afterEach(() => setClock(0))

async function people() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  const manager = await makeManager(shop)
  const carla = asCustomer(shop, customer)
  const lamp = await makeSku(shop, { quantity: 100 })
  return { shop, customer, manager, carla, lamp, anna: await assisting(manager, customer) }
}

/** The same manager as the next request finds them. */
const now = async <Who extends Actor>(actor: Who): Promise<Who> => {
  const [row] = await db.select().from(assists).where(eq(assists.id, actor.assist!.id))
  return { ...actor, assist: { ...actor.assist, inDraft: row!.inDraft } }
}

async function drafting(actor: Actor, goods: [{ id: string }, number][] = []) {
  await switchCart(actor, { to: 'draft' })
  const inIt = await now(actor)
  for (const [{ id: skuId }, quantity] of goods) await addToCart(inIt, { skuId, quantity })
  return inIt
}

describe('a draft cart', () => {
  test('is filled and changed like any, and the customer’s own stays as it is', async () => {
    const { carla, anna, lamp, shop, customer } = await people()
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    const draft = await drafting(anna, [[lamp, 5]])
    const { id: lineId } = (await cartOf(draft))!.lines[0]!
    await setQuantity(draft, { lineId, quantity: 7, seen: 5 })

    expect([await cartCount(draft), await cartCount(carla), await draftCount(anna)]).toEqual([7, 1, 7])
    await expect(setQuantity(carla, { lineId, quantity: 1 })).rejects.toMatchObject({ key: 'missing' })
    await expect(removeLine(carla, { lineId })).rejects.toMatchObject({ key: 'missing' })
    const colleague = await assisting(await makeManager(shop), customer)
    expect(await draftCount(colleague)).toBe(0)
    await emptyCart(draft)
    expect([await cartCount(draft), await cartCount(carla)]).toEqual([0, 1])
  })

  test('leaves no trace in what the customer reads of the help', async () => {
    const { anna, lamp } = await people()
    const draft = await drafting(anna, [[lamp, 2]])
    expect(await deedsOf([anna.assist.id])).toEqual([])
    await moveDraft(draft)
    expect((await deedsOf([anna.assist.id])).map(({ action }) => action)).toEqual(['cart.move'])
  })

  test('is found by nobody who looks for open carts', async () => {
    const { anna, carla, lamp, manager } = await people()
    const found = async () => (await readyPage(manager, 'carts', DeskView.parse({}))).cards.map(({ id }) => id)
    await drafting(anna, [[lamp, 2]])
    expect(await found()).toEqual([])
    await addToCart(carla, { skuId: lamp.id })
    expect(await found()).toEqual([carla.customer?.id])
  })

  test('takes no coupon', async () => {
    const { anna } = await people()
    await expect(enterCoupon(await drafting(anna), { code: 'SPRING' })).rejects.toMatchObject({ key: 'notInDraft' })
  })

  test('is what a tab was made for: in the other cart meanwhile, nothing is done', async () => {
    const { anna, lamp, carla } = await people()
    const draft = await drafting(anna)
    const add = (actor: Actor) => addToCart(actor, { skuId: lamp.id })
    await expect(add(anna)).rejects.toMatchObject({ key: 'cartSwitched' })
    await switchCart(draft, { to: 'live' })
    await expect(add(draft)).rejects.toMatchObject({ key: 'cartSwitched' })
    expect([await cartCount(carla), await draftCount(anna)]).toEqual([0, 0])
  })

  test('goes on with the next help of the same manager for the same customer, and with no other', async () => {
    const { anna, lamp, manager, customer, shop } = await people()
    await drafting(anna, [[lamp, 2]])
    await endAssist(anna.assist, 'idle', 'test')
    const start = { customerId: customer.id, reason: 'phone', reasonText: '', ticket: '' }
    const other = await startAssist(await makeManager(shop), start)
    const { id } = await startAssist(manager, start)
    const later = (assistId: string) => ({ ...anna, assist: { ...anna.assist, id: assistId } })
    expect([await draftCount(later(other.id)), await draftCount(later(id))]).toEqual([0, 2])
    expect(await now(later(id))).toMatchObject({ assist: { inDraft: false } })
  })

  test('that nobody has touched for a month is swept away, and nothing else of the customer', async () => {
    const { anna, carla, lamp } = await people()
    await addToCart(carla, { skuId: lamp.id })
    await drafting(anna, [[lamp, 2]])
    setClock(29 * DAY)
    await sweep()
    expect(await draftCount(anna)).toBe(2)
    setClock(31 * DAY)
    await sweep()
    expect([await draftCount(anna), await cartCount(carla)]).toEqual([0, 1])
  })

  test('is for managers in an assist', async () => {
    const { carla, manager } = await people()
    for (const actor of [carla, manager]) {
      await expect(switchCart(actor, { to: 'draft' })).rejects.toMatchObject({ key: 'notAllowed' })
      await expect(moveDraft(actor)).rejects.toMatchObject({ key: 'notAllowed' })
    }
  })
})

describe('moving it to the customer’s cart', () => {
  test('adds up by the cart’s own rules, in the manager’s name, once for two presses', async () => {
    const { carla, anna, lamp, shop } = await people()
    const desk = await makeSku(shop)
    await addToCart(carla, { skuId: lamp.id, quantity: 1 })
    const draft = await drafting(anna, [
      [lamp, 2],
      [desk, 1],
    ])
    const both = await Promise.all([moveDraft(draft), moveDraft(draft)])

    expect(both.map(({ length }) => length).sort()).toEqual([0, 2])
    expect((await cartOf(carla))?.lines).toMatchObject([
      { skuId: lamp.id, quantity: 3 },
      { skuId: desk.id, quantity: 1, addedByName: anna.account?.name },
    ])
    expect(await now(anna)).toMatchObject({ assist: { inDraft: false } })
    expect(await db.$count(carts, eq(carts.assistId, anna.assist.id))).toBe(0)
  })

  test('leaves in the draft what cannot be had', async () => {
    const { carla, anna, shop } = await people()
    const rare = await makeSku(shop, { quantity: 3 })
    await addToCart(carla, { skuId: rare.id, quantity: 2 })
    const puts = await moveDraft(await drafting(anna, [[rare, 3]]))
    expect(puts).toMatchObject([{ wanted: 3, put: 1, refusal: { key: expect.any(String) } }])
    expect([await cartCount(carla), await draftCount(anna)]).toEqual([3, 2])
  })

  test('is refused while another manager has locked that cart; the draft is still worked on', async () => {
    const { anna, lamp, shop, customer, carla } = await people()
    const draft = await drafting(anna)
    await lockCart(await assisting(await makeManager(shop), customer))
    await addToCart(draft, { skuId: lamp.id })
    await expect(moveDraft(draft)).rejects.toMatchObject({ key: 'cartLocked' })
    expect([await cartCount(carla), await draftCount(anna)]).toEqual([0, 1])
    expect(await now(anna)).toMatchObject({ assist: { inDraft: true } })
  })
})
