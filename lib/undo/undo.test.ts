import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { assistChanges, auditEntries } from '@/db/schema'
import { endAssist } from '@/lib/assist/ending'
import type { Actor } from '@/lib/auth/actor'
import { addToCart, emptyCart, removeLine, setQuantity } from '@/lib/cart/commands'
import { moveDraft, switchCart } from '@/lib/cart/draft'
import { lockCart, unlockCart } from '@/lib/cart/locking'
import { cartOf } from '@/lib/cart/queries'
import { DAY } from '@/lib/clock'
import { sweep } from '@/lib/jobs/sweep'
import { changeList, removeList } from '@/lib/lists/commands'
import { listById, listsOf } from '@/lib/lists/queries'
import { addressesOf, removeAddress, saveAddress } from '@/lib/people/addresses'
import { changeProfile, profileOf } from '@/lib/people/profile'
import { findCustomers } from '@/lib/people/search'
import { buy } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { makeListOf, peopleWithLists } from '@/lib/testing/listed'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, only } from '@/lib/testing/make'
import { takeBack } from './commands'
import { changesTold } from './words'

beforeEach(() => setClock(0))

const assistIn = (actor: Actor) => ({ assistId: actor.assist!.id })
const linesOf = async (actor: Actor) =>
  (await cartOf(actor))!.lines.map(({ skuId, quantity, addedByName }) => ({ skuId, quantity, addedByName }))
const toldTo = async (actor: Actor, of: Actor) => changesTold(actor, [of.assist!.id])

async function people() {
  const made = await peopleWithLists()
  return { ...made, desk: made.manager, sku: await makeSku(made.shop), other: await makeSku(made.shop) }
}

const home = {
  kind: 'shipping' as const,
  name: 'Carla',
  company: '',
  line1: 'Home Street 1',
  line2: '',
  postcode: '2100',
  city: 'København',
  country: 'DK' as const,
  phone: '',
}

