import 'server-only'
import { and, asc, desc, eq, isNotNull, max, sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { orders, paymentIntents, paymentRuns, payments } from '@/db/schema'
import { later, MINUTE, now } from '@/lib/clock'
import type { GatewayAnswer } from './gateway'
import { issueInvoice } from './invoices'
import { type PaymentRow, paidBalance } from './ledger'
import type { Wanted } from './plan'

export type Run = typeof paymentRuns.$inferSelect
export type Intent = typeof paymentIntents.$inferSelect
type OrderRow = typeof orders.$inferSelect

/** How long whoever is at a run has it to themself; after that it counts as left behind. */
export const LEASE = MINUTE

/** The gateway of a row that a person vouched for. */
export const BY_HAND = 'forceManualProcessing'

/** The order's payment ledger, in the order it was written. */
export function ledgerOf(tx: Pick<Tx, 'select'>, orderId: string): Promise<(typeof payments.$inferSelect)[]> {
  return tx.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.seq))
}

/** Opens a conversation: from now on nothing else moves the order until it is over. */
export async function openRun(tx: Tx, order: OrderRow, values: Pick<Run, 'kind' | 'frame'>): Promise<Run> {
  const at = now()
  const [run] = await tx
    .insert(paymentRuns)
    .values({
      ...values,
      orderId: order.id,
      shopId: order.shopId,
      state: 'open',
      leasedUntil: later(LEASE, at),
      createdAt: at,
    })
    .returning()
  return run!
}

/** The conversation an order waits for, if it does. */
export async function openRunOf(tx: Pick<Tx, 'select'>, orderId: string): Promise<Run | undefined> {
  const [run] = await tx
    .select()
    .from(paymentRuns)
    .where(and(eq(paymentRuns.orderId, orderId), eq(paymentRuns.state, 'open')))
  return run
}

export async function closeRun(tx: Tx, { id }: Run, result: Run['result']): Promise<void> {
  await tx.update(paymentRuns).set({ state: 'done', result, doneAt: now() }).where(eq(paymentRuns.id, id))
}

/** Keeps the run to whoever is at it for another while. */
export async function renewLease(tx: Tx, { id }: Run): Promise<void> {
  await tx
    .update(paymentRuns)
    .set({ leasedUntil: later(LEASE) })
    .where(eq(paymentRuns.id, id))
}

/** Writes down what is about to be asked for. What was left undecided is asked about again by the same key. */
export async function intend(tx: Tx, run: Run, wanted: Wanted): Promise<Intent> {
  const key = wanted.again ? await keyOf(tx, wanted.again) : undefined
  const values = {
    runId: run.id,
    orderId: run.orderId,
    deliveryId: wanted.deliveryId,
    operation: wanted.operation,
    amount: wanted.amount,
    aboutId: wanted.about?.id ?? null,
    state: 'called' as const,
    createdAt: now(),
  }
  const [intent] = await tx
    .insert(paymentIntents)
    .values({ ...values, key: key ?? '' })
    .returning()
  if (key) return intent!
  const [keyed] = await tx
    .update(paymentIntents)
    .set({ key: intent!.id })
    .where(eq(paymentIntents.id, intent!.id))
    .returning()
  return keyed!
}

async function keyOf(tx: Tx, payment: PaymentRow): Promise<string | undefined> {
  const [row] = await tx
    .select({ key: paymentIntents.key })
    .from(payments)
    .innerJoin(paymentIntents, eq(paymentIntents.id, payments.intentId))
    .where(and(eq(payments.id, payment.id), isNotNull(payments.intentId)))
  return row?.key
}

/** The call whose answer a run waits for. */
export async function calledIntent(tx: Pick<Tx, 'select'>, run: Run): Promise<Intent | undefined> {
  const [intent] = await tx
    .select()
    .from(paymentIntents)
    .where(and(eq(paymentIntents.runId, run.id), eq(paymentIntents.state, 'called')))
  return intent
}

/** What became of a call, and where we know it from if not from the gateway's own answer. */
export type Answer = GatewayAnswer & { callbackId?: string; gateway?: string }

/** Writes an answer down, once: whoever brings it a second time is told so by `false`. */
export async function answerIntent(tx: Tx, order: OrderRow, intent: Intent, answer: Answer): Promise<boolean> {
  const [answered] = await tx
    .update(paymentIntents)
    .set({ state: 'answered' })
    .where(and(eq(paymentIntents.id, intent.id), eq(paymentIntents.state, 'called')))
    .returning()
  if (!answered) return false
  const { deliveryId, operation, amount, aboutId, runId } = intent
  const asked = { deliveryId, operation, amount, aboutId, runId, intentId: intent.id, gateway: order.gateway }
  const isReturn = operation === 'REFUND' || operation === 'VOID_CAPTURE'
  // What was under way back keeps its name, whoever answers for it: so the two rows are seen to be about one thing.
  const reference = (isReturn && (await nameOf(tx, intent))) || answer.reference
  await writePayment(tx, order, { ...asked, ...answer, reference })
  return true
}

/** What the gateway called it when it was asked by this key before. */
async function nameOf(tx: Tx, { id, key }: Intent): Promise<string | null> {
  if (key === id) return null
  const [row] = await tx
    .select({ reference: payments.reference })
    .from(payments)
    .innerJoin(paymentIntents, eq(paymentIntents.id, payments.intentId))
    .where(and(eq(paymentIntents.key, key), isNotNull(payments.reference)))
    .orderBy(desc(payments.seq), desc(payments.id))
    .limit(1)
  return row?.reference ?? null
}

type NewPayment = Omit<typeof payments.$inferInsert, 'id' | 'orderId' | 'shopId' | 'seq' | 'currency' | 'at'>

/** Adds a row to the ledger, and what follows from it: the order's balance, and an invoice or a credit note. */
export async function writePayment(tx: Tx, order: OrderRow, values: NewPayment): Promise<PaymentRow> {
  const { id: orderId, shopId, currency } = order
  const [last] = await tx
    .select({ seq: max(payments.seq) })
    .from(payments)
    .where(eq(payments.orderId, orderId))
  const [row] = await tx
    .insert(payments)
    .values({ ...values, orderId, shopId, currency, seq: Number(last?.seq ?? 0) + 1, at: now() })
    .returning()
  const rows = await ledgerOf(tx, orderId)
  const paid = paidBalance(rows)
  await tx
    .update(orders)
    .set({ paid, updatedAt: sql`${orders.updatedAt}` })
    .where(eq(orders.id, orderId))
  await issueInvoice(tx, order, row!, paid - paidBalance(rows.slice(0, -1)))
  return row!
}
