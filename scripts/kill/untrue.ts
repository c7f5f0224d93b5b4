import type { Line } from './world'

/** What the database says happened. */
export type Facts = {
  /** The number of each order, by the form that it was placed with. */
  orders: Map<string, string>
  /** The requests that moved an order. */
  moved: Set<string>
  /** Every request that the ledger says was granted. */
  entries: { request: string; action: string }[]
  /** The events of gateways that came to their end. */
  heard: Set<string>
}

/** What somebody was told and is not so: done and not there, refused and there after all, or done twice. */
export function untrue(lines: Line[], { orders, moved, entries, heard }: Facts): string[] {
  const written = new Map<string, number>()
  for (const { request, action } of entries) {
    const key = `${request} ${action}`
    written.set(key, (written.get(key) ?? 0) + 1)
  }
  const isWritten = ({ request }: Line, action: string) => written.get(`${request} ${action}`) === 1

  const problemOf: Record<Line['what'], (line: Line) => string | undefined | false> = {
    place: (line) => {
      const number = orders.get(line.key)
      if (line.end === 'refused') return number !== undefined && `order ${number} was refused (${line.reason})`
      if (!number) return `an order that was ${line.state} is gone`
      if (line.state !== 'os.none' && !moved.has(line.request)) return `order ${number} never was ${line.state}`
      return !isWritten(line, 'order.place') && 'not in the ledger'
    },
    operate: (line) => {
      const name = line.reason ?? ''
      if (line.end === 'refused') return moved.has(line.request) && 'was refused, and happened'
      if (line.end === 'ok' && !moved.has(line.request)) return `${name} left no trace`
      return line.end === 'ok' && !isWritten(line, name) && `${name} is not in the ledger`
    },
    callback: (line) => line.end === 'ok' && !heard.has(line.request) && 'was heard and forgotten',
    stock: (line) => line.end === 'ok' && !isWritten(line, 'stock.count') && 'came in and is gone',
  }
  const problems = lines.flatMap((line) => {
    if (!line.end) return []
    const problem = line.end === 'failed' ? line.reason : problemOf[line.what](line)
    return problem ? [`${line.what} ${line.request}: ${problem}`] : []
  })
  // One request puts several things into a cart.
  const twice = [...written].filter(([key, times]) => times > 1 && !key.endsWith('cart.add'))
  return [...problems, ...twice.map(([key, times]) => `${key} is in the ledger ${times} times`)]
}
