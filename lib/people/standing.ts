import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { customerStandings } from '@/db/schema'

/** Somebody in a shop, which alone says what they are there: an administrator of one company is nobody in another. */
export type Place = { shopId: string; customerId: string }

/** What the shop says of this customer, by code: their role, and what they may order alone. */
export async function standingOf({ shopId, customerId }: Place, reader: Reader = db): Promise<Record<string, string>> {
  const { shopId: shop, customerId: customer, code, value } = customerStandings
  const rows = await reader
    .select({ code, value })
    .from(customerStandings)
    .where(and(eq(shop, shopId), eq(customer, customerId)))
  return Object.fromEntries(rows.map((row) => [row.code, row.value]))
}

/** Says so anew; what is empty is taken away. */
export async function writeStanding(
  tx: Tx,
  { shopId, customerId }: Place,
  values: Record<string, string>,
): Promise<void> {
  const { shopId: shop, customerId: customer, code: name } = customerStandings
  for (const [code, value] of Object.entries(values)) {
    if (value === '') {
      await tx.delete(customerStandings).where(and(eq(shop, shopId), eq(customer, customerId), eq(name, code)))
    } else {
      await tx
        .insert(customerStandings)
        .values({ shopId, customerId, code, value })
        .onConflictDoUpdate({ target: [shop, customer, name], set: { value } })
    }
  }
}
