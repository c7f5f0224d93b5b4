import { fileAnswer, adminGet as get } from '@/lib/door'
import { translator } from '@/lib/i18n'
import { inMajorUnits } from '@/lib/money'
import { assistReport } from '@/lib/reports/assist-report'
import { csvOf } from '@/lib/reports/csv'
import { Period } from '@/lib/reports/input'

const columns = [
  'shop',
  'manager',
  'assists',
  'customers',
  'minutes',
  'disputed',
  'lists',
  'accepted',
  'orders',
  'revenue',
  'handedOver',
  'handedOverRevenue',
  'currency',
] as const

/** The report on assisting as a file for spreadsheets. */
export const GET = get(async (actor, search) => {
  const { from, to, rows } = await assistReport(actor, Period.parse(search))
  const t = translator(actor.locale)
  const head = columns.map((name) => t(`admin.assists.${name}`))
  const lines = rows.map(({ revenue, handedOverRevenue, ...row }) => {
    const major = (amount: number) => inMajorUnits(amount, row.currency)
    const cells = { ...row, revenue: major(revenue), handedOverRevenue: major(handedOverRevenue) }
    return columns.map((name) => cells[name])
  })
  return fileAnswer(csvOf([head, ...lines]), { name: `assists-${from}-${to}.csv`, type: 'text/csv; charset=utf-8' })
})
