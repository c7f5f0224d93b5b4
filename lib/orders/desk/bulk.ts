import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { log } from '@/lib/log'
import { Refusal, type RefusalKey } from '@/lib/refusal'
import { operate } from '../operate'
import { Operate } from '../operate-input'
import { bulkDeliveryActions, bulkOrderActions } from './delivery-view'

/** Which order or delivery, and the version it was shown with: `order:version:number` and, for a delivery, its id. */
const Row = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}:[\w-]{1,60}(:[0-9a-f-]{36})?$/, 'wrong')
  .transform((text) => {
    const [orderId = '', version = '', number = '', deliveryId] = text.split(':')
    return { orderId, expectedVersion: version, number, deliveryId }
  })
export type BulkRow = z.output<typeof Row>

export const rowValue = (row: { orderId: string; version: number; number: string; deliveryId?: string }) =>
  [row.orderId, row.version, row.number, row.deliveryId].filter((part) => part !== undefined).join(':')

const MOST = 100
const names = [...bulkOrderActions, ...bulkDeliveryActions] as const

/** One button for what was ticked, or a row's own button, which says its action and its row. */
export const Bulk = z
  .object({
    action: z.enum(names).optional(),
    row: z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(Row).max(MOST, 'tooLong')),
    press: z
      .string()
      .transform((text) => ({ action: text.split(' ')[0], row: text.split(' ')[1] }))
      .pipe(z.object({ action: z.enum(names), row: Row }))
      .optional(),
  })
  .transform(({ action, row, press }) => (press ? { action: press.action, rows: [press.row] } : { action, rows: row }))
export type Bulk = z.output<typeof Bulk>

/** What became of a row: done, nothing came of it, an answer is awaited, or why not. */
export type BulkOutcome = { number: string; outcome: 'done' | 'nothing' | 'awaited' | 'failed'; refusal?: RefusalKey }

/** Presses the same button on each, one after the other and each on its own: one that is refused stops no other. */
export async function operateEach(actor: Actor, { action, rows }: Bulk): Promise<BulkOutcome[]> {
  if (!action || rows.length === 0) throw new Refusal('nothingTicked', 'invalid')
  const outcomes: BulkOutcome[] = []
  for (const { number, ...row } of rows) outcomes.push({ number, ...(await pressed(actor, { action, ...row })) })
  return outcomes
}

async function pressed(actor: Actor, given: z.input<typeof Operate>): Promise<Omit<BulkOutcome, 'number'>> {
  try {
    const { handled, awaited } = await operate(actor, Operate.parse(given))
    return { outcome: awaited ? 'awaited' : handled ? 'done' : 'nothing' }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'failed', refusal: error.key }
    log.error({ err: error, requestId: actor.requestId }, 'one of many could not be moved')
    return { outcome: 'failed', refusal: 'unavailable' }
  }
}