describe('what an assist changes in the cart', () => {
  test('can be taken back one by one, by the customer', async () => {
    const { carla, anna, sku, other } = await people()
    await addToCart(carla, { skuId: sku.id, quantity: 2 })
    await addToCart(anna, { skuId: other.id, quantity: 1 })
    const line = (await cartOf(anna))!.lines.find(({ skuId }) => skuId === sku.id)!
    await setQuantity(anna, { lineId: line.id, quantity: 5 })

    const changes = await toldTo(carla, anna)
    expect(changes.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^Cart: 5 × .+ instead of 2$/),
      expect.stringMatching(/^Cart: 1 × .+ added$/),
    ])
    await takeBack(carla, { ...assistIn(anna), changeId: changes[0]!.id })
    expect(await linesOf(carla)).toMatchObject([
      { skuId: sku.id, quantity: 2, addedByName: null },
      { skuId: other.id, quantity: 1 },
    ])
    await takeBack(carla, { ...assistIn(anna), changeId: changes[1]!.id })
    expect(await linesOf(carla)).toMatchObject([{ skuId: sku.id, quantity: 2 }])
    expect((await toldTo(carla, anna)).map(({ takenBack }) => takenBack?.by)).toEqual([
      expect.stringContaining(carla.customer!.lastname),
      expect.stringContaining(carla.customer!.lastname),
    ])
  })

  test('comes back where it was taken out, in the name of whoever had put it there', async () => {
    const { carla, anna, sku } = await people()
    await addToCart(carla, { skuId: sku.id, quantity: 2 })
    const before = await linesOf(carla)
    await emptyCart(anna)
    expect(await linesOf(carla)).toEqual([])
    expect(await takeBack(carla, assistIn(anna))).toBe(1)
    expect(await linesOf(carla)).toEqual(before)
  })

  test('is one change however often it is changed, and none where all is as it was', async () => {
    const { carla, anna, sku } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    await addToCart(anna, { skuId: sku.id, quantity: 2 })
    expect((await toldTo(carla, anna)).map(({ words }) => words)).toEqual([expect.stringMatching(/^Cart: 3 × /)])
    await removeLine(anna, { lineId: only((await cartOf(anna))!.lines).id })
    expect(await toldTo(carla, anna)).toEqual([])
  })

  test('stays as the customer has changed it since, alone and among all', async () => {
    const { carla, anna, sku, other } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    await addToCart(anna, { skuId: other.id, quantity: 1 })
    const line = (await cartOf(carla))!.lines.find(({ skuId }) => skuId === sku.id)!
    await setQuantity(carla, { lineId: line.id, quantity: 4 })

    const moved = (await toldTo(carla, anna)).find(({ standing }) => standing === 'movedOn')!
    await expect(takeBack(carla, { ...assistIn(anna), changeId: moved.id })).rejects.toMatchObject({
      key: 'changedSince',
    })
    expect(await takeBack(carla, assistIn(anna))).toBe(1)
    expect(await linesOf(carla)).toMatchObject([{ skuId: sku.id, quantity: 4 }])
  })

  test('does not swallow what the customer did between two changes of one line', async () => {
    const { carla, anna, sku } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 3 })
    await addToCart(carla, { skuId: sku.id, quantity: 1 })
    await addToCart(anna, { skuId: sku.id, quantity: 2 })
    expect(await takeBack(carla, assistIn(anna))).toBe(1)
    expect(await linesOf(carla)).toMatchObject([{ skuId: sku.id, quantity: 4 }])
  })

  test('that was ordered is not taken back', async () => {
    const { carla, anna, sku } = await people()
    const { number } = await buy(anna, [[sku, 1]])
    const told = await toldTo(carla, anna)
    expect(told.filter(({ standing }) => standing === 'takeable')).toEqual([])
    expect(told).toMatchObject([{ orderedAs: number }])
    await expect(takeBack(carla, assistIn(anna))).rejects.toMatchObject({ name: 'Refusal' })
  })

  test('stays while another manager has locked the cart, and nothing a draft holds is the customer’s to take', async () => {
    const { shop, carla, anna, customer, sku } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    const ben = await assisting(await makeManager(shop), customer)
    await lockCart(ben)
    await expect(takeBack(carla, assistIn(anna))).rejects.toMatchObject({ key: 'cartLocked' })
    await unlockCart(ben)
    expect(await takeBack(carla, assistIn(anna))).toBe(1)

    await switchCart(anna, { to: 'draft' })
    const drafting: Actor = { ...anna, assist: { ...anna.assist!, inDraft: true } }
    await addToCart(drafting, { skuId: sku.id, quantity: 1 })
    expect((await toldTo(carla, anna)).filter(({ takenBack }) => !takenBack)).toEqual([])
    await moveDraft(drafting)
    expect((await toldTo(carla, anna)).filter(({ takenBack }) => !takenBack)).toHaveLength(1)
  })

  test('is not kept where customers change it themselves', async () => {
    const { carla, anna, sku } = await people()
    await addToCart(carla, { skuId: sku.id, quantity: 1 })
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    await addToCart(carla, { skuId: sku.id, quantity: 1 })
    const kept = await db.select().from(assistChanges).where(eq(assistChanges.assistId, anna.assist!.id))
    expect(only(kept)).toMatchObject({ before: { quantity: 1 }, after: { quantity: 2 } })
  })

  test('is put back once, however many press at once', async () => {
    const { carla, anna, sku } = await people()
    await addToCart(carla, { skuId: sku.id, quantity: 1 })
    await addToCart(anna, { skuId: sku.id, quantity: 2 })
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeBack(carla, assistIn(anna))))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await linesOf(carla)).toMatchObject([{ skuId: sku.id, quantity: 1 }])
  })
})

