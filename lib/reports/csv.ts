/**
 * Rows as a file for spreadsheets: separated by semicolons, quoted, with the mark that says UTF-8. What a spreadsheet would
 * take for a formula is kept as text by an apostrophe (OWASP, CSV injection).
 */
export const csvOf = (rows: (string | number | null)[][]) =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${text.replaceAll('"', '""')}"`
}
