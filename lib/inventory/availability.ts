import type { Availability as Kind } from '@/db/words'

/** A sku in one fulfilment centre, as far as a buyer is concerned. */
export type StockRow = {
  quantity: number
  reserved: number
  availability: Kind
  availableFrom: Date | null
  availableTo: Date | null
  releaseDate: Date | null
  disabled: boolean
  minOrder: number
  maxOrder: number | null
  stepOrder: number
}

export type AvailabilityState =
  | 'in-stock'
  | 'few'
  | 'back-order'
  | 'pre-order'
  | 'digital'
  | 'showroom'
  | 'sold-out'
  | 'not-for-sale'

export type Availability = {
  state: AvailabilityState
  /** How many may be ordered at once; null is as many as one likes. */
  sellable: number | null
  /** When it comes out, if it has not yet. */
  releaseDate: Date | null
  /** How many at least, at most, and in which steps. */
  min: number
  max: number
  step: number
}

/** At most this many of anything in one line. */
export const MOST_OF_A_LINE = 9999
const FEW = 3

/**
 * Whether and how a sku can be bought: its stock rows, in the order of the centres. A line leaves from one
 * centre, so what can be sold is what the fullest one has, not the sum. Source: platform reference §6.13–6.14.
 */
export function availabilityOf(rows: StockRow[], at: Date, digital = false): Availability {
  const open = rows.filter((row) => isOpen(row, at))
  const forSale = open.filter((row) => row.availability !== 'SHOWROOM')
  const rules = rulesOf(forSale[0] ?? rows[0])
  const none = (state: AvailabilityState): Availability => ({ state, sellable: 0, releaseDate: null, ...rules })

  if (rows.length === 0) return none('sold-out')
  if (forSale.length === 0) return none(open.length > 0 ? 'showroom' : 'not-for-sale')

  const released = forSale.filter((row) => isReleased(row, at))
  const sells = released.length > 0 && mostOf(released) !== 0 ? released : forSale
  const sellable = mostOf(sells)
  if (sellable !== null && sellable < rules.min) return none('sold-out')

  if (sells !== released) return { state: 'pre-order', sellable, releaseDate: firstRelease(forSale, at), ...rules }
  return { state: stateOf(released, digital), sellable, releaseDate: null, ...rules }
}

/** What a quantity breaks of the rules for ordering, or null. */
export function quantityProblem({ sellable, min, max, step }: Availability, quantity: number) {
  if (quantity < min) return 'tooFew'
  if (quantity > max) return 'tooManyOfALine'
  if (quantity % step !== 0) return 'step'
  return sellable !== null && quantity > sellable ? 'notLeft' : null
}

export const canBeBought = ({ state }: Availability) => !['showroom', 'sold-out', 'not-for-sale'].includes(state)

type Terms = Pick<StockRow, 'availability' | 'availableFrom' | 'availableTo' | 'releaseDate' | 'disabled'>

/** It can be bought, but does not leave at once. */
export const isLater = ({ state }: Availability) => state === 'pre-order' || state === 'back-order'

/** Shown or sold at that time. */
export const isOpen = (row: Omit<Terms, 'releaseDate'>, at: Date) =>
  !row.disabled &&
  row.availability !== 'NA' &&
  (!row.availableFrom || row.availableFrom <= at) &&
  (!row.availableTo || at < row.availableTo)

export const isReleased = (row: Pick<Terms, 'releaseDate'>, at: Date) => !row.releaseDate || row.releaseDate <= at

export const leftOf = ({ quantity, reserved }: Pick<StockRow, 'quantity' | 'reserved'>) =>
  Math.max(0, quantity - reserved)

function mostOf(rows: StockRow[]): number | null {
  if (rows.some(({ availability }) => availability === 'ALWAYS' || availability === 'BACKORDER')) return null
  return Math.max(0, ...rows.map(leftOf))
}

function stateOf(released: StockRow[], digital: boolean): AvailabilityState {
  const always = released.some((row) => row.availability === 'ALWAYS')
  if (digital) return 'digital'
  const left = Math.max(...released.map(leftOf))
  if (always || left > FEW) return 'in-stock'
  if (left > 0) return 'few'
  return 'back-order'
}

const firstRelease = (rows: StockRow[], at: Date) =>
  rows
    .flatMap((row) => (row.releaseDate && row.releaseDate > at ? [row.releaseDate] : []))
    .sort((a, b) => a.getTime() - b.getTime())[0] ?? null

function rulesOf(row?: StockRow) {
  const step = row?.stepOrder ?? 1
  const min = Math.ceil((row?.minOrder ?? 1) / step) * step
  const max = Math.floor(Math.min(row?.maxOrder ?? MOST_OF_A_LINE, MOST_OF_A_LINE) / step) * step
  return { min, max: Math.max(min, max), step }
}

/** Nothing is counted of it: there is always more. */
export const isEndless = ({ availability }: Pick<StockRow, 'availability'>) => availability === 'ALWAYS'
