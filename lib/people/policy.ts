import 'server-only'
import { and, eq, inArray, not, type SQL, sql } from 'drizzle-orm'
import { accounts, customerShops, customers } from '@/db/schema'
import { reservedTypes } from '@/db/words'
import type { Actor, Customer } from '@/lib/auth/actor'
import { fold } from '@/lib/fold'
import { attribute, type Shop } from '@/lib/shops/shop'
import { sortName } from './search-words'

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
  firstname: customerShops.sortName,
  lastname: customerShops.sortName,
  company: customerShops.sortCompany,
  number: customers.number,
  type: customers.type,
}

type Field = keyof typeof columns

/** Inside a coalesce, because PostgreSQL takes a bare `not like '%#%'` to be true of nearly nobody and plans for that. */
const contains = (column: (typeof columns)[Field], part: string) =>
  sql`coalesce(lower(${column}) like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\', false)`

/**
 * SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST: a line `field=part,part` for each field; whoever has one of
 * the parts is hidden. Without it, logins that contain `#` are. Source: platform reference, §2.3.
 */
function blacklist(shop: Shop): [Field, string][] {
  const written = attribute(shop, 'SHOP_SF_LOGIN_MANAGER_CUSTOMER_BLACKLIST') || 'login=#'
  const listed = linesOf(written)
  return listed.length > 0 ? listed : linesOf('login=#') // a misspelt list must not show everybody
}

const linesOf = (written: string) =>
  written.split('\n').flatMap((line) => {
    const [field = '', parts = ''] = line.split('=').map((text) => text.trim())
    if (!(field in columns)) return []
    const words = parts.split(',').map((part) => fold(part).trim())
    return words.filter(Boolean).map((part): [Field, string] => [field as Field, part])
  })

/** The same rule for a customer already read. */
export function isHidden(shop: Shop, customer: Customer): boolean {
  const name = sortName(customer)
  const { email, company, number, type } = customer
  const values = { login: email, email, firstname: name, lastname: name, company, number, type }
  return blacklist(shop).some(([field, part]) => fold(values[field]).includes(part))
}
