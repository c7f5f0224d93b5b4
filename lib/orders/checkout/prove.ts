import 'server-only'
import type { Reader } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { isStale, proveRecent } from '@/lib/auth/recent'
import { Refusal } from '@/lib/refusal'
import { numberIn } from '@/lib/shops/shop'

/** Whether an order on behalf is so large that the shop asks who sits there (SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE). */
const isLarge = ({ assist, shop }: Actor, total: number) =>
  assist !== null && total > numberIn(shop, 'SHOP_SF_ASSIST_MAX_AUTH_AGE_ABOVE', Number.POSITIVE_INFINITY)

/** Whether the manager has to give their password once more before an order of this total. */
export const asksPassword = async (actor: Actor, total: number, reader?: Reader) =>
  isLarge(actor, total) && (await isStale(actor, reader))

/** Believes the password that came with the form. It is written down, so this stands before the transaction. */
export async function proveGiven(actor: Actor, currentPassword: string | undefined): Promise<void> {
  if (actor.assist && currentPassword) await proveRecent(actor, currentPassword)
}

/** In the transaction that orders on behalf, or has orders follow: refuses a large one whose manager has not given it. */
export async function demandProven(reader: Reader, actor: Actor, total: number): Promise<void> {
  if (!(await asksPassword(actor, total, reader))) return
  throw new Refusal('passwordAgain', 'invalid', {}, { currentPassword: 'required' })
}
