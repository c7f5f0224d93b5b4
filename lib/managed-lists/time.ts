import 'server-only'
import { and, asc, eq, gt, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { accounts, customers, managedLists } from '@/db/schema'
import { append } from '@/lib/audit/ledger'
import { DAY, later, now } from '@/lib/clock'
import { queueMail } from '@/lib/mail/outbox'
import { shopById } from '@/lib/shops/queries'
import { reminderLetter } from './letters'
import { listScope, type ManagedListRow, openStates } from './policy'

/** How long before its end a customer is reminded of a list; of one that was sent later than that, not at all. */
const REMINDS_BEFORE = 2 * DAY
const AT_ONCE = 100

/** A job: lists whose time is over cannot be decided about; who made them can send them again. */
export async function expireManagedLists(): Promise<number> {
  return eachOpen(lte(managedLists.validUntil, now()), async (tx, isStill) => {
    const expired = { state: 'expired', updatedAt: now() } as const
    const [list] = await tx.update(managedLists).set(expired).where(isStill).returning()
    if (!list) return
    await append(tx, {
      shopId: list.shopId,
      action: 'managedList.expire',
      outcome: 'ok',
      reason: null,
      actorKind: 'nobody',
      actorId: null,
      assistId: null,
      customerId: list.customerId,
      objectType: 'managedList',
      objectId: list.id,
      before: null,
      after: null,
      requestId: 'job:expire-managed-lists',
    })
  })
}

/** A job: reminds customers, once, of what they have not decided about and soon cannot. */
export async function remindOfManagedLists(): Promise<number> {
  const isSoon = and(
    isNull(managedLists.remindedAt),
    lte(managedLists.validUntil, later(REMINDS_BEFORE)),
    gt(managedLists.validUntil, now()),
    lte(managedLists.createdAt, later(-DAY)),
  )
  return eachOpen(isSoon, async (tx, isStill) => {
    const [list] = await tx.update(managedLists).set({ remindedAt: now() }).where(isStill).returning()
    if (list) await remind(tx, list)
  })
}

/** Does something with each undecided list that is due, in a transaction each, as long as it still is. */
async function eachOpen(
  due: SQL | undefined,
  work: (tx: Tx, isStill: SQL | undefined) => Promise<void>,
): Promise<number> {
  const isDue = and(inArray(managedLists.state, openStates), due)
  const rows = await db
    .select({ id: managedLists.id })
    .from(managedLists)
    .where(isDue)
    .orderBy(asc(managedLists.id))
    .limit(AT_ONCE)
  for (const { id } of rows) await transact(listScope(id), (tx) => work(tx, and(eq(managedLists.id, id), isDue)))
  return rows.length
}

async function remind(tx: Tx, list: ManagedListRow) {
  const shop = await shopById(list.shopId, tx)
  const [person] = await tx
    .select({ recipient: accounts.email, locale: customers.locale })
    .from(customers)
    .innerJoin(accounts, and(eq(accounts.id, customers.accountId), eq(accounts.enabled, true)))
    .where(eq(customers.id, list.customerId))
  if (shop && person) await queueMail(tx, reminderLetter(list, { shop, ...person }))
}
