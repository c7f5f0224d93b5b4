import 'server-only'
import { and, eq, inArray, not, type SQL, sql } from 'drizzle-orm'
import { accounts, customerShops, customers } from '@/db/schema'
import { reservedTypes } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { attribute, type Shop } from '@/lib/shops/shop'

/**
 * The customers a manager of this shop may know exist. Every desk query starts here: linked to the shop,
 * with an account, of no reserved type, and not on the blacklist. The others do not exist, by any road.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  return and(
    eq(customerShops.shopId, actor.shop.id),
    eq(accounts.kind, 'customer'),
    not(inArray(customers.type, [...reservedTypes])),
    ...blacklist(actor.shop).map(([field, part]) => not(contains(columns[field], part))),
  )
}

const columns = {
  login: accounts.email,
  email: customers.email,
  firstname: customers.firstname,
  lastname: customers.lastname,
  company: customers.company,
  number: customers.number,
  type: customers.type,
}

type Field = keyof typeof columns

const contains = (column: (typeof columns)[Field], part: string) =>
  sql`${sql`lower(${column})`} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/**
 * SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: a line `field=part,part` for each field; whoever has one of
 * the parts is hidden. Without it, logins that contain `#` are. Source: platform reference, §2.3.
 */
function blacklist(shop: Shop): [Field, string][] {
  const written = attribute(shop, 'SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST') || 'login=#'
  return written.split('\n').flatMap((line) => {
    const [field = '', parts = ''] = line.split('=').map((text) => text.trim())
    if (!(field in columns)) return []
    const listed = parts.split(',').map((part) => part.trim().toLowerCase())
    return listed.filter(Boolean).map((part): [Field, string] => [field as Field, part])
  })
}

/** The same rule for a customer already read. */
export function isHidden(shop: Shop, customer: { email: string; company: string } & Record<string, unknown>): boolean {
  const values: Record<string, unknown> = { ...customer, login: customer.email }
  return blacklist(shop).some(([field, part]) =>
    String(values[field] ?? '')
      .toLowerCase()
      .includes(part),
  )
}
