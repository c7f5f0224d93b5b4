import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customers, managers } from '@/db/schema'
import { fullName } from '@/lib/auth/actor'
import { queueMail } from '@/lib/mail/outbox'
import { shopById } from '@/lib/shops/queries'
import { consentPolicy } from './consent'
import { deedsOf } from './deeds'
import { endedLetter } from './letters'
import type { AssistRow } from './standing'

/** Tells the customer what was done for them, where the shop promises that (SHOP_SF_ASSIST_CONSENT: notify or ask). */
export async function noticeOfEnd(tx: Tx, assist: AssistRow & { endedAt: Date | null }) {
  const shop = await shopById(assist.shopId, tx)
  if (!shop || consentPolicy(shop) === 'none' || !assist.endedAt) return
  const [people] = await tx
    .select({ customer: customers, email: accounts.email, manager: managers })
    .from(customers)
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .innerJoin(managers, eq(managers.id, assist.managerId))
    .where(eq(customers.id, assist.customerId))
  if (!people) return
  const { customer, email, manager } = people
  const { id, reason, reasonText, startedAt, endedAt } = assist
  const facts = { id, reason, reasonText, startedAt, endedAt, deeds: await deedsOf([id], tx) }
  const names = { name: fullName(customer), manager: `${manager.firstname} ${manager.lastname}` }
  await queueMail(tx, endedLetter({ ...facts, ...names }, { shop, locale: customer.locale, recipient: email }))
}
