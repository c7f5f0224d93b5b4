import { readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'

const folder = 'db/migrations/sqlite'
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
const isMove = (script: string) => script.includes('CREATE TABLE `customer_standings`')

const shops = [
  ['main', null],
  ['one', 'main'],
  ['two', 'main'],
  ['branch', 'main'],
] as const
const people = {
  buyer: ['main', 'one'],
  both: ['one', 'two'],
  private: ['main', 'branch'],
}

const said = [
  'CUSTOMER_B2B_ADMINISTRATOR',
  'CUSTOMER_B2B_REQUIRE_APPROVE',
  'CUSTOMER_BLOCK_CHECKOUT',
  'CUSTOMER_BLOCK_CHECKOUT_X',
  'CUSTOMER_B2B_REF',
]

/** A database as it was before what a shop says of its customers was kept by shop. */
function before() {
  const db = new Database(':memory:')
  for (const script of scripts.slice(0, scripts.findIndex(isMove)))
    db.exec(script.replaceAll('--> statement-breakpoint', ''))
  db.pragma('foreign_keys = off')
  const columns = (table: string) =>
    (db.pragma(`table_info(${table})`) as { name: string; notnull: number; dflt_value: unknown }[]).filter(
      ({ notnull, dflt_value }) => notnull && dflt_value === null,
    )
  const put = (table: string, row: Record<string, unknown>) => {
    const full = { ...Object.fromEntries(columns(table).map(({ name }) => [name, ''])), ...row }
    const names = Object.keys(full)
    db.prepare(`insert into ${table} (${names}) values (${names.map(() => '?')})`).run(...Object.values(full))
  }
  for (const [id, master_id] of shops) put('shops', { id, master_id, code: id })
  for (const shop_id of ['one', 'two']) put('shop_attributes', { shop_id, code: 'SHOP_B2B', value: 'true' })
  for (const [id, places] of Object.entries(people)) {
    put('customers', { id, number: id })
    for (const shop_id of places) put('customer_shops', { customer_id: id, shop_id })
    for (const code of said) put('customer_attributes', { customer_id: id, code, value: 'true' })
  }
  return db
}

test('what was said of customers everywhere is moved to where it was meant', () => {
  const db = before()
  db.exec(scripts.find(isMove)!.replaceAll('--> statement-breakpoint', ''))

  const rows = db.prepare('select shop_id, customer_id, code from customer_standings').all() as Record<string, string>[]
  const places = (code: string) =>
    rows.filter((row) => row.code === code).map(({ customer_id, shop_id }) => `${customer_id} in ${shop_id}`)
  const everywhere = [
    'both in one',
    'both in two',
    'buyer in main',
    'buyer in one',
    'private in branch',
    'private in main',
  ]
  expect(places('CUSTOMER_BLOCK_CHECKOUT').sort()).toEqual(everywhere)
  expect(places('CUSTOMER_BLOCK_CHECKOUT_X').sort()).toEqual(everywhere)
  expect(places('CUSTOMER_B2B_REQUIRE_APPROVE').sort()).toEqual(everywhere.filter((place) => place !== 'buyer in main'))
  expect(places('CUSTOMER_B2B_ADMINISTRATOR')).toEqual(['buyer in one'])
  const left = db.prepare('select distinct code from customer_attributes').all()
  expect(left).toEqual([{ code: 'CUSTOMER_B2B_REF' }])
})
