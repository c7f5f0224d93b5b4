import 'server-only'
import type { Locale } from '@/db/words'
import { formatTime, type Translate, translator } from '@/lib/i18n'
import { html, type Markup } from '@/lib/mail/html'
import { formatMoney } from '@/lib/money'
import type { Exported } from './export'

type Row = Record<string, unknown>

/** What stands in minor units of the row's currency. */
const MONEY = /^(unitPrice|total|amount|itemsTotal|discount|shippingTotal|taxTotal|paid)$/

const style =
  'body{font:15px/24px Inter,Helvetica,Arial,sans-serif;color:#1d1b18;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'h2{margin:2.5rem 0 .5rem}dl{display:grid;grid-template-columns:14rem 1fr;gap:0 1rem;margin:0 0 1rem;padding:.75rem 0 0;' +
  'border-top:1px solid #e4ded3}dt{color:#625c53}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}'

/** The same as a page to read, in the reader's language: nothing in it loads anything from anywhere. */
export function sheetOf({ at, shop, tables }: Exported, locale: Locale): string {
  const t = translator(locale)
  const title = t('privacy.sheet.title', { shop })
  const filled = tables.filter(({ rows }) => rows.length > 0)
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><h1>${title}</h1><p>${t('privacy.sheet.lead', { time: formatTime(at, locale) })}</p>
${filled.map(({ table, rows }) => sectionOf(t, locale, table, rows))}
</body></html>`.source
}

const sectionOf = (t: Translate, locale: Locale, table: string, rows: Row[]): Markup =>
  html`<section><h2>${wordOf(t, 'tables', table)}</h2>${rows.map((row) => rowOf(t, locale, row))}</section>`

function rowOf(t: Translate, locale: Locale, row: Row): Markup {
  const lines = Object.entries(row)
    .map(([field, value]) => [wordOf(t, 'fields', field), inWords(t, locale, { row, field, value })] as const)
    .filter(([, text]) => text !== '')
  return html`<dl>${lines.map(([field, text]) => html`<dt>${field}</dt><dd>${text}</dd>`)}</dl>`
}

type Cell = { row: Row; field: string; value: unknown }

function inWords(t: Translate, locale: Locale, { row, field, value }: Cell): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return formatTime(value, locale)
  if (typeof value === 'boolean') return t(value ? 'privacy.yes' : 'privacy.no')
  if (typeof value === 'number' && MONEY.test(field)) return formatMoney(value, String(row.currency), locale)
  const inside = (each: unknown) => inWords(t, locale, { row, field: '', value: each })
  if (Array.isArray(value)) return value.map(inside).join(', ')
  if (typeof value === 'object') return Object.values(value).map(inside).filter(Boolean).join('\n') // a postal address
  return field === 'state' ? stateWord(t, String(value)) : String(value)
}

/** The state of an order or a delivery; requests have states of their own, which are words already. */
function stateWord(t: Translate, state: string): string {
  const key = `orderStates.${state.replaceAll('.', '_')}` as 'orderStates.os_completed'
  return t.has(key) ? t(key) : state
}

/** A table or field that has no word yet is shown by its own name rather than not at all. */
function wordOf(t: Translate, kind: 'tables' | 'fields', name: string): string {
  const key = `privacy.${kind}.${name}` as 'privacy.tables.accounts'
  return t.has(key) ? t(key) : name
}
