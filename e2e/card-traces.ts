import { existsSync, readFileSync } from 'node:fs'
import type { PgTable } from 'drizzle-orm/pg-core'
import { isCardNumber } from '@/lib/payments/luhn'

/** Where a card was written down: in what the server printed, in a row of any table, in the bytes of the database. */
export async function cardTraces(url: string, output: string): Promise<string[]> {
  return [...cardsIn(output), ...(await cardsInRows()), ...cardsInFile(url)]
}

/** Sixteen digits as cards have them, in a row or in fours. */
const likeACard = /(?<![\w-])(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2})([ -]?)\d{4}\1\d{4}\1\d{4}(?![\w-])/g

/** What the journeys type, and the code on the back. */
const typed = ['4242424242424242', '4000000000000002'].map((digits) => new RegExp([...digits].join('[ -]?')))

const CODE = '987'

function cardsIn(text: string): string[] {
  const known = typed.filter((pattern) => pattern.test(text)).map(String)
  return [...known, ...(text.match(likeACard) ?? []).filter((found) => isCardNumber(found.replace(/\D/g, '')))]
}

/** Every text of every table: the codes of the cards, too. */
async function cardsInRows(): Promise<string[]> {
  const { db } = await import('@/db')
  const schema = await import('@/db/schema')
  const tables: PgTable[] = Object.values(schema)
  const found: string[] = []
  for (const table of tables) {
    for (const row of await db.select().from(table)) {
      const texts = Object.values(row).filter((value) => value !== null && !(value instanceof Date))
      const text = texts.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n')
      found.push(...cardsIn(text), ...(texts.includes(CODE) ? ['the code of a card'] : []))
    }
  }
  return found
}

/** The bytes of the database and of its log, deleted rows included. */
function cardsInFile(url: string): string[] {
  if (!url.startsWith('file:')) return []
  const file = url.slice('file:'.length)
  return [file, `${file}-wal`]
    .filter((name) => existsSync(name))
    .flatMap((name) => {
      const bytes = readFileSync(name, 'latin1')
      return typed.filter((pattern) => pattern.test(bytes)).map((pattern) => `${pattern} in ${name}`)
    })
}
