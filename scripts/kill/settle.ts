// After a kill: finishes what was left behind, as a server does when it starts, presses again what nobody answered, and
// holds everything that anybody was told against what is there.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { eq, inArray } from 'drizzle-orm'
import { close, db } from '@/db'
import { newId } from '@/db/id'
import {
  auditEntries,
  orderHistory,
  orders,
  paymentCallbacks,
  paymentIntents,
  paymentRuns,
  testGatewayBook,
} from '@/db/schema'
import { MINUTE } from '@/lib/clock'
import { placeOrder } from '@/lib/orders/checkout/place'
import { handleCallback } from '@/lib/orders/running/callbacks'
import { progressDeliveries } from '@/lib/orders/running/progress'
import { resumeRuns } from '@/lib/orders/running/reconcile'
import { resumeCallbacks } from '@/lib/payments/callbacks'
import { setGatewayParameter } from '@/lib/payments/parameters'
import { Refusal } from '@/lib/refusal'
import { checkAtOneMoment } from '../invariants/check'
import { open } from '../invariants/database'
import { type Facts, untrue } from './untrue'
import { CARD, fileOf, type Line, people, prepared, write } from './world'

console.log('ready')
const cycle = Number(process.argv[2])
const seen = await leftBehind()
await recover()
const again = await pressAgain()
const history = readHistory()
const violations = [...again, ...(await broken()), ...untrue(history, await facts())]
const calls = new Set(history.map(({ request }) => request)).size
const found = {
  ...seen,
  orders: await db.$count(orders),
  calls,
  told: history.filter(({ end }) => end).length,
  violations,
}
writeWhole(fileOf('found.json'), JSON.stringify(found))
await close()

/** Questions about money that were written down and have no answer: asked or not, as the gateway's book knows. */
async function leftBehind() {
  const file = fileOf(`left-${cycle}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as { before: number; between: number }
  const called = await db
    .select({ key: paymentIntents.key, booked: testGatewayBook.key })
    .from(paymentIntents)
    .leftJoin(testGatewayBook, eq(testGatewayBook.key, paymentIntents.key))
    .where(eq(paymentIntents.state, 'called'))
  const between = called.filter(({ booked }) => booked !== null).length
  const counted = { before: called.length - between, between }
  writeWhole(file, JSON.stringify(counted))
  return counted
}

/** Later, when nobody is at it any more. */
async function recover() {
  pass(2)
  const { operator } = await people(prepared())
  await setGatewayParameter({ ...operator, requestId: newId() }, CARD, 'DROP_AFTER', null)
  for (let tries = 0; tries < 10; tries++) {
    const done = (await resumeRuns()) + (await resumeCallbacks(handleCallback)) + (await progressDeliveries())
    if (done === 0) return
    pass(1)
  }
}

/**
 * Whoever never heard what became of their order presses the button once more: it is the order that is there, or is
 * made now. Answers where a form got another order, or none though there is one.
 */
async function pressAgain(): Promise<string[]> {
  const { shoppers } = await people(prepared())
  const lines = readHistory()
  const answered = new Set(lines.filter(({ end }) => end).map(({ request }) => request))
  const problems: string[] = []
  for (const line of lines.filter(({ request, what }) => what === 'place' && !answered.has(request))) {
    const { customerId, expectedTotal } = line.form!
    const { actor } = shoppers.find((each) => each.actor.customer?.id === customerId)!
    const [made] = await db.select({ id: orders.id }).from(orders).where(eq(orders.placementKey, line.key))
    try {
      const form = { placementKey: line.key, expectedTotal }
      const { id, number, state } = await placeOrder({ ...actor, requestId: line.request }, form)
      if (made && made.id !== id) problems.push(`the form ${line.key} made another order, ${number}`)
      write({ ...line, end: 'ok', state })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      write({ ...line, end: 'refused', reason: error.key })
    }
  }
  return problems
}

function pass(minutes: number) {
  const clock = process.env.CLOCK_FILE!
  writeWhole(clock, String(Number(readFileSync(clock, 'utf8')) + minutes * MINUTE))
}

/** All of it or nothing, whenever the next kill comes. */
function writeWhole(file: string, text: string) {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

/** A line that was being written when the kill came is not there: nobody was told. */
function readHistory(): Line[] {
  const lines = readFileSync(fileOf('history.jsonl'), 'utf8').split('\n')
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Line]
    } catch {
      return []
    }
  })
}

async function broken(): Promise<string[]> {
  const database = await open(process.env.DATABASE_URL!)
  const { verdicts } = await checkAtOneMoment(database)
  await database.close()
  const open_ = await db.$count(paymentRuns, eq(paymentRuns.state, 'open'))
  return [
    ...verdicts.flatMap(({ id, broken: rows }) => rows.map(({ id: row, what }) => `${id} ${row}: ${what}`)),
    ...(open_ > 0 ? [`${open_} payments are still not finished`] : []),
  ]
}

async function facts(): Promise<Facts> {
  const placed = await db.select({ form: orders.placementKey, number: orders.number }).from(orders)
  const steps = await db.select({ request: orderHistory.requestId }).from(orderHistory)
  const { requestId: request, action, outcome } = auditEntries
  const entries = await db.select({ request, action }).from(auditEntries).where(eq(outcome, 'ok'))
  const callbacks = await db
    .select({ eventId: paymentCallbacks.eventId })
    .from(paymentCallbacks)
    .where(inArray(paymentCallbacks.state, ['processed', 'unprocessed']))
  return {
    orders: new Map(placed.map(({ form, number }) => [form, number])),
    moved: new Set(steps.map((step) => step.request)),
    entries,
    heard: new Set(callbacks.map(({ eventId }) => eventId?.split(':').at(-1) ?? '')),
  }
}
