/** A row of the ledger as the model keeps it: `part` is the group of a delivery, or `all` for the whole order. */
export type Row = {
  part: string
  amount: number
  op: string
  result: 'ok' | 'F' | 'P' | 'M'
  settled: boolean
  of?: Row
  /** It was under way, and a later row says what became of it. */
  decided?: boolean
}

const prices: Record<string, [from: number, unit: number][]> = {
  T1: [
    [1, 19_099],
    [3, 19_001],
    [5, 18_000],
  ],
  T2: [
    [1, 29_099],
    [10, 22_017],
  ],
  T6: [[1, 8_099]],
  T5: [[1, 1_700]],
  T9: [[1, 8_899]],
}

export const priceOf = (lines: { sku: string; quantity: number }[]) =>
  lines.reduce((sum, { sku, quantity }) => sum + quantity * prices[sku]!.findLast(([from]) => quantity >= from)![1], 0)

export type Account = { total: number; shares: { part: string; amount: number }[]; rows: Row[] }

const failing: Record<string, string> = {
  A: 'AUTH_FAIL',
  RA: 'REVERSE_AUTH_FAIL',
  C: 'CAPTURE_FAIL',
  AC: 'AUTH_CAPTURE_FAIL',
  V: 'VOID_CAPTURE_FAIL',
  R: 'REFUND_FAIL',
}
const codes: Record<string, Row['result']> = { 1: 'ok', 2: 'ok', 3: 'P', 4: 'M' }
const onDelivery = ['courierPaymentGateway', 'inStorePaymentGateway', 'authInvoicePaymentGateway']

const isCapture = ({ op }: Row) => op === 'C' || op === 'AC'
const isSame = (a: Row, b: Row) => a.part === b.part && a.amount === b.amount
const sum = (rows: Row[]) => rows.reduce((total, { amount }) => total + amount, 0)

/** Platform reference §6.15 and §8, told a second time, with nothing of the product in hand. */
export class Money {
  readonly faults = new Set<string>()
  refundCode: string | null = null
  readonly auth: boolean
  readonly each: boolean
  readonly online: boolean
  readonly auto: boolean
  readonly form: boolean

  constructor(gateway: string, mode: string) {
    const isCard = gateway === 'testPaymentGateway'
    this.form = gateway === 'testExtFormPaymentGateway'
    this.online = isCard || this.form
    this.auto = this.online || gateway === 'authInvoicePaymentGateway'
    this.auth = isCard ? mode.startsWith('A/') : onDelivery.includes(gateway)
    this.each = isCard ? mode.endsWith('/ship') : this.auth
  }

  private ask({ rows }: Account, part: string, amount: number, op: string, code?: string): Row['result'] {
    const has = (name: string) => [name, `${name}#${(amount / 100).toFixed(2)}`].some((fault) => this.faults.has(fault))
    const takes = op === 'C' || op === 'AC'
    const byItself = op === 'AC' ? '3' : op === 'R' ? this.refundCode : null
    const said = code ?? byItself ?? '4'
    const byCard = has(failing[op]!) ? 'F' : (takes || op === 'A') && has('PROCESSING') ? 'P' : 'ok'
    const byHand = op === 'V' ? 'M' : 'ok'
    const result = this.form ? (codes[said] ?? 'F') : this.online ? byCard : byHand
    const settles = this.form ? said === '1' : !this.online || !has('UNSETTLED')
    rows.push({ part, amount, op, result, settled: result === 'ok' && takes && settles })
    return result
  }

  paid({ rows }: Account): number {
    const ok = rows.filter(({ result }) => result === 'ok')
    const taken = ok.filter(isCapture)
    const voided = taken.filter((capture) => ok.some((row) => row.op === 'V' && isSame(capture, row)))
    return sum(taken) - sum(voided) - sum(ok.filter(({ op }) => op === 'R'))
  }

  private openAuths({ rows }: Account, byHand = false): Row[] {
    const closes = (row: Row) =>
      ['C', 'RA'].includes(row.op) && (row.result === 'ok' || (row.result === 'P' && !byHand))
    const auths = rows.filter(({ op, result }) => op === 'A' && result === 'ok')
    return auths.filter((auth) => !rows.some((row) => closes(row) && isSame(row, auth)))
  }

  private openCaptures({ rows }: Account): Row[] {
    return rows.filter((row, at) => {
      const decided = rows.slice(at + 1).some((next) => isCapture(next) && next.result !== 'P' && isSame(next, row))
      const back = rows.some((next) => ['V', 'R'].includes(next.op) && next.result === 'ok' && isSame(next, row))
      return isCapture(row) && (row.result === 'ok' || (row.result === 'P' && !decided)) && !back
    })
  }

