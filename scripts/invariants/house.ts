import type { Database } from './database'
import { type Broken, before, type Invariant, rule } from './invariant'

const HOUR = 3_600_000

/** What the database itself can say about its files: its own checks, asked for by name. */
async function damageInSqlite(db: Database): Promise<Broken[]> {
  const strays = await db.rows('pragma foreign_key_check')
  const faults = await db.rows('pragma integrity_check')
  return [
    ...strays.map(({ table, rowid, parent }) => ({
      id: `${table} ${rowid}`,
      what: `refers to a ${parent} that is gone`,
    })),
    ...faults
      .map(({ integrity_check: what }) => ({ id: 'file', what: String(what) }))
      .filter(({ what }) => what !== 'ok'),
  ]
}

const CONSTRAINTS = `select c.conname as name, c.contype as kind, c.conrelid::regclass::text as child,
    c.confrelid::regclass::text as parent, pg_get_constraintdef(c.oid) as says, a.attname as "column", p.attname as target
  from pg_constraint c
  left join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  left join pg_attribute p on p.attrelid = c.confrelid and p.attnum = c.confkey[1]
  where c.contype in ('f', 'c') and c.connamespace = 'public'::regnamespace`

/** PostgreSQL has no such question: every constraint is held against every row again. */
async function damageInPostgres(db: Database): Promise<Broken[]> {
  const found: Broken[] = []
  for (const { name, kind, child, parent, says, column, target } of await db.rows(CONSTRAINTS)) {
    const bad =
      kind === 'f'
        ? `"${column}" is not null and not exists (select 1 from ${parent} p where p."${target}" = c."${column}")`
        : `not ${String(says)
            .replace(/^CHECK /, '')
            .replace(/ NOT VALID$/, '')}`
    const [count] = await db.rows(`select count(*) as n from ${child} c where ${bad}`)
    if (Number(count?.n) > 0) found.push({ id: `${child}.${name}`, what: `${count?.n} rows break it` })
  }
  return found
}

export const aboutTheHouse: Invariant[] = [
  {
    id: 'INV-28',
    says: 'the database is whole: nothing refers to what is gone, and every constraint holds',
    look: async (db) => {
      const tables = db.isPostgres
        ? `select count(*) as n from pg_constraint where contype in ('f', 'c') and connamespace = 'public'::regnamespace`
        : `select count(*) as n from sqlite_master where type = 'table'`
      const [count] = await db.rows(tables)
      return {
        examined: Number(count?.n),
        broken: await (db.isPostgres ? damageInPostgres(db) : damageInSqlite(db)),
      }
    },
  },

  rule('INV-29', 'nothing that was begun is left lying for an hour', {
    examined: `select (select count(*) from payment_runs) + (select count(*) from payment_callbacks) as n`,
    broken: (db, at) => [
      `select id, kind || ' of order ' || order_id || ' has been open, with nobody at it' as what from payment_runs
        where state = 'open' and ${before(db, 'leased_until', at.getTime() - HOUR)}`,
      `select i.id, i.operation || ' of a run that is done has no answer' as what
        from payment_intents i join payment_runs r on r.id = i.run_id where i.state = 'called' and r.state = 'done'`,
      `select id, 'a callback of ' || gateway || ' was not looked at' as what from payment_callbacks
        where state = 'received' and ${before(db, 'received_at', at.getTime() - HOUR)}`,
    ],
  }),
]
