import { beforeEach, describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { mails } from '@/db/schema'
import type { Role } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { templateNames } from '@/lib/mail/letters/templates'
import type { Shop } from '@/lib/shops/shop'
import { bought, forget, twoAdmins, written } from '@/lib/testing/letters'
import { makeManager, makeShop } from '@/lib/testing/make'
import { triggersOf } from './map'
import { deadLetters, letterById, letterPreview, lettersAbout, orderToShow } from './preview'

/** A manager in the admin app who looks after this shop. */
const operator = async (shop: Shop, held: Role[] = ['ROLE_SMCALLCENTER']): Promise<Actor> => ({
  ...(await makeManager(shop, held)),
  oversees: [shop.id],
})

beforeEach(forget)

test('every letter has something that brings it about', () => {
  expect(templateNames.filter((name) => triggersOf(name).length === 0)).toEqual([])
})

describe('a preview', async () => {
  const { shop, order, delivery } = await bought(await makeShop({ attributes: twoAdmins }))
  const actor = await operator(shop)

  test.each(templateNames)('shows %s for a real order, in either language, and sends nothing', async (template) => {
    const before = await written()
    const [en, fr] = await Promise.all(
      (['en', 'fr'] as const).map((locale) => letterPreview(actor, { template, locale, number: order.number })),
    )
    expect(en!.letter.subject).toContain(order.number)
    expect(fr!.letter.subject).not.toBe(en!.letter.subject)
    expect(en!.readers.length).toBeGreaterThan(0)
    expect(await written()).toEqual(before)
  })

  test('shows a centre’s letter as the centre reads it', async () => {
    const wanted = { template: 'adm-order-delivery-packing', locale: 'en', number: order.number } as const
    const [asShop, asCentre] = [
      await letterPreview(actor, wanted),
      await letterPreview(actor, { ...wanted, as: 'centre' }),
    ]
    expect(asCentre!.letter).toMatchObject({ recipient: 'warehouse@test.com' })
    expect(asCentre!.letter.text).toContain(delivery.number)
    expect(asCentre!.letter.text).not.toContain('/admin/')
    expect(asShop!.letter.text).toContain('/admin/')
  })

  test('shows the last order that was placed if none is named, and none that does not exist', async () => {
    expect((await letterPreview(actor, { template: 'order-new', locale: 'en' }))!.number).toBe(order.number)
    expect(await letterPreview(actor, { template: 'order-new', locale: 'en', number: '1-1' })).toBeUndefined()
  })
})

describe('letters of an order', async () => {
  const { shop, order } = await bought(await makeShop({ attributes: twoAdmins }))
  const actor = await operator(shop)
  const copy = async () => {
    const values = {
      shopId: shop.id,
      orderId: order.id,
      template: 'order-new',
      locale: 'en',
      sender: 's',
      subject: 'x',
    } as const
    const times = { dueAt: new Date(), createdAt: new Date() }
    const letter = { ...values, ...times, dedupeKey: 'copy', recipient: order.email, html: '<p>x</p>', text: 'x' }
    return transact(
      {},
      async (tx) =>
        (
          await tx
            .insert(mails)
            .values({ ...letter, state: 'dead', attempts: 8 })
            .returning()
        )[0]!,
    )
  }

  test('are listed for who looks after it, the given up ones apart', async () => {
    const mail = await copy()
    expect(await lettersAbout(actor, order.id)).toMatchObject([{ id: mail.id, state: 'dead', attempts: 8 }])
    expect(await deadLetters(actor)).toMatchObject([{ id: mail.id }])
    expect(await letterById(actor, mail.id)).toMatchObject({ number: order.number, mail: { text: 'x' } })
  })

  test('are nothing to managers of other shops, and refused to those who may not see orders', async () => {
    const mail = await copy()
    const stranger = await operator(await makeShop())
    expect(await orderToShow(stranger, order.number)).toBeUndefined()
    expect(await lettersAbout(stranger, order.id)).toEqual([])
    expect(await deadLetters(stranger)).toEqual([])
    expect(await letterById(stranger, mail.id)).toBeUndefined()

    const clerk = await operator(shop, ['ROLE_SMCALLCENTERLOGINSF'])
    for (const read of [
      () => orderToShow(clerk, order.number),
      () => lettersAbout(clerk, order.id),
      () => deadLetters(clerk),
      () => letterById(clerk, mail.id),
    ]) {
      await expect(read()).rejects.toMatchObject({ reason: 'forbidden' })
    }
  })
})
