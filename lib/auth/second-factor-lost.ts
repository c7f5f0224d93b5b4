import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db, transact } from '@/db'
import { newId } from '@/db/id'
import { accounts, managerShops, managers, secondFactors } from '@/db/schema'
import { append } from '@/lib/audit/ledger'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { canonicalEmail } from '@/lib/people/email'
import { shopById } from '@/lib/shops/queries'
import { forgetSecondFactor } from './second-factor'
import { endSessions } from './sessions'

/**
 * For whoever runs the server: a manager has lost the phone and the recovery codes. Their second factor goes, their
 * sessions end, they are told, and it stands in the ledger of each shop they look after. Answers whether there was one.
 */
export async function turnOffLost(email: string): Promise<boolean> {
  const [manager] = await db
    .select({ id: accounts.id, email: accounts.email, firstname: managers.firstname, lastname: managers.lastname })
    .from(accounts)
    .innerJoin(managers, eq(managers.id, accounts.id))
    .innerJoin(secondFactors, eq(secondFactors.accountId, accounts.id))
    .where(and(eq(accounts.email, canonicalEmail(email) ?? ''), eq(accounts.kind, 'manager')))
  if (!manager) return false
  const theirs = await db
    .select({ id: managerShops.shopId })
    .from(managerShops)
    .where(eq(managerShops.managerId, manager.id))
    .orderBy(asc(managerShops.shopId))
  const shop = theirs[0] && (await shopById(theirs[0].id))
  const requestId = newId()

  await transact({ account: manager.id }, async (tx) => {
    await forgetSecondFactor(tx, manager.id)
    await endSessions(tx, manager.id, requestId)
    if (shop) {
      const name = `${manager.firstname} ${manager.lastname}`
      const reader = { shop, locale: 'en' as const, recipient: manager.email }
      await queueMail(tx, accountLetter('manager-second-factor-off', { name, cause: requestId }, reader))
    }
    for (const { id: shopId } of theirs) await append(tx, entryOf(shopId, manager.id, requestId))
  })
  return true
}

const entryOf = (shopId: string, accountId: string, requestId: string) => ({
  shopId,
  action: 'secondFactor.turnOff',
  outcome: 'ok' as const,
  reason: null,
  actorKind: 'command line',
  actorId: null,
  assistId: null,
  customerId: null,
  objectType: 'account',
  objectId: accountId,
  before: null,
  after: null,
  requestId,
})
