import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { orderLines, skus } from '@/db/schema'
import { deliveryStates, orderStates } from '@/db/words'
import { buy } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { mayDownload } from '../machine'

vi.stubEnv('FILES_FOLDER', mkdtempSync(join(tmpdir(), 'files-')))
const { saveFile } = await import('@/lib/catalogue/files')
const { downloadOf } = await import('./downloads')

async function bought(gateway: string, file: string | null) {
  const attributes = { SHOP_PAYMENT_GATEWAYS: `${CARDS},courierPaymentGateway`, SHOP_SF_ASSIST_CARD_ENTRY: 'true' }
  const shop = await makeShop({ attributes })
  const customer = await makeCustomer(shop)
  const carla = asCustomer(shop, customer)
  const book = await makeSku(shop, { digital: true, availability: 'ALWAYS', quantity: 0 })
  await transact({ sku: book.id }, async (tx) => {
    await tx.update(skus).set({ file }).where(eq(skus.id, book.id))
  })
  const card = gateway === CARDS ? (await giveCard(carla)).id : ''
  const order = await buy(carla, [[book, 1]], { gateway, card })
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, order.id))
  return { shop, customer, carla, line: line!.id }
}

test('a paid download is there for its buyer and whoever acts for them, and for nobody else', async () => {
  await saveFile('book.txt', Buffer.from('All of it'))
  const { shop, customer, carla, line } = await bought(CARDS, 'book.txt')
  const anna = await makeManager(shop)
  for (const actor of [carla, await assisting(anna, customer)]) {
    const file = await downloadOf(actor, line)
    expect(file).toMatchObject({ name: 'book.txt', size: 9 })
    expect(await new Response(file.stream()).text()).toBe('All of it')
  }
  const strangers = [
    asCustomer(shop, await makeCustomer(shop)),
    visitor(shop),
    anna,
    asCustomer(await makeShop(), customer),
  ]
  for (const stranger of strangers) await expect(downloadOf(stranger, line)).rejects.toMatchObject({ key: 'missing' })
  await expect(downloadOf(carla, newId())).rejects.toMatchObject({ key: 'missing' })
})

test.each([
  ['not paid yet', 'courierPaymentGateway', 'book.txt'],
  ['whose file is gone', CARDS, 'gone.txt'],
  ['that has no file', CARDS, null],
  ['whose file is a way out of the folder', CARDS, '../book.txt'],
])('a download %s is not there', async (_what, gateway, file) => {
  const { carla, line } = await bought(gateway, file)
  await expect(downloadOf(carla, line)).rejects.toMatchObject({ key: 'missing' })
})

test('only what is sent electronically, of an order that stands, can be fetched', () => {
  const fetchable = orderStates.flatMap((order) =>
    deliveryStates.filter((state) => mayDownload(order, { group: 'D4', state })).map((state) => `${order} ${state}`),
  )
  const standing = ['os.in.progress', 'os.partially.shipped', 'os.completed']
  expect(fetchable).toEqual(standing.flatMap((order) => [`${order} ds.shipment.inprogress`, `${order} ds.shipped`]))
  expect(mayDownload('os.completed', { group: 'D1', state: 'ds.shipped' })).toBe(false)
})
