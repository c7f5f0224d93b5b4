/** A row of a price list, with the code of the shop whose list it is on. */
export type PriceRow = {
  shopCode: string
  /** A sub-shop's own row, when the customer buys in that sub-shop. */
  own: boolean
  /** Empty for everybody's. */
  policy: string
  quantity: number
  regular: number
  sale: number | null
  saleFrom: Date | null
  saleTo: Date | null
  onRequest: boolean
  reference: string
}

/** The rows of one sku that the customer in hand may get. */
export type PriceBook = { rows: PriceRow[] }

export type UnitPrice = {
  /** Null: the price is told upon request. */
  unit: number | null
  /** The regular price of everybody's row for a single one: what the unit price is compared with. */
  list: number
  because: 'regular' | 'sale' | 'policy' | 'quantity' | 'request'
  shopCode: string
  reference: string
  saleTo: Date | null
  /** The smallest quantity this price is for. */
  fromQuantity: number
}

export const noPrices: PriceBook = { rows: [] }

/**
 * What one piece costs when so many are bought at that time: the cheapest row that applies. A sub-shop's own
 * rows come before its master's; rows upon request only count where no other does. Nothing on any list is
 * upon request, too.
 */
export function unitPrice(book: PriceBook, quantity: number, at: Date): UnitPrice {
  const applying = book.rows.filter((row) => row.quantity <= quantity)
  const candidates = ownFirst(applying)
  const priced = candidates.filter((row) => !row.onRequest).sort(cheapestFirst(at))
  const list = listPrice(book)
  const [row] = priced
  if (!row) {
    const { shopCode = '', reference = '' } = candidates[0] ?? {}
    return { unit: null, list, because: 'request', shopCode, reference, saleTo: null, fromQuantity: 1 }
  }
  const onSale = isOnSale(row, at)
  return {
    unit: effective(row, at),
    list: list || row.regular,
    because: row.policy ? 'policy' : row.quantity > 1 ? 'quantity' : onSale ? 'sale' : 'regular',
    shopCode: row.shopCode,
    reference: row.reference,
    saleTo: onSale ? row.saleTo : null,
    fromQuantity: row.quantity,
  }
}

/** From how many pieces up the price falls, beginning with a single one. Empty if there is no price to tell. */
export function quantityBreaks(book: PriceBook, at: Date): { quantity: number; unit: number }[] {
  const tiers = [...new Set([1, ...book.rows.map((row) => row.quantity)])].sort((a, b) => a - b)
  const breaks: { quantity: number; unit: number }[] = []
  for (const quantity of tiers) {
    const { unit } = unitPrice(book, quantity, at)
    const before = breaks.at(-1)?.unit
    if (unit !== null && (before === undefined || unit < before)) breaks.push({ quantity, unit })
  }
  return breaks
}

export const isOnSale = ({ sale, saleFrom, saleTo }: PriceRow, at: Date) =>
  sale !== null && (!saleFrom || saleFrom <= at) && (!saleTo || at < saleTo)

const effective = (row: PriceRow, at: Date) => (isOnSale(row, at) ? (row.sale ?? row.regular) : row.regular)

function ownFirst(rows: PriceRow[]) {
  const own = rows.filter((row) => row.own)
  return own.length > 0 ? own : rows
}

/** Of equal prices the plainest reason wins: everybody's before a policy's, a single one before many. */
const cheapestFirst = (at: Date) => (a: PriceRow, b: PriceRow) =>
  effective(a, at) - effective(b, at) ||
  a.policy.localeCompare(b.policy) ||
  a.quantity - b.quantity ||
  a.reference.localeCompare(b.reference)

function listPrice({ rows }: PriceBook) {
  const everybodys = rows.filter((row) => !row.policy && !row.onRequest && row.quantity === 1)
  const regular = ownFirst(everybodys).map((row) => row.regular)
  return regular.length > 0 ? Math.min(...regular) : 0
}
