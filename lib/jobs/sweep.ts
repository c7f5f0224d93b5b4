import 'server-only'
import { and, eq, isNotNull, lt, notInArray, or } from 'drizzle-orm'
import { transact } from '@/db'
import {
  assistChanges,
  carts,
  deskSearches,
  knownDevices,
  limits,
  mails,
  paymentCallbacks,
  recurringDates,
  registrations,
} from '@/db/schema'
import { linkLasts } from '@/lib/auth/limits'
import { forgetUnfinishedFactors } from '@/lib/auth/second-factor'
import { DAY, later, now } from '@/lib/clock'
import { LAST_LETTER } from '@/lib/mail/keys'
import { CUSTOMERS_TIME } from '@/lib/undo/policy'

const LOOSE_CART_LIFE = 30 * DAY
const SEARCH_LIFE = DAY
/** How long what was refused at the gateways' door is kept, for whoever wonders who tried. */
const REFUSED_LIFE = 30 * DAY
/** A last letter that could not be delivered is not kept either. */
const LAST_LETTER_LIFE = 30 * DAY

/**
 * Deletes what nobody will come back for: old guest carts and drafts, carts of dates that are no more, desk searches, refused callbacks, what nobody can take back
 * any more, old browsers and counters, answers whose link is dead.
 */
export async function sweep() {
  await transact({ sweep: 'all' }, async (tx) => {
    const dated = tx.select({ id: recurringDates.cartId }).from(recurringDates).where(isNotNull(recurringDates.cartId))
    const isForgotten = and(eq(carts.kind, 'recurring'), notInArray(carts.id, dated))
    const isLoose = or(isNotNull(carts.guestHash), eq(carts.kind, 'draft'), isForgotten)
    await tx.delete(carts).where(and(isLoose, lt(carts.updatedAt, later(-LOOSE_CART_LIFE))))
    await tx.delete(deskSearches).where(lt(deskSearches.createdAt, later(-SEARCH_LIFE)))
    await tx
      .delete(paymentCallbacks)
      .where(and(eq(paymentCallbacks.state, 'rejected'), lt(paymentCallbacks.receivedAt, later(-REFUSED_LIFE))))
    await tx.delete(mails).where(and(eq(mails.template, LAST_LETTER), lt(mails.createdAt, later(-LAST_LETTER_LIFE))))
    await tx.delete(assistChanges).where(lt(assistChanges.changedAt, later(-CUSTOMERS_TIME)))
    await tx.delete(limits).where(lt(limits.expiresAt, now()))
    const unused = and(eq(registrations.written, false), lt(registrations.createdAt, later(-linkLasts.activate)))
    await tx.delete(registrations).where(unused)
    await tx.delete(knownDevices).where(lt(knownDevices.expiresAt, now()))
  })
  await forgetUnfinishedFactors()
}
