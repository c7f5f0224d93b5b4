import { describe, expect, test } from 'vitest'
import { newId } from '@/db/id'
import type { Actor } from '@/lib/auth/actor'
import { buy } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from '@/lib/testing/make'
import { invoicePdf } from './invoice-pdf'
import { invoiceById, invoicesOf } from './invoices'

const download = { digital: true, availability: 'ALWAYS', quantity: 0 } as const

async function makeBuyer() {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: CARDS, SHOP_CHECKOUT_ENABLE_GUEST: 'true' } })
  const customer = await makeCustomer(shop)
  return { shop, customer, carla: asCustomer(shop, customer) }
}

/** Buys what is charged at once, and answers its only invoice. */
async function invoiced(actor: Actor, names: string[] = ['Book']) {
  const goods: [Awaited<ReturnType<typeof makeSku>>, number][] = []
  for (const [at, name] of names.entries()) {
    const taxCode = at % 2 === 0 ? 'standard' : 'reduced'
    goods.push([await makeSku(actor.shop, { ...download, name, price: 1000, taxCode }), at + 1])
  }
  const { id: card } = await giveCard(actor)
  const order = await buy(actor, goods, { gateway: CARDS, card, email: 'gerda@test.com' })
  const { invoices } = await invoicesOf(actor)
  return { order, invoice: (await invoiceById(actor, invoices[0]!.id))! }
}

describe('an invoice', () => {
  test('has the goods, and tax by rate that adds up to its own', async () => {
    const { carla } = await makeBuyer()
    const { order, invoice } = await invoiced(carla, ['Book', 'Paper'])

    expect(invoice).toMatchObject({ kind: 'invoice', total: 3000, orderNumber: order.number, shipping: [] })
    expect(invoice.lines).toMatchObject([
      { name: 'Book', quantity: 1, total: 1000, rate: 2500 },
      { name: 'Paper', quantity: 2, total: 2000, rate: 1000 },
    ])
    expect(invoice.taxes).toEqual([
      { rate: 2500, total: 1000, tax: 200 },
      { rate: 1000, total: 2000, tax: 182 },
    ])
    expect(invoice.taxes.reduce((sum, { tax }) => sum + tax, 0)).toBe(invoice.tax)
  })

  test('is for whoever bought, whoever acts for them, and whoever looks after the shop; for nobody else', async () => {
    const { shop, customer, carla } = await makeBuyer()
    const { invoice } = await invoiced(carla)
    const anna = await makeManager(shop)
    const desk = { ...(await makeManager(shop, ['ROLE_SMSHOPADMIN'])), oversees: [shop.id] }
    for (const actor of [await assisting(anna, customer), desk]) {
      expect(await invoiceById(actor, invoice.id)).toMatchObject({ number: invoice.number })
    }

    const elsewhere = { ...desk, oversees: [(await makeShop()).id] }
    const helper = await makeCustomer(shop)
    const strangers = [asCustomer(shop, helper), visitor(shop), anna, elsewhere, await assisting(anna, helper)]
    for (const stranger of strangers) expect(await invoiceById(stranger, invoice.id)).toBeUndefined()
    const without = { ...desk, permissions: new Set<never>() }
    expect(await invoiceById(without, invoice.id)).toBeUndefined()
    expect(await invoiceById(carla, newId())).toBeUndefined()
  })

  test('of a guest is theirs by the cookie they ordered with', async () => {
    const { shop } = await makeBuyer()
    const guest = { ...visitor(shop), guestHash: newId() }
    const { invoice } = await invoiced(guest)
    expect(await invoiceById(guest, invoice.id)).toMatchObject({ email: 'gerda@test.com' })
    expect(await invoiceById({ ...guest, guestHash: newId() }, invoice.id)).toBeUndefined()
  })

  test('is listed with the others page by page, the newest first', async () => {
    const { carla } = await makeBuyer()
    const numbers: string[] = []
    for (let n = 0; n < 3; n++) numbers.unshift((await invoiced(carla)).order.number)
    const first = await invoicesOf(carla, { limit: 2 })
    const second = await invoicesOf(carla, { limit: 2, after: first.next! })
    expect([...first.invoices, ...second.invoices].map(({ orderNumber }) => orderNumber)).toEqual(numbers)
    expect(second.next).toBeNull()
  })
})

describe('an invoice on paper', () => {
  const pagesOf = (pdf: Uint8Array) =>
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length

  test.each(['en', 'fr'] as const)('is one page of PDF in %s', async (locale) => {
    const { carla } = await makeBuyer()
    const pdf = await invoicePdf((await invoiced(carla, ['Book', 'Łódź, élan & œuvre'])).invoice, locale)
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).toMatch(/^%PDF-1\.\d/)
    expect(text.trimEnd()).toMatch(/%%EOF$/)
    expect(pagesOf(pdf)).toBe(1)
  })

  test.each([
    ['breaks of lines and of headers', 'Lamp\r\nContent-Type: text/html\r\n\r\n'],
    ['quotes and brackets', '")(\\ <script>alert(1)</script> \'; --'],
    ['another direction', '\u202eمصباح של שולחן\u202c'],
    ['ten kilobytes', 'Long lamp '.repeat(1024)],
    ['ten kilobytes without a gap', 'x'.repeat(10_240)],
    ['letters nobody has', '灯🔦\u{10ffff}'],
  ])('stands %s in names', async (_what, name) => {
    const { carla } = await makeBuyer()
    const { invoice, order } = await invoiced(carla, [name])
    const pdf = await invoicePdf({ ...invoice, shopName: name, billTo: { ...order.billTo, name } }, 'en')
    expect(pagesOf(pdf)).toBeLessThanOrEqual(2)
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\r\nContent-Type/)
  })

  test('goes on over several pages, and has no goods of its own where it is for a part', async () => {
    const { carla } = await makeBuyer()
    const { invoice } = await invoiced(carla)
    const line = invoice.lines[0]!
    const long = { ...invoice, lines: Array.from({ length: 60 }, (_, n) => ({ ...line, id: String(n) })) }
    expect(pagesOf(await invoicePdf(long, 'en'))).toBe(3)
    const part = { ...invoice, lines: [], taxes: [{ rate: null, total: 500, tax: 100 }] }
    expect(pagesOf(await invoicePdf(part, 'en'))).toBe(1)
  })
})
