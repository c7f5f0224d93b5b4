import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import type { Locale } from '@/db/words'
import { formatDate, formatDay, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { countryName } from '@/lib/people/countries'
import { formatRate } from './invoice-parts'
import type { InvoiceInFull } from './invoices'

type Pdf = InstanceType<typeof PDFDocument>

/** Points on A4: margins, and where the columns of the goods begin. */
const LEFT = 56
const RIGHT = 539
const BOTTOM = 770
const COLUMNS = { name: LEFT, quantity: 330, each: 380, total: 460 } as const

/**
 * The invoice on paper, made from what it says and not from a page. The letters are embedded (pdfkit reads no woff2, so
 * they come as ttf); what Inter has no letter for prints as an empty box, and directions that texts give are not obeyed.
 */
export async function invoicePdf(invoice: InvoiceInFull, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const t = translator(locale)
  const title = t(`invoices.${invoice.kind}Number`, { number: invoice.number })
  const pdf = new PDFDocument({
    size: 'A4',
    margin: LEFT,
    bufferPages: true,
    font: '',
    lang: locale,
    displayTitle: true,
    info: { Title: title, Author: plain(invoice.shopName), CreationDate: invoice.issuedAt },
  })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
  const letters = await fonts()
  pdf.registerFont('plain', letters.plain)
  pdf.registerFont('bold', letters.bold)
  const page = { pdf, locale, y: LEFT }
  head(page, invoice, title)
  goods(page, invoice)
  sums(page, invoice)
  numberPages(pdf, `${plain(invoice.shopName)} · ${title}`)
  pdf.end()
  return done
}

type Sheet = { pdf: Pdf; locale: Locale; y: number }

function head(sheet: Sheet, invoice: InvoiceInFull, title: string) {
  const t = translator(sheet.locale)
  const { billTo } = invoice
  write(sheet, invoice.shopName, { bold: true, size: 18, most: 80 })
  sheet.y += 18
  write(sheet, title, { bold: true, size: 14 })
  const facts = [
    t('invoices.date', { date: formatDate(invoice.issuedAt, sheet.locale) }),
    t('orders.orderNumber', { number: invoice.orderNumber }),
    t('orders.placedOn', { date: formatDate(invoice.placedAt, sheet.locale) }),
    ...(invoice.reference ? [`${t('orders.reference')}: ${invoice.reference}`] : []),
  ]
  for (const fact of facts) write(sheet, fact, { soft: true })
  sheet.y += 14
  write(sheet, t('orders.billTo'), { bold: true })
  const town = `${billTo.postcode} ${billTo.city}`
  const address = [billTo.name, billTo.company, billTo.line1, billTo.line2, town]
  for (const line of [...address, countryName(billTo.country, sheet.locale)].filter(Boolean)) write(sheet, line)
  sheet.y += 18
}

function goods(sheet: Sheet, invoice: InvoiceInFull) {
  const { kind, currency, orderNumber, total, lines, shipping, discount, coupons } = invoice
  const { pdf, locale } = sheet
  const t = translator(locale)
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const titles = [t('invoices.what'), t('invoices.quantity'), t('invoices.each'), t('orders.total')]
  columns(sheet, titles, { bold: true })
  rule(pdf, sheet.y)
  sheet.y += 6
  for (const line of lines) {
    const code = t('orders.sku', { code: line.skuCode })
    columns(sheet, [line.name, String(line.quantity), money(line.unitPrice), money(line.total)], { code })
  }
  if (discount > 0) columns(sheet, [t('orders.discount', { code: coupons.join(', ') }), '', '', money(-discount)])
  for (const { name, total: price } of shipping) columns(sheet, [name || t('orders.shipping'), '', '', money(price)])
  if (lines.length === 0) columns(sheet, [t(`invoices.${kind}Part`, { number: orderNumber }), '', '', money(total)])
  rule(pdf, sheet.y)
  sheet.y += 10
}

function sums(sheet: Sheet, { kind, currency, total, tax, taxes, paidAt, dueOn }: InvoiceInFull) {
  const { locale } = sheet
  const t = translator(locale)
  const money = (amount: number) => formatMoney(amount, currency, locale)
  sum(sheet, t('orders.total'), money(total), true)
  const rates = taxes.filter(({ rate }) => rate !== null)
  for (const row of rates) {
    const words = { rate: formatRate(row.rate ?? 0, locale), amount: money(row.total - row.tax) }
    sum(sheet, t('invoices.taxAt', words), money(row.tax))
  }
  if (rates.length !== 1) sum(sheet, t('orders.taxIncluded'), money(tax))
  const last = paidAt
    ? t(`invoices.${kind}Paid`, { date: formatDate(paidAt, locale) })
    : t('invoices.dueOn', { date: formatDay(dueOn ?? '', locale) })
  sum(sheet, last, money(total))
}

type Look = { bold?: boolean; soft?: boolean; size?: number; most?: number }

/** One paragraph at the left, on as many lines as it needs. */
function write(sheet: Sheet, text: string, { bold, soft, size = 10, most = 200 }: Look = {}) {
  const { pdf } = sheet
  pdf
    .font(bold ? 'bold' : 'plain')
    .fontSize(size)
    .fillColor(soft ? '#625C53' : '#1D1B18')
  const shown = clip(text, most)
  const width = RIGHT - LEFT
  room(sheet, pdf.heightOfString(shown, { width }))
  pdf.text(shown, LEFT, sheet.y, { width })
  sheet.y = pdf.y + 2
}

/** A row of the table; its first cell may take several lines. */
function columns(sheet: Sheet, cells: string[], { code = '', bold = false } = {}) {
  const { pdf } = sheet
  const [name = '', quantity = '', each = '', total = ''] = cells
  pdf
    .font(bold ? 'bold' : 'plain')
    .fontSize(10)
    .fillColor('#1D1B18')
  const shown = [clip(name, 300), clip(code, 80)].filter(Boolean).join('\n')
  const width = COLUMNS.quantity - COLUMNS.name - 12
  const height = pdf.heightOfString(shown, { width })
  room(sheet, height)
  pdf.text(shown, COLUMNS.name, sheet.y, { width })
  const right = (text: string, from: number, to: number) =>
    pdf.text(text, from, sheet.y, { width: to - from, align: 'right', lineBreak: false })
  right(quantity, COLUMNS.quantity, COLUMNS.each - 8)
  right(each, COLUMNS.each, COLUMNS.total - 8)
  right(total, COLUMNS.total, RIGHT)
  sheet.y += height + 6
}

function sum(sheet: Sheet, label: string, amount: string, bold = false) {
  const { pdf } = sheet
  pdf
    .font(bold ? 'bold' : 'plain')
    .fontSize(bold ? 12 : 10)
    .fillColor('#1D1B18')
  room(sheet, 18)
  pdf.text(label, LEFT, sheet.y, { width: COLUMNS.total - LEFT - 8, align: 'right', lineBreak: false })
  pdf.text(amount, COLUMNS.total, sheet.y, { width: RIGHT - COLUMNS.total, align: 'right', lineBreak: false })
  sheet.y += bold ? 20 : 16
}

/** Goes on to the next page if this one has no room for it. */
function room(sheet: Sheet, height: number) {
  if (sheet.y + height <= BOTTOM) return
  sheet.pdf.addPage()
  sheet.y = LEFT
}

const rule = (pdf: Pdf, y: number) => pdf.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).stroke('#8B8375')

