import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, assists, auditEntries, customerShops, customers } from '@/db/schema'
import { reservedTypes } from '@/db/words'
import { demand } from '@/lib/audit/act'
import { later, MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { startAssist, writeNote } from './commands'
import { askConsent } from './consent'
import { endAssist, endOverdueAssists } from './ending'
import { helpersOf, helpLog, ownAssist } from './queries'

const why = { reason: 'phone', reasonText: '', ticket: '' }

async function people() {
  const shop = await makeShop()
  return { shop, customer: await makeCustomer(shop), anna: await makeManager(shop) }
}

describe('starting an assist', () => {
  test('opens it, and says so in the ledger and to the customer', async () => {
    const { shop, customer, anna } = await people()

    const { id } = await startAssist(anna, { customerId: customer.id, ...why })

    expect(await db.select().from(assists)).toMatchObject([
      { id, customerId: customer.id, reason: 'phone', endedAt: null },
    ])
    expect(await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))).toMatchObject([
      { action: 'assist.start', outcome: 'ok', customerId: customer.id, objectId: id },
    ])
    expect(await helpersOf(asCustomer(shop, customer))).toMatchObject([{ id, manager: anna.account.name }])
  })

  test('changes nothing of the customer or of their account', async () => {
    const { customer, anna } = await people()
    const rows = async () => [
      await db.select().from(customers).where(eq(customers.id, customer.id)),
      await db.select().from(accounts).where(eq(accounts.id, customer.accountId)),
    ]
    const before = await rows()

    const assist = await startAssist(anna, { customerId: customer.id, ...why })
    await endAssist(assist, 'log-off-customer', 'r')

    expect(await rows()).toEqual(before)
  })

  test('lets it last as long as the shop says, or an hour', async () => {
    for (const [attributes, minutes] of [
      [{ SHOP_SF_ASSIST_MINUTES: '20' }, 20],
      [{}, 60],
    ] as const) {
      const shop = await makeShop({ attributes })
      const { id } = await startAssist(await makeManager(shop), { customerId: (await makeCustomer(shop)).id, ...why })
      const [row] = await db.select().from(assists).where(eq(assists.id, id))
      expect(row!.expiresAt.getTime() - row!.startedAt.getTime()).toBe(minutes * MINUTE)
    }
  })

  test('twice continues the one that is open', async () => {
    const { customer, anna } = await people()

    const first = await startAssist(anna, { customerId: customer.id, ...why })
    const second = await startAssist(anna, { customerId: customer.id, ...why })

    expect(second.id).toBe(first.id)
  })

  test('fifty times at once opens one', async () => {
    const { customer, anna } = await people()

    const started = await Promise.all(
      Array.from({ length: 50 }, () => startAssist(anna, { customerId: customer.id, ...why })),
    )

    expect(new Set(started.map((assist) => assist.id)).size).toBe(1)
  })

  test('is refused in the same words for everybody who cannot be acted for', async () => {
    const { shop, customer, anna } = await people()
    const elsewhere = await makeCustomer(await makeShop())
    const reserved = await Promise.all(reservedTypes.map((type) => makeCustomer(shop, { type })))
    const disabled = await makeCustomer(shop, { enabled: false })
    const hidden = await makeCustomer(shop, { email: 'x#internal@test.com' })
    const locked = await makeCustomer(shop)
    await transact({ account: locked.accountId }, async (tx) => {
      await tx
        .update(accounts)
        .set({ lockedUntil: later(60_000) })
        .where(eq(accounts.id, locked.accountId))
    })
    const shutOut = await makeCustomer(shop)
    await transact({ customer: shutOut.id }, (tx) =>
      tx.update(customerShops).set({ enabled: false }).where(eq(customerShops.customerId, shutOut.id)),
    )
    const targets = [
      elsewhere,
      ...reserved,
      shutOut,
      disabled,
      hidden,
      locked,
      { id: anna.account.id },
      { id: customer.accountId },
    ]

    for (const { id } of targets) {
      await expect(startAssist(anna, { customerId: id, ...why })).rejects.toMatchObject({
        key: 'notAvailable',
        reason: 'missing',
      })
    }
    expect(await db.select().from(assists).where(eq(assists.managerId, anna.account.id))).toEqual([])
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(rows.map(({ action, outcome, objectId }) => `${action} ${outcome} ${objectId}`)).toEqual(
      targets.map(({ id }) => `assist.start refused ${id}`),
    )
  })

  test('is refused to visitors, customers and managers without the role', async () => {
    const { shop, customer } = await people()
    const clerk = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF', 'ROLE_SMADMIN', 'ROLE_SMCALLCENTERCUSTOMER'])

    for (const actor of [visitor(shop), asCustomer(shop, customer), clerk]) {
      await expect(startAssist(actor, { customerId: customer.id, ...why })).rejects.toMatchObject({ key: 'notAllowed' })
    }
  })

  test('for another customer from inside an assist is refused, on every road that leads into one', async () => {
    const { shop, customer, anna } = await people()
    const other = await makeCustomer(shop)
    const acting = await assisting(anna, customer)
    const input = { customerId: other.id, ...why }

    for (const chain of [startAssist, askConsent])
      await expect(chain(acting, input)).rejects.toMatchObject({ key: 'notAllowed' })
    for (const road of ['assist.take', 'assist.consent', 'customers.register'] as const)
      expect(() => demand(acting, road)).toThrow(expect.objectContaining({ key: 'notAllowed' }))
    expect(await db.$count(assists, eq(assists.customerId, other.id))).toBe(0)
  })

  test('begins anew when the one before is overdue', async () => {
    const { customer, anna } = await people()
    const first = await startAssist(anna, { customerId: customer.id, ...why })

    setClock(16 * MINUTE)
    const second = await startAssist(anna, { customerId: customer.id, ...why })
    setClock(0)

    expect(second.id).not.toBe(first.id)
    expect(await db.select().from(assists).where(eq(assists.id, first.id))).toMatchObject([{ ending: 'idle' }])
  })

  test('that is refused says of whom', async () => {
    const { shop, anna } = await people()
    const elsewhere = await makeCustomer(await makeShop())

    await startAssist(anna, { customerId: elsewhere.id, ...why }).catch(() => {})

    expect(await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))).toMatchObject([
      { action: 'assist.start', outcome: 'refused', objectType: 'customer', objectId: elsewhere.id },
    ])
  })

  test('without a reason is refused where the shop wants one', async () => {
    const shop = await makeShop({ attributes: { SHOP_SF_ASSIST_REASON_REQUIRED: 'true' } })
    const anna = await makeManager(shop)
    const { id: customerId } = await makeCustomer(shop)

    const silent = startAssist(anna, { customerId, ...why, reason: '' })

    await expect(silent).rejects.toMatchObject({ fields: { reason: 'reasonNeeded' } })
  })
})