describe('what an assist changes elsewhere', () => {
  test('a list renamed, and one deleted with what was on it', async () => {
    const { carla, anna, sku } = await people()
    const renamed = await makeListOf(carla, 'shopping', [[sku, 2]])
    const deleted = await makeListOf(carla, 'requisition', [[sku, 3]])
    await changeList(anna, { id: renamed.id, name: 'Wrong' })
    await removeList(anna, deleted.id)

    expect((await toldTo(carla, anna)).map(({ words }) => words).sort()).toEqual([
      'Requisition list “For the lab” deleted',
      'Shopping list “For the lab” changed · renamed to “Wrong”',
    ])
    expect(await takeBack(carla, assistIn(anna))).toBe(2)
    expect(await listsOf(carla, 'shopping')).toMatchObject([{ name: 'For the lab', lines: 1, pieces: 2 }])
    expect(await listById(carla, deleted.id)).toMatchObject({ lines: [{ skuId: sku.id, quantity: 3 }] })
  })

  test('addresses: added, changed and deleted, and one of each kind is the default afterwards', async () => {
    const { carla, anna } = await people()
    const first = await saveAddress(carla, home)
    const gone = await saveAddress(carla, { ...home, line1: 'Work Street 2' })
    await removeAddress(anna, gone.id)
    await saveAddress(anna, { ...home, line1: 'New Street 3', isDefault: 'on' })
    await saveAddress(anna, { ...home, id: first.id, line1: 'Changed Street 4' })

    await takeBack(carla, assistIn(anna))
    const book = await addressesOf(carla)
    expect(book.map(({ line1, isDefault }) => [line1, isDefault]).sort()).toEqual([
      ['Home Street 1', true],
      ['Work Street 2', false],
    ])
  })

  test('the profile, and what the customer is found by with it', async () => {
    const { carla, anna, desk } = await people()
    const lastname = carla.customer!.lastname
    const before = await profileOf(carla)
    await changeProfile(anna, { ...before, lastname: 'Zappelmann' })
    expect(await findCustomers(desk, 'zappelmann', 5)).toHaveLength(1)
    expect((await toldTo(carla, anna)).map(({ words }) => words)).toEqual([
      `Last name: “Zappelmann” instead of “${lastname}”`,
    ])
    await takeBack(carla, assistIn(anna))
    expect(await profileOf(carla)).toEqual(before)
    expect(await findCustomers(desk, 'zappelmann', 5)).toEqual([])
  })
})

describe('taking back', () => {
  test('is the customer’s and that manager’s; nobody else has anything to take', async () => {
    const { shop, carla, anna, desk, sku, customer } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    const strangers = [
      asCustomer(shop, await makeCustomer(shop)),
      await makeManager(shop),
      asCustomer(await makeShop(), customer),
      await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF']),
    ]
    for (const stranger of strangers) {
      expect(await toldTo(stranger, anna)).toEqual([])
      await expect(takeBack(stranger, assistIn(anna))).rejects.toMatchObject({ key: 'missing' })
    }
    await expect(takeBack(anna, assistIn(anna))).rejects.toMatchObject({ key: 'notOnBehalf' })
    expect(await takeBack(desk, assistIn(anna))).toBe(1)
    expect(await linesOf(carla)).toEqual([])
    const kept = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, 'assist.takeBack')))
    expect(kept.filter(({ outcome }) => outcome === 'ok')).toMatchObject([
      { actorId: desk.account!.id, customerId: customer.id, objectId: anna.assist!.id },
    ])
  })

  test('is told to the manager without a word about the person', async () => {
    const { carla, anna, desk } = await people()
    await saveAddress(anna, home)
    await changeProfile(anna, { ...(await profileOf(carla)), phone: '+45 11 22 33 44' })
    const words = (await toldTo(desk, anna)).map((change) => change.words)
    expect(words.sort()).toEqual(['Address added', 'Personal information changed'])
  })

  test('ends after a day for the manager, after thirty for the customer, and then nothing is kept', async () => {
    const { carla, anna, desk, sku } = await people()
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    await endAssist(anna.assist!, 'log-off-customer', 'r')
    setClock(DAY + 1)
    await expect(takeBack(desk, assistIn(anna))).rejects.toMatchObject({ key: 'missing' })
    expect(await toldTo(carla, anna)).toHaveLength(1)
    setClock(30 * DAY + 1)
    await expect(takeBack(carla, assistIn(anna))).rejects.toMatchObject({ key: 'missing' })
    await sweep()
    expect(await db.select().from(assistChanges).where(eq(assistChanges.assistId, anna.assist!.id))).toEqual([])
  })

  test('leaves what another manager has changed alone', async () => {
    const { shop, carla, anna, customer, sku } = await people()
    const ben = await assisting(await makeManager(shop), customer)
    await addToCart(anna, { skuId: sku.id, quantity: 1 })
    await addToCart(ben, { skuId: sku.id, quantity: 1 })
    await expect(takeBack(carla, assistIn(anna))).rejects.toMatchObject({ key: 'changedSince' })
    expect(await takeBack(carla, assistIn(ben))).toBe(1)
    expect(await takeBack(carla, assistIn(anna))).toBe(1)
    expect(await linesOf(carla)).toEqual([])
  })
})
