import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { check, invariants } from './check'
import { type Database, open } from './database'
import { AT, insertion } from './rows'
import { said } from './subscribed'
import { soundWorld } from './world'

/** An hour later everything that was begun should be over. */
const LATER = new Date(AT.getTime() + 2 * 3_600_000)

let db: Database

beforeAll(async () => {
  db = await open(process.env.DATABASE_URL!)
  if (db.isPostgres) await db.run('set session_replication_role = replica')
  else await db.run('pragma foreign_keys = off; pragma ignore_check_constraints = on')
})
afterAll(() => db.close())

/** Each test breaks a sound world of its own, as only a bug could: nothing the database guards itself with is on. */
beforeEach(async () => {
  await db.run('begin')
  await unguard()
  for (const [table, values] of soundWorld) await db.run(insertion(db, table, values))
  await db.run(`update orders set paid = total where id = 'arrived'`)
})
afterEach(() => db.run('rollback'))

async function unguard() {
  const statements = db.isPostgres
    ? `select 'alter table ' || conrelid::regclass || ' drop constraint "' || conname || '"' as what from pg_constraint
        where contype in ('c', 'u') and connamespace = 'public'::regnamespace
       union all select 'drop index if exists "' || indexname || '"' from pg_indexes i where schemaname = 'public'
        and indexdef like 'CREATE UNIQUE%' and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`
    : `select 'drop trigger ' || name as what from sqlite_master where type = 'trigger' and tbl_name not like '%search%'
       union all select 'drop index ' || name from sqlite_master where type = 'index' and sql like 'CREATE UNIQUE%'`
  for (const { what } of await db.rows(statements)) await db.run(String(what))
}

const brokenOf = async () => {
  const { verdicts } = await check(db, LATER)
  return verdicts.filter(({ broken }) => broken.length > 0).map(({ id }) => id)
}

test('a sound world has no fault, and every invariant has looked at something', async () => {
  const { verdicts, empty } = await check(db, LATER)

  expect(verdicts.flatMap(({ id, broken }) => broken.map(({ what }) => `${id} ${what}`))).toEqual([])
  expect(verdicts.filter(({ examined }) => examined === 0)).toEqual([])
  expect(empty).toEqual([])
})

test('a checker that looked at nothing says so', async () => {
  await db.run('delete from payments')
  await db.run('delete from order_history')

  expect((await check(db, LATER)).empty).toEqual(['order_history', 'payments'])
})

const row = (table: string, values: Parameters<typeof insertion>[2]) => (on: Database) => insertion(on, table, values)
const callback = { gateway: 'testPaymentGateway', body: '', order_id: 'arrived', received_at: AT }
const copied = (change: Record<string, string>, id: string) => {
  const [, values] = soundWorld.find(([table, each]) => table === 'orders' && each.id === id)!
  return row('orders', { ...values, id: 'twin', number: 'N-twin', placement_key: 'form-twin', ...change })
}
const paymentRow = soundWorld.find(([table, each]) => table === 'payments' && each.id === 'arrived-p2')![1]
const openRun = { order_id: 'draft', shop_id: 'shop', kind: 'authorize', state: 'open', frame: {}, created_at: AT }

type Fault = string | ((on: Database) => string)

