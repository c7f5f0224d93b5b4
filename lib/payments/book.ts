import 'server-only'
import { and, eq } from 'drizzle-orm'
import { type Tx, transact } from '@/db'
import { newId } from '@/db/id'
import { testGatewayBook } from '@/db/schema'
import { now } from '@/lib/clock'
import type { GatewayAnswer, GatewayCall } from './gateway'

type Entry = typeof testGatewayBook.$inferSelect
type Verdict = Pick<GatewayAnswer, 'result' | 'settled'>

/**
 * The test gateways' own book. Asked twice with one key it holds one entry and answers what it answered
 * before; only what was still `Processing` is judged anew. The same key for something else is an error.
 */
export async function enterIntoBook(call: GatewayCall, verdict: Verdict, reference?: string | null): Promise<Entry> {
  return transact({ testGateway: call.key }, async (tx) => {
    const entry = await entryOf(tx, call)
    if (entry && entry.result !== 'Processing') return entry
    if (entry) {
      const [judged] = await tx
        .update(testGatewayBook)
        .set({ ...verdict, at: now() })
        .where(eq(testGatewayBook.key, entry.key))
        .returning()
      return judged!
    }
    const [entered] = await tx
      .insert(testGatewayBook)
      .values({ ...bodyOf(call), ...verdict, key: call.key, reference: reference ?? `test_${newId()}`, at: now() })
      .returning()
    return entered!
  })
}

/** The entry of this key, or of the payment that is asked about again. */
async function entryOf(tx: Tx, call: GatewayCall): Promise<Entry | undefined> {
  const [own] = await tx.select().from(testGatewayBook).where(eq(testGatewayBook.key, call.key))
  if (own) {
    if (!isSameBody(own, call)) throw new Error('test gateway: this key was used for something else')
    return own
  }
  if (!call.again || !call.about) return undefined
  const { shopId, orderNumber } = call
  const [asked] = await tx
    .select()
    .from(testGatewayBook)
    .where(
      and(
        eq(testGatewayBook.reference, call.about),
        eq(testGatewayBook.shopId, shopId),
        eq(testGatewayBook.orderNumber, orderNumber),
        eq(testGatewayBook.operation, call.operation),
      ),
    )
  return asked && isSameBody(asked, call) ? asked : undefined
}

const bodyOf = ({ shopId, orderNumber, operation, amount, currency }: GatewayCall) => ({
  shopId,
  orderNumber,
  operation,
  amount,
  currency,
})

const isSameBody = (entry: Entry, call: GatewayCall) =>
  Object.entries(bodyOf(call)).every(([name, value]) => entry[name as keyof Entry] === value)