function numberPages(pdf: Pdf, text: string) {
  const { count } = pdf.bufferedPageRange()
  for (let at = 0; at < count; at++) {
    pdf.switchToPage(at)
    pdf.page.margins.bottom = 0 // else writing down there begins another page
    pdf.font('plain').fontSize(8).fillColor('#625C53')
    const width = RIGHT - LEFT
    pdf.text(`${clip(text, 90)} · ${at + 1}/${count}`, LEFT, 800, { width, align: 'center', lineBreak: false })
  }
}

/** Whatever somebody called themselves or their goods, on one line: no breaks, no turns of direction. */
const plain = (text: string) =>
  text
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()

/** At most so many letters. */
function clip(text: string, most: number): string {
  const letters = [...plain(text)]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('')
}

let loaded: Promise<{ plain: Buffer; bold: Buffer }> | undefined

function fonts() {
  loaded ??= readFonts()
  return loaded
}

async function readFonts() {
  const folder = join(process.cwd(), 'node_modules/@expo-google-fonts/inter')
  const [regular, bold] = await Promise.all([
    readFile(join(folder, '400Regular/Inter_400Regular.ttf')),
    readFile(join(folder, '600SemiBold/Inter_600SemiBold.ttf')),
  ])
  return { plain: regular, bold }
}
