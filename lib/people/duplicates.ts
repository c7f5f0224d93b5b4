import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '@/db'
import { accounts, customerShops, customers } from '@/db/schema'
import { beginningWith } from '@/db/search'
import { look } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { wordsOf } from '@/lib/fold'
import type { CardRow } from './cards'
import { canonicalEmail } from './email'
import { matching, select } from './search'

const text = z.string().trim().max(254).default('')

/** What has been typed so far of a new customer. */
export const Typed = z.object({ email: text, firstname: text, lastname: text, postcode: text, phone: text })
export type Typed = z.output<typeof Typed>

export type Likely = {
  id: string
  name: string
  number: string
  company: string
  /** The very e-mail, a prospect's, or somebody who may well be the same. */
  why: 'email' | 'prospect' | 'likely'
}

const MOST = 5

/** Who may be meant by what is typed: the same e-mail however it is written, or the same name and postcode or phone. */
export async function likelyDuplicates(actor: Actor, typed: Typed): Promise<Likely[]> {
  await look(actor, 'customers.register')
  const email = canonicalEmail(typed.email.normalize('NFKC'))
  const found = new Map<string, Likely>()
  const add = (rows: Omit<Likely, 'why'>[], why: Likely['why']) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, { ...row, why })
  }
  if (email) {
    add((await select(actor, eq(accounts.email, email))).map(shown), 'email')
    add(await prospects(actor, email), 'prospect')
  }
  for (const words of wordsToFind(typed)) {
    const sought = words.map((word) => [word])
    add((await matching(actor, beginningWith('customer', sought))).map(shown), 'likely')
  }
  return [...found.values()].slice(0, MOST)
}

/** Name and postcode, or name and phone, once there is enough of them. */
function wordsToFind({ lastname, postcode, phone }: Typed): string[][] {
  const digits = phone.replace(/\D/g, '').replace(/^00/, '')
  const name = wordsOf(lastname).filter((word) => word.length >= 2)
  const code = wordsOf(postcode)
  const byPlace = name.length > 0 && postcode.length >= 3 ? [[...name, ...code]] : []
  return digits.length >= 7 ? [...byPlace, [digits.slice(-8)]] : byPlace
}

const shown = (row: Pick<CardRow, 'id' | 'number' | 'firstname' | 'lastname' | 'company'>) => ({
  id: row.id,
  number: row.number,
  name: fullName(row),
  company: row.company,
})

/** Known to the shop, but without an account: registering makes them the customer. */
async function prospects(actor: Actor, email: string) {
  const { id, number, firstname, lastname, company } = customers
  const rows = await db
    .select({ id, number, firstname, lastname, company })
    .from(customers)
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .where(and(eq(customers.email, email), isNull(customers.accountId), eq(customerShops.shopId, actor.shop.id)))
    .limit(MOST)
  return rows.map(shown)
}
