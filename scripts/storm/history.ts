/** What successful calls have done for each customer, and who made them: it is all that a cart may come from. */
export class History {
  readonly #named = new Set<string>()
  readonly #by = new Set<string>()
  readonly #changes = new Set<string>()
  readonly #pieces = new Map<string, number>()
  readonly #assists = new Map<string, string>()

  /** Somebody chose this, a sku or the code of a coupon, for that customer. */
  named(customerId: string, what: string) {
    this.#named.add(`${customerId} ${what}`)
  }

  /** A manager, or nobody for the customer, put a sku before that customer: their name may stand at it from now on. */
  by(customerId: string, skuId: string, managerId: string | null) {
    this.#by.add(`${customerId} ${skuId} ${managerId}`)
  }

  /** So many more went into one of the customer's carts. */
  put(customerId: string, skuId: string, pieces: number) {
    this.#pieces.set(`${customerId} ${skuId}`, this.pieces(customerId, skuId) + pieces)
  }

  /** A change that had taken them out of the cart was taken back; each change once. */
  takenBack(customerId: string, skuId: string, change: { id: string; pieces: number }) {
    if (this.#changes.has(change.id)) return
    this.#changes.add(change.id)
    this.put(customerId, skuId, change.pieces)
  }

  assist(id: string, customerId: string, managerId: string) {
    this.#assists.set(id, `${customerId} ${managerId}`)
  }

  isNamed = (customerId: string, what: string) => this.#named.has(`${customerId} ${what}`)
  isBy = (customerId: string, skuId: string, managerId: string | null) =>
    this.#by.has(`${customerId} ${skuId} ${managerId}`)
  pieces = (customerId: string, skuId: string) => this.#pieces.get(`${customerId} ${skuId}`) ?? 0
  isAssistFor = (id: string, customerId: string) => this.#assists.get(id)?.startsWith(`${customerId} `) ?? false
  hasHelped = (managerId: string, customerId: string) =>
    [...this.#assists.values()].includes(`${customerId} ${managerId}`)
}

/** What stands somewhere, as the database has it. */
export type Line = {
  where: 'live cart' | 'draft' | 'order' | 'list' | 'managed list'
  id: string
  customerId: string | null
  skuId: string
  quantity: number
  addedById: string | null
}

/** A cart, an order or a managed list, by what it says of the customer and of the assist it was made in. */
export type Thing = { what: string; id: string; customerId: string | null; assistId: string | null; coupon: string }

/** Everything that no call explains. */
export function unexplained(history: History, lines: Line[], things: Thing[]): string[] {
  const inCarts = lines.filter(({ where }) => where === 'live cart' || where === 'draft')
  const findings = [
    ...lines.flatMap((line) => problem(line, isOfOther(history, line))),
    ...inCarts.flatMap((line) => problem(line, isOfStranger(history, line))),
    ...lines
      .filter(({ where }) => where === 'draft')
      .flatMap((line) => problem(line, isTooMany(history, line, line.quantity))),
  ]
  // What was ordered has left the cart: the two together are never more than was put there.
  const sums = new Map<string, Line>()
  for (const line of lines.filter(({ where }) => where === 'live cart' || where === 'order')) {
    const key = `${line.customerId} ${line.skuId}`
    sums.set(key, { ...line, quantity: line.quantity + (sums.get(key)?.quantity ?? 0) })
  }
  for (const line of sums.values()) findings.push(...problem(line, isTooMany(history, line, line.quantity)))
  return [...findings, ...things.flatMap((thing) => wrongIn(history, thing))]
}

const problem = ({ where, id, customerId, skuId }: Line, found: string | null) =>
  found ? [`${where} ${id}, customer ${customerId}, sku ${skuId}: ${found}`] : []

function isOfOther(history: History, { customerId, skuId }: Line) {
  return customerId && history.isNamed(customerId, skuId) ? null : 'nobody has chosen this for this customer'
}

function isOfStranger(history: History, { customerId, skuId, addedById }: Line) {
  if (!customerId || history.isBy(customerId, skuId, addedById)) return null
  if (!addedById) return 'the customer has not put it there'
  if (!history.hasHelped(addedById, customerId)) return `manager ${addedById} has never helped this customer`
  return `manager ${addedById} has not put it there`
}

function isTooMany(history: History, { customerId, skuId }: Line, quantity: number) {
  const most = history.pieces(customerId ?? '', skuId)
  return quantity > most ? `${quantity} pieces in carts and orders, of ${most} that were put there` : null
}

function wrongIn(history: History, { what, id, customerId, assistId, coupon }: Thing): string[] {
  if (!customerId) return [`${what} ${id} belongs to nobody`]
  const isStrange = assistId && !history.isAssistFor(assistId, customerId)
  const isNew = coupon && !history.isNamed(customerId, coupon)
  return [
    ...(isStrange ? [`${what} ${id} is of assist ${assistId}, which is not for customer ${customerId}`] : []),
    ...(isNew ? [`${what} ${id} has coupon ${coupon}, which nobody has entered for customer ${customerId}`] : []),
  ]
}
