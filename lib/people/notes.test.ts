import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { auditEntries, customerNotes, customers } from '@/db/schema'
import { later, MINUTE } from '@/lib/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { AddNote, Tag } from './note-input'
import { addNote, deleteNote, notesOf } from './notes'
import { findCustomers } from './search'
import { tagCustomer, untagCustomer } from './tags'

async function desk() {
  const shop = await makeShop()
  return { shop, anna: await makeManager(shop), ben: await makeManager(shop), carla: await makeCustomer(shop) }
}

const HOSTILE = '<b onclick="alert(1)">Ring after 5</b>\n{{7*7}} \u202e "\';--'

describe('a note', () => {
  test('is read by colleagues as it was written, newest first, with author and time', async () => {
    const { anna, ben, carla } = await desk()
    await addNote(anna, { customerId: carla.id, text: 'first' })
    await addNote(ben, { customerId: carla.id, text: HOSTILE })

    expect(await notesOf(anna, carla.id)).toMatchObject([
      { text: HOSTILE.replace('\u202e', ''), authorName: ben.account.name, deletable: false },
      { text: 'first', authorName: anna.account.name, deletable: true },
    ])
  })

  test('leaves its trace without its words', async () => {
    const { shop, anna, carla } = await desk()
    await addNote(anna, { customerId: carla.id, text: 'Her dog is called Bohr' })

    const [kept] = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(kept).toMatchObject({ action: 'customers.note', customerId: carla.id, actorId: anna.account.id })
    expect(JSON.stringify(kept)).not.toContain('Bohr')
  })

  test('is never the customer’s own to see, nor anybody’s inside an assist', async () => {
    const { shop, anna, carla } = await desk()
    await addNote(anna, { customerId: carla.id, text: 'secret' })
    for (const actor of [asCustomer(shop, carla), visitor(shop), await assisting(anna, carla)]) {
      const refused = { reason: 'forbidden' }
      await expect(notesOf(actor, carla.id)).rejects.toMatchObject(refused)
      await expect(addNote(actor, { customerId: carla.id, text: 'x' })).rejects.toMatchObject(refused)
    }
  })

  test('needs the right to find customers', async () => {
    const { shop, carla } = await desk()
    const eva = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMADMIN'])
    await expect(addNote(eva, { customerId: carla.id, text: 'x' })).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(notesOf(eva, carla.id)).rejects.toMatchObject({ reason: 'forbidden' })
  })

  test('stays within its shop, also where the customer is another shop’s too', async () => {
    const { anna, carla } = await desk()
    const elsewhere = await makeManager(await makeShop())
    await addNote(anna, { customerId: carla.id, text: 'ours' })
    await expect(addNote(elsewhere, { customerId: carla.id, text: 'x' })).rejects.toMatchObject({ key: 'missing' })
    expect(await notesOf(elsewhere, carla.id)).toEqual([])

    await linkTo(elsewhere.shop.id, carla.id)
    expect(await notesOf(elsewhere, carla.id)).toEqual([])
    const [ours] = await notesOf(anna, carla.id)
    const theirs = deleteNote(elsewhere, { customerId: carla.id, noteId: ours!.id })
    await expect(theirs).rejects.toMatchObject({ key: 'missing' })
  })

  test('is not written of whom the blacklist hides', async () => {
    const shop = await makeShop({ attributes: { SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: 'company=secret' } })
    const anna = await makeManager(shop)
    const hidden = await makeCustomer(shop, { company: 'Secret Service Ltd' })
    await expect(addNote(anna, { customerId: hidden.id, text: 'x' })).rejects.toMatchObject({ key: 'missing' })
    await expect(tagCustomer(anna, { customerId: hidden.id, tag: 'x' })).rejects.toMatchObject({ key: 'missing' })
    expect(await notesOf(anna, hidden.id)).toEqual([])
  })

  test('is deleted by its author, within a quarter of an hour', async () => {
    const { anna, ben, carla } = await desk()
    await addNote(anna, { customerId: carla.id, text: 'fresh' })
    const [fresh] = await notesOf(anna, carla.id)
    const ask = { customerId: carla.id, noteId: fresh!.id }
    await expect(deleteNote(ben, ask)).rejects.toMatchObject({ key: 'missing' })

    await deleteNote(anna, ask)
    expect(await notesOf(anna, carla.id)).toEqual([])
    await expect(deleteNote(anna, ask)).rejects.toMatchObject({ key: 'missing' })

    await addNote(anna, { customerId: carla.id, text: 'stays' })
    await age(carla.id)
    const [old] = await notesOf(anna, carla.id)
    expect(old?.deletable).toBe(false)
    await expect(deleteNote(anna, { ...ask, noteId: old!.id })).rejects.toMatchObject({ key: 'noteStays' })
  })

  test.each([
    ['nothing', ' \n ', 'required'],
    ['too much', 'x'.repeat(2001), 'tooLong'],
  ])('of %s is refused', (_, text, word) => {
    const parsed = AddNote.safeParse({ customerId: '0190a0a0-0000-7000-8000-000000000000', text })
    expect(parsed.error?.issues[0]?.message).toBe(word)
  })
})

