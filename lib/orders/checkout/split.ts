import type { Availability, DeliveryGroup } from '@/db/words'

export type SplitLine = { id: string; skuId: string; quantity: number; digital: boolean }

export type SplitStock = {
  id: string
  centreId: string
  skuId: string
  quantity: number
  reserved: number
  availability: Availability
  disabled: boolean
  availableFrom: Date | null
  availableTo: Date | null
  releaseDate: Date | null
}

/** In the order they are tried. */
export type SplitCentre = {
  id: string
  multiShip: boolean
  forceBackorderSplit: boolean
  forceAllSplit: boolean
}

export type SplitDelivery = { centreId: string; group: DeliveryGroup; lines: SplitLine[] }

/** OFF is not for sale now; OOS is sold out. Neither can be ordered. */
export type Refused = { line: SplitLine; bucket: 'OOS' | 'OFF' }

export type Split = { deliveries: SplitDelivery[]; refused: Refused[] }

type Bucket = Exclude<DeliveryGroup, 'D5'> | 'OOS' | 'OFF'
type Given = { lines: SplitLine[]; centres: SplitCentre[]; stock: SplitStock[]; separate: boolean; at: Date }

/** Deliveries of a centre stand in this order. */
const order: DeliveryGroup[] = ['D1', 'D2', 'D3', 'D5', 'D4']

/**
 * Which goods travel together. Each line goes to the first centre that has it; what lies ready, waits for its
 * date, waits for stock or is electronic makes a delivery each, or one (D5) if the customer wants only one.
 * Source: platform reference, §6.14 and §13.4.
 */
export function split({ lines, centres, stock, separate, at }: Given): Split {
  const placed: { line: SplitLine; centre: SplitCentre; bucket: DeliveryGroup }[] = []
  const refused: Refused[] = []
  const taken = new Map<string, number>()

  for (const line of lines) {
    let answer: 'OOS' | 'OFF' | undefined
    for (const centre of centres) {
      const row = stock.find((found) => found.centreId === centre.id && found.skuId === line.skuId)
      if (!row) continue
      const left = row.quantity - row.reserved - (taken.get(row.id) ?? 0)
      const bucket = bucketOf(line, row, left, at)
      if (bucket === 'OOS' || bucket === 'OFF') {
        if (answer !== 'OOS') answer = bucket
        continue
      }
      taken.set(row.id, (taken.get(row.id) ?? 0) + line.quantity)
      placed.push({ line, centre, bucket })
      answer = undefined
      break
    }
    if (!placed.some((entry) => entry.line === line)) refused.push({ line, bucket: answer ?? 'OOS' })
  }
  const deliveries = centres.flatMap((centre) =>
    grouped(
      centre,
      placed.filter((entry) => entry.centre === centre),
      separate,
    ),
  )
  return { deliveries, refused }
}

function bucketOf(line: SplitLine, row: SplitStock, left: number, at: Date): Bucket {
  const isOpen = (!row.availableFrom || row.availableFrom <= at) && (!row.availableTo || at < row.availableTo)
  const forSale = row.availability !== 'NA' && row.availability !== 'SHOWROOM'
  if (row.disabled || !isOpen || !forSale) return 'OFF'
  if (line.digital) return 'D4'

  const released = !row.releaseDate || row.releaseDate <= at
  const always = row.availability === 'ALWAYS'
  const backorder = row.availability === 'BACKORDER'
  if (!released && (backorder || always)) return 'D2'
  if (always || left >= line.quantity) return released ? 'D1' : 'D2'
  return backorder ? 'D3' : 'OOS'
}

/** One centre's lines as deliveries. Lines a centre's flags set apart never join others. */
function grouped(centre: SplitCentre, placed: { line: SplitLine; bucket: DeliveryGroup }[], separate: boolean) {
  const isApart = (bucket: DeliveryGroup) =>
    centre.forceAllSplit || (centre.forceBackorderSplit && (bucket === 'D2' || bucket === 'D3'))
  const delivery = (group: DeliveryGroup, lines: SplitLine[]): SplitDelivery => ({ centreId: centre.id, group, lines })

  const apart = placed.filter(({ bucket }) => isApart(bucket)).map(({ line, bucket }) => delivery(bucket, [line]))
  const together = order.flatMap((group) => {
    const lines = placed.filter(({ bucket }) => bucket === group && !isApart(bucket)).map(({ line }) => line)
    return lines.length > 0 ? [delivery(group, lines)] : []
  })
  const physical = together.filter(({ group }) => group !== 'D4')
  const isMixed = physical.length > 1 && !(separate && centre.multiShip)
  const mixed = placed.map(({ line }) => line).filter((line) => physical.some(({ lines }) => lines.includes(line)))
  const kept = isMixed ? [delivery('D5', mixed), ...together.filter(({ group }) => group === 'D4')] : together
  return [...kept, ...apart].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
}

/** Electronic goods travel free; everything else pays its way. */
export const isPhysical = ({ group }: Pick<SplitDelivery, 'group'>) => group !== 'D4'
