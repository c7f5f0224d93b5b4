import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, asc, eq, gt, gte, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx, transact } from '@/db'
import { addresses, auditEntries, auditHeads } from '@/db/schema'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { withoutTriggers } from '@/lib/testing/without-triggers'
import { act } from './act'
import { anchorChains } from './anchor'
import { GENESIS, hashOf } from './ledger'
import { verify } from './verify'

type Row = typeof auditEntries.$inferSelect

const folder = mkdtempSync(join(tmpdir(), 'behalf-anchor-'))
const anchorFile = join(folder, 'deep', 'anchor.jsonl')
const noFile = join(folder, 'none.jsonl')

beforeAll(() => {
  process.env.AUDIT_ANCHOR_FILE = anchorFile
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A shop in which five things have happened. */
async function shopWithAChain() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop)
  const anna = await assisting(await makeManager(shop), customer)
  for (let nth = 1; nth <= 5; nth++) {
    await act(anna, 'cart.add', { cart: 'x' }, async (_tx, note) => {
      note.about('cart', `cart ${nth}`)
      note.changed({ quantity: nth }, { quantity: nth + 1 })
    })
  }
  return { id: shop.id, shop, customer, anna }
}

const findingsOf = async (shopId: string, file = noFile) =>
  (await verify(file)).findings.filter((finding) => finding.shopId === shopId).map(({ seq, what }) => ({ seq, what }))

const chainOf = (shopId: string, tx: Pick<Tx, 'select'> = db) =>
  tx.select().from(auditEntries).where(eq(auditEntries.shopId, shopId)).orderBy(asc(auditEntries.seq))

const at = (shopId: string, seq: number) => and(eq(auditEntries.shopId, shopId), eq(auditEntries.seq, seq))

/** What somebody does who has the whole database, triggers and all. */
const tamper = (work: (tx: Tx) => Promise<unknown>) => withoutTriggers(() => transact({ audit: 'tampered' }, work))

const moved = (tx: Tx, shopId: string, from: number, to: number) =>
  tx.update(auditEntries).set({ seq: to }).where(at(shopId, from))

describe('a ledger that nobody has touched', () => {
  test('has nothing to report', async () => {
    const { id } = await shopWithAChain()

    expect((await verify(noFile)).entries).toBeGreaterThanOrEqual(5)
    expect(await findingsOf(id)).toEqual([])
  })

  test('cannot be changed or shortened by a statement of the program', async () => {
    const { id } = await shopWithAChain()
    const before = await chainOf(id)

    const changing = transact({ audit: id }, (tx) => tx.update(auditEntries).set({ after: null }).where(at(id, 3)))
    await expect(changing).rejects.toSatisfy(saysAppendOnly)
    const removing = transact({ audit: id }, (tx) => tx.delete(auditEntries).where(at(id, 5)))
    await expect(removing).rejects.toSatisfy(saysAppendOnly)

    expect(await chainOf(id)).toEqual(before)
  })
})

const saysAppendOnly = (error: { message: string; cause?: { message: string } }) =>
  /append-only/.test(`${error.message} ${error.cause?.message}`)

describe('an entry of the ledger is reported with its number when it was', () => {
  test.each([
    ['its outcome', { outcome: 'refused' as const }],
    ['its action', { action: 'cart.change' }],
    ['what was there before', { before: null }],
    ['what came of it', { after: '{"quantity":1}' }],
    ['its time', { at: new Date(0) }],
    ['who did it', { actorId: 'somebody else' }],
    ['for whom', { customerId: null }],
    ['the assist', { assistId: null }],
    ['the request', { requestId: 'another' }],
  ])('changed: %s', async (_what, values) => {
    const { id } = await shopWithAChain()

    await tamper((tx) => tx.update(auditEntries).set(values).where(at(id, 3)))

    expect(await findingsOf(id)).toEqual([{ seq: 3, what: 'was changed' }])
  })

  test('changed, and its own hash with it', async () => {
    const { id } = await shopWithAChain()

    await tamper(async (tx) => {
      const row = { ...(await chainOf(id, tx))[2]!, after: '{"quantity":1}' }
      await tx
        .update(auditEntries)
        .set({ ...row, hash: hashOf(row) })
        .where(at(id, 3))
    })

    expect(await findingsOf(id)).toEqual([{ seq: 4, what: 'does not follow the entry before it' }])
  })

  test('removed', async () => {
    const { id } = await shopWithAChain()

    await tamper((tx) => tx.delete(auditEntries).where(at(id, 3)))

    expect(await findingsOf(id)).toEqual([{ seq: 4, what: 'entries 3 to 3 are missing' }])
  })

  test('inserted, with a hash of its own that is right', async () => {
    const { id } = await shopWithAChain()

    await tamper(async (tx) => {
      const rows = await chainOf(id, tx)
      for (const seq of [5, 4, 3]) await moved(tx, id, seq, seq + 1)
      const forged = { ...rows[2]!, action: 'order.place' }
      await tx.insert(auditEntries).values({ ...forged, hash: hashOf(forged) })
    })

    expect(await findingsOf(id)).toContainEqual({ seq: 4, what: 'does not follow the entry before it' })
  })

  test('put at the end', async () => {
    const { id } = await shopWithAChain()

    await transact({ audit: id }, async (tx) => {
      const last = (await chainOf(id, tx))[4]!
      const forged = { ...last, seq: 6, previousHash: last.hash }
      await tx.insert(auditEntries).values({ ...forged, hash: hashOf(forged) })
    })

    expect(await findingsOf(id)).toEqual([{ seq: 6, what: expect.stringContaining('ends') }])
  })

  test('swapped with another', async () => {
    const { id } = await shopWithAChain()

    await tamper(async (tx) => {
      await moved(tx, id, 2, -1)
      await moved(tx, id, 4, 2)
      await moved(tx, id, -1, 4)
    })

    const seqs = (await findingsOf(id)).map(({ seq }) => seq)
    expect(seqs).toEqual(expect.arrayContaining([2, 4]))
  })
})

