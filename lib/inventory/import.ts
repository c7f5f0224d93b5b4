import 'server-only'
import { isUnavailable } from '@/db/errors'
import { look } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { plainText } from '@/lib/plain-text'
import { Refusal, type RefusalKey } from '@/lib/refusal'
import { adjustStock, type Changed, countStock } from './count'
import { FileLine } from './input'
import type { ImportMode } from './reasons'

/** What became of a line of the file; `number` is where it stands in it. */
export type ImportedLine = {
  number: number
  text: string
  changed?: Changed
  refused?: { key: RefusalKey; values: Record<string, string | number> }
}

const MOST_LINES = 5_000

/**
 * Takes a file of `SKU;warehouse;quantity`, with or without a first line that says so. Each line is a change of
 * its own, with its own audit row: one that is refused is reported and stops none of the others. `absolute` says
 * what is there, as `countStock` does, against what is there now; if the first line names a fourth column `seen`,
 * against the quantity its author had seen. `delta` says how many came (or, negative, went).
 */
export async function importStock(actor: Actor, csvText: string, mode: ImportMode, shopCode?: string) {
  await look(actor, 'stock.count')
  const { lines, hasSeen } = linesOf(plainText(csvText))
  if (lines.length === 0) throw new Refusal('emptyFile', 'invalid')
  if (lines.length > MOST_LINES) throw new Refusal('fileTooLong', 'invalid', { most: MOST_LINES })
  const done: ImportedLine[] = []
  for (const line of lines) done.push(await importLine(actor, line, { mode, shopCode, hasSeen }))
  return done
}

type Way = { mode: ImportMode; shopCode?: string; hasSeen: boolean }

async function importLine(actor: Actor, line: { number: number; text: string }, way: Way): Promise<ImportedLine> {
  try {
    return { ...line, changed: await applied(actor, line.text, way) }
  } catch (error) {
    if (error instanceof Refusal) return { ...line, refused: { key: error.key, values: error.values } }
    if (isUnavailable(error)) return { ...line, refused: { key: 'unavailable', values: {} } }
    throw error
  }
}

function applied(actor: Actor, text: string, { mode, shopCode, hasSeen }: Way): Promise<Changed> {
  const cells = cellsOf(text)
  if (cells.length !== (hasSeen ? 4 : 3)) throw new Refusal('wrongColumns', 'invalid')
  const [skuCode, centreCode, quantity, seen] = cells
  const { data: line } = FileLine.safeParse({ skuCode, centreCode, quantity, seen: seen || undefined })
  if (!line || (mode === 'absolute' && line.quantity < 0)) throw new Refusal('wrongLine', 'invalid')
  const place = { shopCode, centreCode: line.centreCode, skuCode: line.skuCode }
  if (mode === 'delta') return adjustStock(actor, { ...place, by: line.quantity, reason: 'corrected' })
  return countStock(actor, { ...place, quantity: line.quantity, seen: line.seen })
}

/** The lines that say something, numbered as an editor would. */
function linesOf(csvText: string) {
  const all = csvText.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const [first = ''] = all
  const names = cellsOf(first).map((name) => name.toLowerCase())
  const isHeader = names[0] === 'sku'
  const lines = all
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text, number }) => text.trim() !== '' && !(isHeader && number === 1))
  return { lines, hasSeen: isHeader && names[3] === 'seen' }
}

const cellsOf = (line: string) => line.split(';').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