describe('a tag', () => {
  test('is found by at once, once, in any letters, and gone when taken off', async () => {
    const { shop, anna, carla } = await desk()
    await tagCustomer(anna, { customerId: carla.id, tag: 'Élite 2026' })
    await tagCustomer(anna, { customerId: carla.id, tag: 'elite 2026' })

    expect(await tagsOf(carla.id)).toEqual(['Élite 2026'])
    expect(await findCustomers(anna, 'elite', 5)).toMatchObject([{ id: carla.id }])
    await untagCustomer(anna, { customerId: carla.id, tag: 'ELITE 2026' })
    expect(await tagsOf(carla.id)).toEqual([])
    expect(await findCustomers(anna, 'elite', 5)).toEqual([])
    const kept = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(kept.filter(({ action }) => action === 'customers.tag')).toHaveLength(2)
  })

  test('is the desk’s, of the manager’s shop, and there are not too many', async () => {
    const { shop, anna, carla } = await desk()
    const tag = { customerId: carla.id, tag: 'x' }
    const elsewhere = await makeManager(await makeShop())
    await expect(tagCustomer(elsewhere, tag)).rejects.toMatchObject({ key: 'missing' })
    await expect(tagCustomer(asCustomer(shop, carla), tag)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(tagCustomer(await assisting(anna, carla), tag)).rejects.toMatchObject({ reason: 'forbidden' })
    for (let count = 0; count < 20; count++) await tagCustomer(anna, { ...tag, tag: `tag ${count}` })
    await expect(tagCustomer(anna, tag)).rejects.toMatchObject({ key: 'tooManyTags' })
  })

  test.each(['', 'two\nlines', 'x'.repeat(41)])('like %j is refused', (tag) => {
    expect(Tag.safeParse({ customerId: '0190a0a0-0000-7000-8000-000000000000', tag }).success).toBe(false)
  })
})

async function tagsOf(customerId: string) {
  const [row] = await db.select({ tags: customers.tags }).from(customers).where(eq(customers.id, customerId))
  return row?.tags
}

async function age(customerId: string) {
  await transact({ customer: customerId }, async (tx) => {
    const createdAt = later(-16 * MINUTE)
    await tx.update(customerNotes).set({ createdAt }).where(eq(customerNotes.customerId, customerId))
  })
}

async function linkTo(shopId: string, customerId: string) {
  const { customerShops } = await import('@/db/schema')
  await transact({ shop: shopId }, async (tx) => {
    const values = { enabled: true, sortName: 'x', sortCompany: '', createdAt: later(0) }
    await tx.insert(customerShops).values({ shopId, customerId, ...values })
  })
}