describe('the anchor outside the database', () => {
  test('holds how far each chain has come, once for each time it has grown', async () => {
    const { id, anna } = await shopWithAChain()
    await anchorChains()
    await anchorChains()
    await act(anna, 'cart.add', { cart: 'x' }, async () => {})
    await anchorChains()

    const lines = readFileSync(anchorFile, 'utf8').trim().split('\n')
    const own = lines.map((line) => JSON.parse(line)).filter((line) => line.shopId === id)
    const rows = await chainOf(id)
    expect(own).toMatchObject([
      { seq: 5, hash: rows[4]?.hash },
      { seq: 6, hash: rows[5]?.hash },
    ])
    expect(await findingsOf(id, anchorFile)).toEqual([])
  })

  test('alone finds that the end of a chain was cut off, head and all', async () => {
    const { id } = await shopWithAChain()
    await anchorChains()

    await tamper(async (tx) => {
      const third = (await chainOf(id, tx))[2]!
      await tx.delete(auditEntries).where(and(eq(auditEntries.shopId, id), gt(auditEntries.seq, 3)))
      await setHead(tx, third)
    })

    expect(await findingsOf(id)).toEqual([])
    expect(await findingsOf(id, anchorFile)).toEqual([{ seq: 5, what: 'anchored, but not in the chain' }])
  })

  test('alone finds that a chain was reckoned anew as a whole', async () => {
    const { id } = await shopWithAChain()
    await anchorChains()

    await tamper((tx) => reckonAnew(tx, id))

    expect(await findingsOf(id)).toEqual([])
    expect(await findingsOf(id, anchorFile)).toEqual([{ seq: 5, what: 'differs from its anchor' }])
  })

  test('does not believe what merely looks like another shop’s', async () => {
    const { id } = await shopWithAChain()
    const file = join(folder, 'foreign.jsonl')
    writeFileSync(file, `${JSON.stringify({ shopId: 'another', seq: 5, hash: GENESIS, at: '' })}\n`)

    expect(await findingsOf(id, file)).toEqual([])
  })
})

const setHead = (tx: Tx, { shopId, seq, hash }: Row) =>
  tx.update(auditHeads).set({ seq, hash }).where(eq(auditHeads.shopId, shopId))

/** Another story from the second entry on, with every hash in order. */
async function reckonAnew(tx: Tx, shopId: string) {
  let previousHash = GENESIS
  for (const row of await chainOf(shopId, tx)) {
    const told = { ...row, customerId: row.seq > 1 ? null : row.customerId, previousHash }
    previousHash = hashOf(told)
    await tx
      .update(auditEntries)
      .set({ ...told, hash: previousHash })
      .where(at(shopId, row.seq))
    await setHead(tx, { ...told, hash: previousHash })
  }
}

test('what cannot be written down does not happen', async () => {
  const { id, shop, customer } = await shopWithAChain()
  const carla = asCustomer(shop, customer)
  await transact({ audit: id }, async (tx) => {
    const last = (await chainOf(id, tx))[4]!
    await tx.insert(auditEntries).values({ ...last, seq: 6 }) // the number that the next entry will want
  })

  const saving = act(carla, 'address.save', { customer: customer.id }, async (tx) => {
    await tx.insert(addresses).values({ ...home, customerId: customer.id })
    const [seen] = await tx.select({ id: addresses.id }).from(addresses).where(eq(addresses.customerId, customer.id))
    expect(seen).toBeDefined()
  })

  await expect(saving).rejects.toThrow()
  expect(await db.select().from(addresses).where(eq(addresses.customerId, customer.id))).toEqual([])
  expect(
    await db
      .select()
      .from(auditHeads)
      .where(and(eq(auditHeads.shopId, id), gte(auditHeads.seq, 6))),
  ).toEqual([])
  expect(await db.select({ one: sql`1` }).from(auditEntries).where(at(id, 7))).toEqual([])
})

const home = {
  kind: 'shipping' as const,
  isDefault: true,
  name: 'Carla',
  line1: 'Street 1',
  postcode: '1000',
  city: 'Copenhagen',
  country: 'DK',
  createdAt: new Date(0),
}
