import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { attributeDefinitions, customerAttributes } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { isPattern } from './pattern'

export type Definition = Omit<typeof attributeDefinitions.$inferSelect, 'shopId'>

/** Kept by the shop and never asked of anybody: who may do what, and who registered whom. */
const LOCKED = /^(REGISTRATION_MANAGER_|CUSTOMER_B2B_(APPROVER|ADMINISTRATOR|REQUIRE_APPROVE)|CUSTOMER_BLOCK_)/

/** Only the customer says yes or no to these; see the assist rules. */
export const consents: readonly string[] = ['MARKETING_OPT_IN']

export const isLocked = (code: string) => LOCKED.test(code)

/** What the shop asks of its customers, by code: its own definitions before its master's. */
export async function definitionsOf(shop: Shop, reader: Reader = db): Promise<Map<string, Definition>> {
  const ids = shop.masterId ? [shop.masterId, shop.id] : [shop.id]
  const rows = await reader.select().from(attributeDefinitions).where(inArray(attributeDefinitions.shopId, ids))
  const ownLast = rows.sort((a, b) => ids.indexOf(a.shopId) - ids.indexOf(b.shopId))
  return new Map(ownLast.map(({ shopId: _, ...definition }) => [definition.code, definition]))
}

type NewDefinition = Pick<Definition, 'code' | 'kind' | 'names'> & Partial<Definition>

/** Says what an attribute of this shop's customers is called and may be, or says it anew. */
export function defineAttribute(actor: Actor, definition: NewDefinition): Promise<void> {
  const shopId = actor.shop.id
  return act(actor, 'attributes.define', { attributes: shopId }, async (tx, note) => {
    const row = { shopId, helps: null, pattern: null, choices: null, mandatory: false, ...definition }
    if (!/^[A-Za-z][A-Za-z0-9_]{1,60}$/.test(row.code) || isLocked(row.code))
      throw new Refusal('checkFields', 'invalid')
    if (row.pattern && !isPattern(row.pattern))
      throw new Refusal('checkFields', 'invalid', {}, { pattern: 'patternWrong' })
    const { shopId: shop, code } = attributeDefinitions
    const [before] = await tx
      .select()
      .from(attributeDefinitions)
      .where(and(eq(shop, shopId), eq(code, row.code)))
    await tx
      .insert(attributeDefinitions)
      .values(row)
      .onConflictDoUpdate({ target: [shop, code], set: row })
    note.about('attribute', row.code)
    note.changed(before ?? null, row)
  })
}

/** The customer's own answers, by code. */
export async function attributesOf(customerId: string, reader: Reader = db): Promise<Record<string, string>> {
  const { code, value } = customerAttributes
  const rows = await reader
    .select({ code, value })
    .from(customerAttributes)
    .where(eq(customerAttributes.customerId, customerId))
  return Object.fromEntries(rows.map((row) => [row.code, row.value]))
}

/** Writes the customer's answers down; an empty one is taken away. */
export async function writeAttributes(tx: Tx, customerId: string, values: Record<string, string>): Promise<void> {
  const { customerId: customer, code: name } = customerAttributes
  for (const [code, value] of Object.entries(values)) {
    const one = and(eq(customer, customerId), eq(name, code))
    if (value === '') await tx.delete(customerAttributes).where(one)
    else {
      await tx
        .insert(customerAttributes)
        .values({ customerId, code, value })
        .onConflictDoUpdate({ target: [customer, name], set: { value } })
    }
  }
}
