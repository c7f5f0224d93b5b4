import type { Database } from './database'
import type { Broken, Invariant } from './invariant'

const BY_INVOICE = `('invoicePaymentGateway', 'authInvoicePaymentGateway')`
const RUNNING = `('os.pending', 'os.waiting.approve', 'os.waiting', 'os.waiting.payment', 'os.in.progress',
  'os.partially.shipped')`

const LIMITS = `select l.shop_id, l.value from shop_attributes l
  join shop_attributes b on b.shop_id = l.shop_id and b.code = 'SHOP_B2B' and b.value = 'true'
  where l.code = 'SHOP_B2B_CREDIT_LIMIT'`

/** When somebody last agreed on terms; what was ordered before was held against others. */
const TERMS_AT = `coalesce((select max(at) from audit_entries a
  where a.action = 'organisation.terms' and a.outcome = 'ok' and a.object_id = o.shop_id), o.placed_at)`

const paper = (kind: string, which: string) =>
  `coalesce((select sum(i.total) from invoices i where i.order_id = o.id and i.kind = '${kind}' and ${which}), 0)`

/** What is not invoiced yet of orders by invoice that run, and what was invoiced and is not settled. */
const OPEN = `select o.id, o.shop_id, o.number, case when o.placed_at >= ${TERMS_AT} then 1 else 0 end as held,
    case when o.state in ${RUNNING} and o.gateway in ${BY_INVOICE} then o.total - ${paper('invoice', '1 = 1')} else 0 end
    + ${paper('invoice', 'i.due_on is not null and i.id not in (select invoice_id from invoice_settlements)')}
    - ${paper('credit', 'i.due_on is not null')} as open
  from orders o where o.shop_id in (select shop_id from (${LIMITS}) l) order by o.shop_id, o.placed_at, o.id`

/**
 * Each order by invoice, with what was placed before it and is still owed, was within the limit. It sees what is open
 * now: not an order beyond the limit of which, or of those before it, enough was settled or called off since; nor
 * one that was placed before the terms last changed.
 */
async function beyondCredit(db: Database): Promise<{ examined: number; broken: Broken[] }> {
  const limits = new Map((await db.rows(LIMITS)).map((row) => [String(row.shop_id), String(row.value).trim()]))
  const owed = new Map<string, number>()
  const broken: Broken[] = []
  for (const row of await db.rows(OPEN)) {
    const [shop, open] = [String(row.shop_id), Number(row.open)]
    const used = (owed.get(shop) ?? 0) + open
    owed.set(shop, used)
    const limit = limits.get(shop) ?? ''
    if (Number(row.held) === 0 || open <= 0 || !/^\d{1,12}$/.test(limit) || used <= Number(limit)) continue
    broken.push({ id: String(row.id), what: `with order ${row.number} its organisation owes ${used} of ${limit}` })
  }
  return { examined: limits.size, broken }
}

export const aboutCredit: Invariant[] = [
  { id: 'INV-32', says: 'no order by invoice went beyond the credit of its organisation', look: beyondCredit },
]
