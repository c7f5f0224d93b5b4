import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { auditEntries, carts, invoices, mails, orders } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { addToCart } from '@/lib/cart/commands'
import { dayAfter } from '@/lib/days'
import { formatDay } from '@/lib/i18n'
import { inOrganisation } from '@/lib/organisations/policy'
import { setTerms } from '@/lib/organisations/terms'
import { type Credit, creditOf, openInvoices, settleInvoice } from '@/lib/payments/credit'
import { writeAttributes } from '@/lib/people/attributes'
import { buy, fillCart, placeNow } from '@/lib/testing/buy'
import { CARDS } from '@/lib/testing/card'
import { asCustomer, assisting, makeSku } from '@/lib/testing/make'
import { makeBuyer, makeOrganisation } from '@/lib/testing/organisation'
import { faultsFound } from '@/lib/testing/sound'
import { queueOrderMails } from '../letters/letters'
import { invoiceById, invoicesOf } from '../papers/invoices'
import { decideOrder } from '../release'
import { quoteOf } from './quote'

const download = { digital: true, availability: 'ALWAYS', quantity: 0, price: 1000 } as const
const BY_TERMS = { gateway: 'authInvoicePaymentGateway' }
const PAYS = { SHOP_PAYMENT_GATEWAYS: `invoicePaymentGateway,authInvoicePaymentGateway,courierPaymentGateway,${CARDS}` }

/** An organisation that may owe so much, as people write it. */
async function makeDebtor(limit: string, days = '30') {
  const world = await makeOrganisation(PAYS)
  const { astrid, institute } = world
  await setTerms(astrid, { organisationId: institute.id, days, limit })
  const niels = asCustomer(institute, world.niels)
  const book = await makeSku(institute, download)
  return { ...world, niels, book, credit: () => creditOf(db, institute) }
}

afterEach(async () => expect((await faultsFound()).filter((fault) => fault.includes('INV-32'))).toEqual([]))

const left = (limit: number, used: number): Credit => ({ limit, used, left: Math.max(0, limit - used) })

describe('terms are agreed', () => {
  test('by a manager who looks after the shop, and written down', async () => {
    const { astrid, institute, credit } = await makeDebtor('100,50')
    expect(await credit()).toEqual(left(10050, 0))
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.action, 'organisation.terms'))
    expect(entry).toMatchObject({ outcome: 'ok' })
    await setTerms(astrid, { organisationId: institute.id, days: '', limit: '' })
    expect(await credit()).toBeNull()
    const wrong = setTerms(astrid, { organisationId: institute.id, days: '', limit: '1.234' })
    await expect(wrong).rejects.toMatchObject({ fields: { limit: 'amountRequired' } })
  })

  test('by nobody else', async () => {
    const { institute, hilde, anna, niels } = await makeDebtor('100')
    const { astrid: stranger } = await makeOrganisation()
    const given = { organisationId: institute.id, days: '', limit: '' }
    const acting = await assisting({ ...anna, shop: institute }, niels.customer!)
    for (const actor of [hilde, niels, anna, acting, stranger]) {
      await expect(setTerms(actor, given)).rejects.toMatchObject({ key: 'missing' })
    }
  })
})