/** What only a bug could do, by the invariant that must see it. */
const faults: [id: string, what: string, ...faults: Fault[]][] = [
  ['INV-1', 'more is promised than is there', `update stock set quantity = 2`],
  ['INV-1', 'a counter is negative', `update stock set reserved = -1`],
  ['INV-1', 'more is owed than is missing', `update stock set owed = 1`],
  ['INV-2', 'the counter has drifted', `update stock set reserved = 5`],
  ['INV-2', 'a delivery took nothing of what it has', `delete from stock_movements where id = 'm2'`],
  ['INV-3', 'stock appeared', `update stock set quantity = 7`],
  ['INV-4', 'half a line is promised', `update reservations set quantity = 1 where id = 'going-r'`],
  ['INV-4', 'a line is not promised at all', `delete from reservations where id = 'going-r'`],
  ['INV-4', 'goods are packed that were not taken', `update deliveries set state = 'ds.packing' where id = 'going-d'`],
  ['INV-4', 'an electronic delivery holds goods', `update deliveries set "group" = 'D4' where id = 'going-d'`],
  ['INV-5', 'a cancelled order holds goods', `update reservations set state = 'held' where id = 'called-off-r'`],
  ['INV-6', 'more left than came', `update stock_movements set quantity = 3 where id = 'm0'`],
  ['INV-7', 'a price was tampered with', `update order_lines set unit_price = 1 where id = 'going-l'`],
  ['INV-7', 'the total is not the sum', `update orders set shipping_total = 0 where id = 'going'`],
  ['INV-7', 'a tax is too low', `update order_lines set tax = 100 where id = 'going-l'`],
  ['INV-8', 'the order says it was paid', `update orders set paid = 3000 where id = 'going'`],
  ['INV-8', 'more came back than was captured', `update payments set amount = 1900 where id = 'called-off-p2'`],
  ['INV-8', 'more was captured than authorised', `update payments set amount = 5300 where id = 'arrived-p1'`],
  ['INV-8b', 'money came back without a paper', `delete from invoices where id = 'paper-called-off-p2'`],
  ['INV-7', 'a discount is on no line', `update orders set discount = 100 where id = 'going'`],
  ['INV-30', 'a coupon counts a use that is not there', `update coupons set used = 0 where id = 'coupon'`],
  ['INV-30', 'a use came back and is counted', `update coupon_uses set given_back_at = at where order_id = 'going'`],
  ['INV-30', 'a coupon was used more often than it may be', `update coupons set usage_limit = 0 where id = 'coupon'`],
  ['INV-30', 'one customer used it too often', `update coupons set customer_limit = 0 where id = 'coupon'`],
  ['INV-32', 'an order is beyond the credit', `update shop_attributes set value = '1799' where code like '%LIMIT'`],
  ['INV-32', 'an order came when the credit was used up', copied({}, 'waiting')],
  ['INV-22', 'a list counts what no order took', `update managed_list_lines set ordered = 2`],
  ['INV-22', 'what came back is counted', `update managed_list_orders set given_back_at = at`],
  ['INV-22', 'an order does not refer to the list', `update order_lines set managed_list_line = null`],
  ['INV-22', 'somebody else ordered from it', `update managed_lists set customer_id = 'other'`],
  ['INV-22', 'a list is done that is not empty', `update managed_lists set state = 'ordered'`],
  ['INV-22', 'an undecided list was ordered from', `update managed_lists set state = 'sent', decided_at = null`],
  ['INV-22', 'a list was accepted by nobody', `update managed_lists set decided_at = null`],
  ['INV-23', 'an ordered date has no order', `update recurring_dates set order_id = null where id = 'may'`],
  ['INV-23', 'a skipped date was ordered', `update recurring_dates set state = 'skipped' where id = 'may'`],
  ['INV-23', 'a failed date was ordered', `update recurring_dates set state = 'failed' where id = 'may'`],
  ['INV-23', 'one order is two dates', `update recurring_dates set state = 'ordered', order_id = 'going'`],
  ['INV-23', 'a date stands there twice', `update recurring_dates set day = '2026-05-01'`],
  ['INV-23', 'it ordered for somebody else', `update recurring_orders set customer_id = 'other'`],
  ['INV-23', 'it ordered in another name', `update recurring_orders set manager_id = 'manager', assist_id = 'assist'`],
  ['INV-23', 'it has miscounted', `update recurring_orders set placed = 2 where id = 'again'`],
  ['INV-23', 'it never comes to an end', `update recurring_orders set state = 'ended'`],
  ['INV-23', 'it goes on without a date', `update recurring_orders set next_day = null`],
  ['INV-31', 'a term was not ordered', `update subscriptions set term_start = '2026-05-02'`],
  [
    'INV-31',
    'a term was renewed too early',
    `update recurring_dates set recurring_id = 'term' where day = '2026-06-01'`,
    `update recurring_dates set state = 'placed' where day = '2026-06-01'`,
  ],
  ['INV-31', 'an order began no term', `update subscriptions set term_start = null`],
  ['INV-31', 'a cancelled one has a date ahead', `update recurring_orders set next_day = '2026-08-01'`],
  [
    'INV-31',
    'an ended one is being ordered',
    `update recurring_orders set state = 'ended'`,
    `update recurring_dates set state = 'due'`,
  ],
  ['INV-31', 'it has no article', `delete from recurring_lines where recurring_id = 'term'`],
  ['INV-31', 'the ledger knows of no start', `delete from audit_entries where action = 'subscription.start'`],
  ['INV-31', 'the ledger knows of no end', `update recurring_orders set state = 'ended' where id = 'term'`],
  ['INV-31', 'it ordered after its end', row(...said(4, 'end', new Date(AT.getTime() - 1)))],
  [
    'INV-23',
    'a cart is left over',
    row('carts', {
      id: 'left',
      shop_id: 'shop',
      kind: 'recurring',
      version: 0,
      email: '',
      created_at: AT,
      updated_at: AT,
    }),
  ],
  ['INV-9', 'goods arrived unpaid', `update payments set result = 'Failed' where id = 'arrived-p2'`],
  ['INV-9', 'a cancelled order kept the money', `update orders set paid = 1800 where id = 'called-off'`],
  ['INV-10', 'a payment is from nowhere', `update payments set intent_id = null where id = 'arrived-p2'`],
  ['INV-10', 'a payment is not what was asked', `update payment_intents set amount = 1 where id = 'intent-arrived-p2'`],
  ['INV-10', 'an answer was written twice', row('payments', { ...paymentRow, id: 'again', seq: 3, result: 'Failed' })],
  [
    'INV-10',
    'a payment comes from a forged callback',
    row('payment_callbacks', { ...callback, id: 'forged', state: 'rejected' }),
    `update payments set intent_id = null, callback_id = 'forged' where id = 'arrived-p2'`,
  ],
  [
    'INV-10',
    'an event was believed twice',
    row('payment_callbacks', { ...callback, id: 'one', event_id: 'e', state: 'processed' }),
    row('payment_callbacks', { ...callback, id: 'two', event_id: 'e', state: 'processed' }),
  ],
  ['INV-10', 'an answer was lost', `delete from payments where id = 'going-p1'`],
  [
    'INV-11',
    'the gateway has charged twice',
    (on) =>
      insertion(on, 'test_gateway_book', {
        ...soundWorld.find(([table, { key }]) => table === 'test_gateway_book' && key === 'arrived-p2')![1],
        key: 'twice',
      }),
  ],
  ['INV-11', 'the gateway never charged', `delete from test_gateway_book where key = 'arrived-p2'`],
  ['INV-12', 'the history has a gap', `delete from order_history where order_id = 'arrived' and seq = 2`],
  ['INV-12', 'the history ends elsewhere', `update orders set state = 'os.waiting' where id = 'going'`],
  [
    'INV-12',
    'a move is not in the table',
    `update order_history set from_state = 'os.none' where order_id = 'going' and seq = 2`,
  ],
  [
    'INV-12',
    'only electronic goods skip the warehouse',
    `update order_history
    set to_state = 'ds.shipment.inprogress' where order_id = 'going' and seq = 4`,
  ],
  ['INV-13', 'a move was not counted', `update orders set version = version + 1 where id = 'going'`],
  [
    'INV-13',
    'an order came back to life',
    `update order_history
    set from_state = 'os.cancelled' where order_id = 'going' and seq = 2`,
  ],
  [
    'INV-13',
    'an order is complete and its delivery is not',
    `update deliveries
    set state = 'ds.wait.allocation' where id = 'arrived-d'`,
  ],
  ['INV-13', 'an order stays between two states', `update orders set state = 'os.pending' where id = 'going'`],
  ['INV-14', 'a piece got lost between deliveries', `update delivery_lines set quantity = 1 where id = 'going-dl'`],
  ['INV-15', 'two orders have one number', copied({ number: 'N-going' }, 'draft')],
  ['INV-15', 'a cart was ordered twice', copied({}, 'going')],
  ['INV-24', 'a form made two orders', copied({ placement_key: 'form-going' }, 'draft')],
  [
    'INV-24',
    'a key was used for two things',
    `update payment_intents set key = 'going-p1' where id = 'intent-arrived-p1'`,
  ],
  [
    'INV-33',
    'an unpaid order was forgotten',
    ({ isPostgres }) =>
      `update orders set pay_by = placed_at - ${isPostgres ? "interval '2 days'" : 2 * 86_400_000} where id = 'waiting'`,
  ],
  ['INV-33', 'a cancelled order can still be paid', `update orders set pay_by = placed_at where id = 'called-off'`],
  ['INV-28', 'something refers to what is gone', `delete from skus`],
  ['INV-29', 'a run was forgotten', row('payment_runs', { ...openRun, id: 'stuck', leased_until: AT })],
  [
    'INV-29',
    'a run ended without an answer',
    `update payment_intents set state = 'called' where id = 'intent-going-p1'`,
  ],
  ['INV-29', 'a callback was left lying', row('payment_callbacks', { ...callback, id: 'late', state: 'received' })],
]

test('credit that was cut later is no fault of what was ordered before', async () => {
  const entry = { shop_id: 'shop', seq: 99, action: 'organisation.terms', outcome: 'ok', object_id: 'shop' }
  const sealed = { actor_kind: 'manager', request_id: 'r', previous_hash: '', hash: '' }
  await db.run(`update shop_attributes set value = '5' where code = 'SHOP_B2B_CREDIT_LIMIT'`)
  expect(await brokenOf()).toContain('INV-32')
  await db.run(insertion(db, 'audit_entries', { ...entry, ...sealed, at: LATER }))
  expect(await brokenOf()).not.toContain('INV-32')
})

describe('a fault is found:', () => {
  test.each(faults)('%s, when %s', async (id, _what, ...each) => {
    for (const fault of each) await db.run(typeof fault === 'string' ? fault : fault(db))

    expect(await brokenOf()).toContain(id)
  })

  test('and no invariant is without one', () => {
    const tried = new Set(faults.map(([id]) => id))

    expect(invariants.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
  })
})
