import type { Statement } from 'better-sqlite3'
import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { databaseFile, databaseUrl, isPostgres } from './dialect'

/** Adds rows to a table; all rows of one call have the same columns. */
export type Insert = <T extends Table>(table: T, rows: T['$inferInsert'][]) => Promise<void>

/**
 * Many rows at once, customers and orders among them, in one transaction on a connection of its own. Their word
 * indexes are not kept up row by row but filled at the end, which is what makes it quick. Not for commands.
 */
export const bulk = (work: (insert: Insert) => Promise<void>) => (isPostgres ? onPostgres(work) : onSqlite(work))

async function onSqlite(work: (insert: Insert) => Promise<void>) {
  const { default: Database } = await import('better-sqlite3')
  const client = new Database(databaseFile)
  client.pragma('journal_mode = wal')
  client.pragma('synchronous = full')
  client.pragma('foreign_keys = on')
  client.pragma('cache_size = -262144')
  try {
    client.exec('begin immediate')
    const triggers = client
      .prepare(
        "select name, sql from sqlite_master where type = 'trigger' and tbl_name in ('customer_search', 'order_search')",
      )
      .all() as { name: string; sql: string }[]
    const last = client.prepare('select coalesce(max("row"), 0) from customer_search').pluck().get()
    const ordersBefore = client.prepare('select count(*) from order_search').pluck().get()
    for (const { name } of triggers) client.exec(`drop trigger ${name}`)

    const statements = new Map<string, Statement>()
    await work(async (table, rows) => {
      const { names, values } = columnsOf(table, rows)
      const text = `insert into ${getTableName(table)} (${names.join()}) values (${names.map(() => '?').join()})`
      if (!statements.has(text)) statements.set(text, client.prepare(text))
      const statement = statements.get(text)!
      for (const row of rows) statement.run(values.map((of) => of(row)))
    })
    const added = [
      'insert into customer_words(rowid, words) select "row", words from customer_words_now where "row" > ?',
      'insert into customer_parts(rowid, words) select "row", words from customer_search where "row" > ?',
      `insert or ignore into customer_terms select distinct word.value from customer_search s,
       json_each('["' || replace(s.words, ' ', '","') || '"]') word
       where s."row" > ? and word.value glob '[^0-9]*' and not word.value glob '*[0-9]*'`,
    ]
    for (const index of added) client.prepare(index).run(last)
    // An order's row says when it was placed, not when it was added: the index is written anew.
    if (client.prepare('select count(*) from order_search').pluck().get() !== ordersBefore) {
      client.exec("insert into order_words(order_words) values ('rebuild')")
    }
    for (const { sql } of triggers) client.exec(sql)
    client.exec('commit')
    client.pragma('wal_checkpoint(truncate)')
  } finally {
    client.close() // rolls back what was not committed
  }
}

async function onPostgres(work: (insert: Insert) => Promise<void>) {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("begin; set local maintenance_work_mem = '256MB'; set local work_mem = '128MB'")
    for (const name of ['customer', 'order']) {
      await client.query(`alter table ${name}_search disable trigger ${name}_search_changed`)
    }
    const { rows: before } = await client.query('select coalesce(max("row"), 0) as last from customer_search')
    const { rows: parts } = await client.query("select indexdef from pg_indexes where indexname = 'customer_parts'")
    await client.query('drop index customer_parts')

    await work(async (table, rows) => {
      const { names, values, types } = columnsOf(table, rows)
      const given = types.map((type, at) => `$${at + 1}::${type}[]`)
      const text = `insert into ${getTableName(table)} (${names.join()}) select * from unnest(${given.join()})`
      await client.query({ name: text.slice(0, 60), text, values: values.map((of) => rows.map(of)) })
    })
    await client.query(
      `insert into customer_words (word, "row") select distinct word, s."row" from customer_search s,
       regexp_split_to_table(s.words, '[^[:alnum:]]+') as word where s."row" > $1 and word <> '' order by 1, 2`,
      [before[0].last],
    )
    await client.query(
      `insert into order_words (word, "row") select distinct word, s."row" from order_search s,
       regexp_split_to_table(s.words, ' +') as word where word <> '' and not exists
       (select from order_words w where w."row" = s."row") order by 1, 2`,
    )
    await client.query(parts[0].indexdef)
    for (const name of ['customer', 'order']) {
      await client.query(`alter table ${name}_search enable trigger ${name}_search_changed`)
    }
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end() // rolls back what was not committed
  }
}

/** The columns the rows give, as the database names, types and stores them. */
function columnsOf<T extends Table>(table: T, rows: T['$inferInsert'][]) {
  const given = Object.entries(getTableColumns(table)).filter(([key]) => key in (rows[0] ?? {}))
  return {
    names: given.map(([key, column]) => `"${column.name === key ? toSnakeCase(key) : column.name}"`),
    types: given.map(([, column]) => column.getSQLType()),
    values: given.map(([key, column]) => (row: Record<string, unknown>) => {
      const value = row[key]
      return value === null || value === undefined ? null : column.mapToDriverValue(value)
    }),
  }
}
