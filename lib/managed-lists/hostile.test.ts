import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { assists, mails, managers, shops } from '@/db/schema'
import { disputeAssist } from '@/lib/assist/dispute'
import { endAssist } from '@/lib/assist/ending'
import { codeLetter } from '@/lib/assist/letters'
import { addToCart } from '@/lib/cart/commands'
import { DAY, now } from '@/lib/clock'
import { dayAfter } from '@/lib/days'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { handOver } from '@/lib/orders/handover'
import { placeNow, typedCheckout } from '@/lib/testing/buy'
import { setClock } from '@/lib/testing/clock'
import { hostileTexts, signsOf } from '@/lib/testing/hostile'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { acceptList, makeList, rejectList } from '@/lib/testing/managed'
import { remindOfManagedLists } from './time'

afterEach(() => setClock(0))

/** A help from beginning to end in which everything that can be called something is called so; its letters. */
async function lettersOf(text: string) {
  setClock(0)
  const attributes = {
    SHOP_SF_MANAGED_LIST_TYPES: 'B2C',
    SHOP_SF_ASSIST_CONSENT: 'notify',
    SHOP_SF_SHOW_MANAGER: 'true',
  }
  const made = await makeShop({ attributes: { ...attributes, SHOP_URL: 'https://shop.test' } })
  const shop = { ...made, name: text }
  const customer = await makeCustomer(shop, { firstname: text, lastname: text, company: text })
  const manager = await makeManager(shop)
  await transact({ shop: shop.id }, async (tx) => {
    await tx.update(shops).set({ name: text }).where(eq(shops.id, shop.id))
    await tx.update(managers).set({ firstname: text, lastname: text }).where(eq(managers.id, manager.account.id))
  })
  const named = { ...manager, account: { ...manager.account, name: text } }
  const [anna, carla] = [await assisting(named, customer), asCustomer(shop, customer)]
  await transact({ assist: anna.assist.id }, async (tx) => {
    await tx.update(assists).set({ reasonText: text }).where(eq(assists.id, anna.assist.id))
  })

  const sku = await makeSku(shop, { name: text, quantity: 50 })
  await addToCart(anna, { skuId: sku.id, quantity: 1 })
  const values = { listName: text, message: text, [`note:${sku.id}`]: text, validUntil: dayAfter(3, now()) }
  const [refused, taken] = [await makeList(anna, values), await makeList(anna, { ...values, clear: 'on' })]
  setClock(2 * DAY)
  await remindOfManagedLists()
  await rejectList(carla, { id: refused.id, version: 1, reason: text })
  await acceptList(carla, { id: taken.id, version: 1 })
  await saveCheckout(anna, typedCheckout({ shipName: text, shipLine1: text, message: text }))
  await handOver(anna)
  await placeNow(carla)
  await endAssist(anna.assist, 'log-off-customer', 'r')
  await disputeAssist(carla, { assistId: anna.assist.id })

  const written = await db.select().from(mails).where(eq(mails.shopId, shop.id)).orderBy(mails.createdAt, mails.id)
  const facts = { requestId: 'x', code: '123456', manager: text, name: text }
  const code = codeLetter(facts, { shop, locale: 'en', recipient: customer.email })
  return [...written, code].map(({ template, html, subject }) => ({ template, html, subject }))
}

test('however people, goods, lists, notes and reasons are called, no letter of a help is anything but text', async () => {
  const calm = await lettersOf('Calm')
  const kinds = ['managedlist-created', 'managedlist-reminder', 'adm-managedlist-rejected', 'adm-managedlist-ordered']
  const others = ['order-handed-over', 'order-new', 'assist-ended', 'adm-assist-disputed', 'assist-code']
  expect(calm.map(({ template }) => template)).toEqual(expect.arrayContaining([...kinds, ...others]))
  const structure = (letters: typeof calm) => letters.map(({ template, html }) => `${template} ${signsOf(html)}`).sort()
  for (const text of hostileTexts) {
    const letters = await lettersOf(text)
    expect(structure(letters)).toEqual(structure(calm))
    expect(letters.filter(({ html }) => /href="(?!https:\/\/shop\.test\/)/.test(html))).toEqual([])
    expect(letters.filter(({ subject }) => /[\r\n]/.test(subject))).toEqual([])
  }
})