  authorize(account: Account, code?: string): Row['result'] {
    const op = this.auth ? 'A' : 'AC'
    const parts = this.each ? account.shares : [{ part: 'all', amount: account.total }]
    const isPaid = (part: string) =>
      account.rows.some((row) => row.part === part && row.op === op && row.result === 'ok')
    const got = new Set<Row['result']>()
    for (const { part, amount } of parts.filter((each) => !isPaid(each.part))) {
      if (this.auth && got.has('F')) account.rows.push({ part, amount, op, result: 'F', settled: false })
      else got.add(this.ask(account, part, amount, op, code))
    }
    if (!got.has('F') && !got.has('M')) return got.has('P') ? 'P' : 'ok'
    if (!this.auth) return got.has('ok') ? 'P' : 'F'
    for (const { part, amount } of this.openAuths(account)) this.ask(account, part, amount, 'RA')
    return 'F'
  }

  /** Whether all of a delivery's money is there; nothing to ask for is. */
  capture(account: Account, group: string, byHand: boolean): boolean {
    const open = this.openAuths(account, byHand).filter(({ part }) => part === group || part === 'all')
    return open.map(({ part, amount }) => this.settle(account, part, amount, 'C', byHand)).every(Boolean)
  }

  /** Whether everything was given back. That an authorisation was not reversed does not count. */
  giveBack(account: Account, byHand: boolean, code?: string): boolean {
    const captures = this.openCaptures(account)
    for (const { part, amount } of this.openAuths(account)) this.settle(account, part, amount, 'RA', byHand)
    let all = true
    const back = (capture: Row, op: string, amount: number) => {
      if (!this.settle(account, capture.part, amount, op, byHand, code)) all = false
      account.rows.at(-1)!.of = capture
    }
    for (const capture of captures) {
      const asked = this.underWay(account, capture) > 0 ? this.asked(account, capture) : []
      const isVoid = !capture.settled && this.backOf(account, capture) === 0
      const most = isVoid ? (asked.length === 0 ? capture.amount : 0) : this.mostOf(account, capture)
      if (most > 0) back(capture, isVoid ? 'V' : 'R', most)
      for (const row of asked) {
        row.decided = true
        back(capture, row.op, row.amount)
      }
    }
    return all
  }

  /** What is paid and not under way back. */
  returnable(account: Account): number {
    const taken = account.rows.filter((row) => isCapture(row) && row.result === 'ok')
    return this.paid(account) - taken.reduce((total, capture) => total + this.underWay(account, capture), 0)
  }

  /** Of a capture no more is asked back than is left of it, and than is there at all. */
  private mostOf(account: Account, capture: Row) {
    const left = capture.amount - this.backOf(account, capture) - this.underWay(account, capture)
    return Math.max(0, Math.min(left, this.returnable(account)))
  }

  private asked({ rows }: Account, capture: Row) {
    return rows.filter(
      ({ op, result, of, decided }) => 'VR'.includes(op) && result === 'P' && of === capture && !decided,
    )
  }

  private underWay(account: Account, capture: Row) {
    return Math.min(sum(this.asked(account, capture)), capture.amount - this.backOf(account, capture))
  }

  private backOf({ rows }: Account, capture: Row) {
    return sum(rows.filter(({ op, result, of }) => op === 'R' && result === 'ok' && of === capture))
  }

  /** Ours: an operator gives a part back, of what is settled, as far as the bank agrees. */
  giveBackPart(account: Account, amount: number): boolean {
    let left = amount
    for (const capture of this.openCaptures(account).filter(({ settled }) => settled)) {
      const part = Math.min(left, this.mostOf(account, capture))
      if (part === 0) continue
      const result = this.ask(account, capture.part, part, 'R')
      account.rows.at(-1)!.of = capture
      left -= part
      if (result === 'F' || result === 'M') return false
    }
    return left === 0
  }

  private settle(account: Account, part: string, amount: number, op: string, byHand: boolean, code?: string): boolean {
    if (!byHand) return this.ask(account, part, amount, op, code) === 'ok'
    account.rows.push({ part, amount, op, result: 'ok', settled: op === 'C' })
    return true
  }

  /**
   * Money went back by another way: what was under way with that amount, else of the one capture of exactly that amount,
   * or of all in turn. False if there is nothing it could come from, or a part of what is not there for certain.
   */
  givenBack(account: Account, amount: number): boolean {
    const open = amount > 0 ? this.openCaptures(account) : []
    const asked = open.flatMap((capture) => this.asked(account, capture))
    const decided = account.rows.find((row) => asked.includes(row) && row.amount === amount)
    const exact = decided?.of ?? open.find((capture) => capture.amount === amount)
    const parts: [capture: Row, amount: number][] = []
    let left = amount
    let there = this.paid(account)
    for (const capture of exact ? [exact] : open) {
      const most = capture.amount - this.backOf(account, capture)
      const back = Math.min(left, most, capture.result === 'ok' ? there : most)
      if (back > 0) parts.push([capture, back])
      left -= back
      if (capture.result === 'ok') there -= back
    }
    if (parts.some(([capture, part]) => capture.result === 'P' && part < capture.amount)) return false
    for (const [capture, part] of parts) {
      const op = !capture.settled && part === capture.amount ? 'V' : 'R'
      account.rows.push({ part: capture.part, amount: part, op, result: 'ok', settled: false, of: capture })
    }
    if (decided) decided.decided = true
    return parts.length > 0
  }
}
