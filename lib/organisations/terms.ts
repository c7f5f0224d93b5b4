import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db'
import { shopAttributes } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { minorUnitsIn } from '@/lib/money'
import { Refusal } from '@/lib/refusal'
import type { SetTerms } from './input'
import { inOrganisation } from './policy'

/** By when an organisation pays its invoices, and how much it may owe at most: minor units of its shop's currency. */
export type Terms = { days: number; limit: number | null }

const DAYS = 'SHOP_B2B_PAYMENT_DAYS'
const LIMIT = 'SHOP_B2B_CREDIT_LIMIT'

/** The terms that an organisation's own shop has, never its master's; null if none were agreed. */
export async function termsOf(reader: Reader, shopId: string): Promise<Terms | null> {
  const { code, value } = shopAttributes
  const rows = await reader
    .select({ code, value })
    .from(shopAttributes)
    .where(and(eq(shopAttributes.shopId, shopId), inArray(code, [DAYS, LIMIT])))
  const of = (name: string) => rows.find((row) => row.code === name)?.value.trim() ?? ''
  const number = (text: string) => (/^\d{1,12}$/.test(text) ? Number(text) : null)
  const [days, limit] = [number(of(DAYS)), number(of(LIMIT))]
  return days === null && limit === null ? null : { days: days ?? 0, limit }
}

/** Agrees on terms with an organisation; an empty field is none. What is invoiced already keeps its day. */
export async function setTerms(actor: Actor, given: SetTerms): Promise<void> {
  const there = await inOrganisation(actor, given.organisationId)
  const { id, currency } = there.shop
  const limit = given.limit === '' ? '' : minorUnitsIn(given.limit, currency)
  if (limit === undefined) throw new Refusal('checkFields', 'invalid', {}, { limit: 'amountRequired' })
  return act(there, 'organisation.terms', { organisation: id }, async (tx, note) => {
    const before = await termsOf(tx, id)
    const { shopId, code } = shopAttributes
    for (const [name, value] of [
      [DAYS, given.days],
      [LIMIT, String(limit)],
    ] as const) {
      await tx.delete(shopAttributes).where(and(eq(shopId, id), eq(code, name)))
      if (value !== '') await tx.insert(shopAttributes).values({ shopId: id, code: name, value })
    }
    note.about('shop', id)
    note.changed(before, await termsOf(tx, id))
  })
}