describe('an order by invoice', () => {
  test('uses the credit while it runs, and one beyond it is refused with what is left', async () => {
    const { niels, institute, credit } = await makeDebtor('100')
    const desk = await makeSku(institute, { price: 6000 })
    await buy(niels, [[desk, 1]])
    expect(await credit()).toEqual(left(10000, 7677)) // delivery is part of it

    await fillCart(niels, [[desk, 1]])
    const quote = await quoteOf(niels)
    expect(quote).toMatchObject({ beyondCredit: true, gateway: null, open: ['gateway'] })
    expect(quote!.gateways).toEqual(['courierPaymentGateway', CARDS])
    await expect(placeNow(niels)).rejects.toMatchObject({ key: 'creditExceeded', values: { left: '€23.23' } })
    expect(await db.select().from(orders).where(eq(orders.shopId, institute.id))).toHaveLength(1)
  })

  test('of exactly what is left is placed', async () => {
    const { niels, book, credit } = await makeDebtor('20')
    await buy(niels, [[book, 2]], BY_TERMS)
    expect(await credit()).toEqual(left(2000, 2000))
    await fillCart(niels, [[book, 1]], BY_TERMS)
    await expect(placeNow(niels)).rejects.toMatchObject({ key: 'creditExceeded', values: { left: '€0.00' } })
  })

  test('counts while it waits for its approver, and no more when it is rejected', async () => {
    const { institute, book, credit } = await makeDebtor('20')
    const kramers = asCustomer(institute, await makeBuyer(institute, { CUSTOMER_B2B_REQUIRE_APPROVE: 'true' }))
    const chief = asCustomer(institute, await makeBuyer(institute, { CUSTOMER_B2B_APPROVER: 'true' }))
    const { number } = await buy(kramers, [[book, 2]])
    expect(await credit()).toEqual(left(2000, 2000))
    await decideOrder(chief, { number, decision: 'reject', remark: '' })
    expect(await credit()).toEqual(left(2000, 0))
  })

  test('shares its credit with those of colleagues, and with no other organisation', async () => {
    const { institute, niels, book } = await makeDebtor('20')
    const other = await makeDebtor('20')
    await buy(niels, [[book, 2]])
    await buy(other.niels, [[other.book, 2]])
    const ove = asCustomer(institute, await makeBuyer(institute))
    await fillCart(ove, [[book, 1]])
    await expect(placeNow(ove)).rejects.toMatchObject({ key: 'creditExceeded' })
  })

  test('is paid otherwise without it', async () => {
    const { niels, book, credit } = await makeDebtor('5')
    await buy(niels, [[book, 1]], { gateway: 'courierPaymentGateway' })
    expect(await credit()).toEqual(left(500, 0))
  })

  test('cannot exceed the credit together with others that are placed at the same moment', async () => {
    const { institute, book, credit } = await makeDebtor('25')
    const buyers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => makeBuyer(institute)))
    const actors = buyers.map((buyer) => asCustomer(institute, buyer))
    for (const actor of actors) await fillCart(actor, [[book, 1]])

    const placed = await Promise.allSettled(actors.map((actor) => placeNow(actor)))

    expect(placed.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const reasons = placed.flatMap((one) => (one.status === 'rejected' ? one.reason.key : []))
    expect(new Set(reasons)).toEqual(new Set(['creditExceeded']))
    expect(await credit()).toEqual(left(2500, 2000))
  })
})

