import 'server-only'
import { and, eq, gt } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db'
import { accounts } from '@/db/schema'
import type { Actor, Customer } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { customerAccess } from '@/lib/people/access'
import { isHidden } from '@/lib/people/policy'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import type { StartAssist } from './input'
import { needsReason, reasonsOf } from './reasons'

/** Whom a manager may act for; whoever they may not, for whatever cause, is refused in the same words. */
export async function targetOf(tx: Tx, actor: Actor, customerId: string): Promise<Customer> {
  const customer = await customerAccess(actor.shop, { customerId }, tx)
  const refused = new Refusal('notAvailable', 'missing')
  if (!customer || isHidden(actor.shop, customer)) throw refused
  const [locked] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, customer.accountId), gt(accounts.lockedUntil, now())))
  if (locked) throw refused
  return customer
}

export function demandReason(shop: Shop, { reason }: Pick<z.output<typeof StartAssist>, 'reason'>) {
  if (needsReason(shop) && !reasonsOf(shop).includes(reason)) {
    throw new Refusal('checkFields', 'invalid', {}, { reason: 'reasonNeeded' })
  }
}