describe('ending an assist', () => {
  test('happens once, with its reason', async () => {
    const { shop, customer, anna } = await people()
    const assist = await startAssist(anna, { customerId: customer.id, ...why })

    const ended = await Promise.all([endAssist(assist, 'idle', 'a'), endAssist(assist, 'log-off', 'b')])

    expect(ended.filter(Boolean)).toHaveLength(1)
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.shopId, shop.id))
    expect(entries.map((entry) => entry.action)).toEqual(['assist.start', 'assist.end'])
  })
})

describe('the job that ends assists', () => {
  test('ends those whose manager lost the right, and leaves the others', async () => {
    const { shop, customer, anna } = await people()
    const mette = await makeManager(shop)
    const lost = await startAssist(anna, { customerId: customer.id, ...why })
    const kept = await startAssist(mette, { customerId: customer.id, ...why })
    await transact({ account: anna.account.id }, async (tx) => {
      await tx.update(accounts).set({ enabled: false }).where(eq(accounts.id, anna.account.id))
    })

    await endOverdueAssists()

    const endings = await db.select().from(assists).where(eq(assists.shopId, shop.id)).orderBy(assists.startedAt)
    expect(endings.find(({ id }) => id === lost.id)?.ending).toBe('manager-withdrawn')
    expect(endings.find(({ id }) => id === kept.id)?.endedAt).toBeNull()
  })
})

describe('a wrap-up note', () => {
  test('is kept with the assist, for its manager', async () => {
    const { shop, customer, anna } = await people()
    const { id } = await startAssist(anna, { customerId: customer.id, ...why })

    await writeNote(anna, { assistId: id, note: 'Asked about lamps.' })

    expect(await ownAssist(anna, id)).toMatchObject({ note: 'Asked about lamps.' })
    expect(await helpLog(asCustomer(shop, customer))).toMatchObject([{ id, deeds: [] }])
  })

  test('on somebody else’s assist is refused as unknown', async () => {
    const { shop, customer, anna } = await people()
    const { id } = await startAssist(anna, { customerId: customer.id, ...why })
    const other = await makeManager(shop)

    await expect(writeNote(other, { assistId: id, note: 'x' })).rejects.toMatchObject({ key: 'missing' })
    expect(await ownAssist(other, id)).toBeUndefined()
  })
})