describe('an invoice by terms', () => {
  async function invoiced() {
    const world = await makeDebtor('30')
    await buy(world.niels, [[world.book, 2]], { ...BY_TERMS, reference: 'PO 1922' })
    const [row] = await db.select().from(invoices).where(eq(invoices.shopId, world.institute.id))
    return { ...world, row: row!, given: { organisationId: world.institute.id, invoiceId: row!.id } }
  }
  const shown = async (actor: Actor) => invoiceById(actor, (await invoicesOf(actor)).invoices[0]!.id)

  test('says by when it is to be paid, and uses the credit until somebody has seen the money', async () => {
    const { niels, astrid, row, given, credit } = await invoiced()
    const due = dayAfter(30, row.issuedAt)
    expect(row.dueOn).toBe(due)
    expect(await shown(niels)).toMatchObject({ dueOn: due, paidAt: null, reference: 'PO 1922' })
    expect(await credit()).toEqual(left(3000, 2000))
    expect(await openInvoices(astrid, given.organisationId)).toMatchObject([{ number: row.number, total: 2000 }])

    const payBy = async () => (await invoicesOf(niels)).invoices.map((each) => each.payBy)
    expect(await payBy()).toEqual([due])

    await settleInvoice(astrid, given)
    await settleInvoice(astrid, given)

    expect(await payBy()).toEqual([null])
    expect(await credit()).toEqual(left(3000, 0))
    expect((await shown(niels))!.paidAt).not.toBeNull()
    expect(await openInvoices(astrid, given.organisationId)).toEqual([])
    expect(await db.select().from(auditEntries).where(eq(auditEntries.objectId, row.id))).toHaveLength(1)
  })

  test('stands with its day in the letters of its order, in the reader’s language, until it is settled', async () => {
    const { astrid, institute, row, given } = await invoiced()
    const sent = await db.select().from(mails).where(eq(mails.orderId, row.orderId))
    const shipped = sent.find(({ template }) => template === 'order-delivery-shipped')!
    expect(shipped.html).toContain(formatDay(row.dueOn!, 'en'))
    const told = async (locale: 'en' | 'fr') => {
      const [order] = await db.select().from(orders).where(eq(orders.id, row.orderId))
      const about = { shop: institute, order: { ...order!, locale, state: 'os.in.progress' as const } }
      await transact({}, async (tx) => {
        await tx.delete(mails).where(eq(mails.orderId, row.orderId))
        await queueOrderMails(tx, { ...about, event: 'evt.payment.confirmed' })
      })
      const letters = await db.select().from(mails).where(eq(mails.orderId, row.orderId))
      return letters.find(({ template }) => template === 'order-confirmed')!.text
    }
    expect(await told('en')).toContain(`To be paid by: ${formatDay(row.dueOn!, 'en')}`)
    expect(await told('fr')).toContain(`À payer au plus tard le\u00a0: ${formatDay(row.dueOn!, 'fr')}`)
    await settleInvoice(astrid, given)
    expect(await told('en')).not.toContain('To be paid')
  })

  test('keeps its day when the terms change', async () => {
    const { niels, astrid, institute, row } = await invoiced()
    await setTerms(astrid, { organisationId: institute.id, days: '', limit: '' })
    expect(await shown(niels)).toMatchObject({ dueOn: row.dueOn, paidAt: null })
  })

  test('is settled only by who looks after the shop and its money', async () => {
    const { astrid, hilde, institute, given } = await invoiced()
    const { astrid: stranger } = await makeOrganisation()
    for (const actor of [hilde, stranger])
      await expect(settleInvoice(actor, given)).rejects.toMatchObject({ key: 'missing' })
    const without = { ...astrid, permissions: new Set(['organisations.edit' as const]) }
    await expect(settleInvoice(without, given)).rejects.toMatchObject({ key: 'notAllowed' })
    await expect(settleInvoice(astrid, { ...given, invoiceId: newId() })).rejects.toMatchObject({ key: 'missing' })
    await expect(openInvoices(hilde, institute.id)).rejects.toMatchObject({ key: 'missing' })
    expect((await inOrganisation(astrid, institute.id)).shop.id).toBe(institute.id)
  })
})

describe('what the buyer’s company calls the order', () => {
  test('is asked of buyers, begins as their profile says, and stays as they said, even if that is nothing', async () => {
    const { institute } = await makeDebtor('1000')
    const book = await makeSku(institute, download)
    const marie = asCustomer(institute, await makeBuyer(institute))
    await transact({}, (tx) => writeAttributes(tx, marie.customer!.id, { CUSTOMER_B2B_REF: 'CC-17' }))
    await addToCart(marie, { skuId: book.id, quantity: 1 })
    expect((await quoteOf(marie))!.reference).toBe('CC-17')
    const said = async (reference?: string) =>
      (await buy(marie, [[book, 1]], reference === undefined ? {} : { reference })).reference
    expect([await said(), await said('PO 9'), await said('')]).toEqual(['CC-17', 'PO 9', ''])
    const [cart] = await db.select().from(carts).where(eq(carts.customerId, marie.customer!.id))
    expect(cart!.reference).toBeNull()
  })
})
