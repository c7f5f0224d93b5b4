import 'server-only'
import { and, count, eq, gt, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Tx } from '@/db'
import { accounts, auditEntries, customerShops, customers, sessions } from '@/db/schema'
import type { Locale } from '@/db/words'
import { endAssistsFor } from '@/lib/assist/ending'
import { act, look, type Note } from '@/lib/audit/act'
import type { ActionName } from '@/lib/audit/actions'
import { DAY, later, now } from '@/lib/clock'
import { type AccountTemplate, accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import type { Care, CareFor } from '@/lib/people/care-input'
import { visibleTo } from '@/lib/people/policy'
import { missing, Refusal } from '@/lib/refusal'
import { demandLookedAt, letInAs } from '@/lib/registration/pending'
import { type Actor, fullName, may } from './actor'
import { demandLetterRoom } from './letter-room'
import { MOST_IN_A_ROW, UNLOCKS_A_DAY } from './limits'
import { hasRoomFor, writePasswordLetter } from './link-mail'
import { withdrawLinks } from './links'
import { isLocked } from './lock'
import { proveRecent } from './recent'
import { endSession } from './sessions'

const actionOf: Record<Care, ActionName> = {
  enable: 'customers.enable',
  disable: 'customers.disable',
  unlock: 'customers.unlock',
  reset: 'customers.resetPassword',
}

/**
 * Enables, disables or unlocks a customer, or writes them a letter to choose a new password: at once, with its
 * audit row, and told to the customer by letter. It never shows or sets a password. Whoever is out of reach
 * (managers, oneself, hidden, of another shop) is not there.
 */
export async function careFor(actor: Actor, input: z.output<typeof CareFor>): Promise<void> {
  const { customerId, care, reason, shown, currentPassword } = input
  await look(actor, actionOf[care])
  if (care === 'unlock') await proveRecent(actor, currentPassword)
  const [known] = await db
    .select({ accountId: customers.accountId })
    .from(customers)
    .where(eq(customers.id, customerId))
  return act(actor, actionOf[care], { account: known?.accountId ?? customerId }, async (tx, note) => {
    note.about('customer', customerId)
    const target = await targetOf(tx, actor, customerId)
    note.concerning(customerId)
    note.changed({ state: stateOf(target) }, { care, reason })
    if (care === 'enable' && !isEnabled(target)) await demandLookedAt(tx, target.accountId, shown)
    await doing[care](tx, actor, target, note)
  })
}

export type Target = NonNullable<Awaited<ReturnType<typeof targetOf>>>

/** The customer a manager means; whoever is out of reach is as unknown as nobody. */
export async function targetOf(tx: Tx, actor: Actor, customerId: string) {
  const [target] = await tx
    .select({
      id: customers.id,
      accountId: accounts.id,
      email: accounts.email,
      locale: customers.locale,
      firstname: customers.firstname,
      lastname: customers.lastname,
      company: customers.company,
      salutation: customers.salutation,
      accountEnabled: accounts.enabled,
      linkEnabled: customerShops.enabled,
      lockedUntil: accounts.lockedUntil,
      failedInRow: accounts.failedInRow,
      hasPassword: accounts.passwordHash,
    })
    .from(customers)
    .innerJoin(customerShops, eq(customerShops.customerId, customers.id))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(and(eq(customers.id, customerId), visibleTo(actor), ne(accounts.id, actor.account?.id ?? '')))
  const elsewhere = actor.assist && actor.customer?.id !== customerId // inside an assist there is only the one
  if (!target || elsewhere || !may(actor, 'customers.find')) throw missing()
  return { ...target, hasPassword: target.hasPassword !== null }
}

export const isEnabled = (target: Target) => target.accountEnabled && target.linkEnabled
const stateOf = (target: Target) => (!isEnabled(target) ? 'disabled' : isLocked(target) ? 'locked' : 'enabled')

/** Each says nothing, and does nothing, where it is done already: a form sent twice is told once. */
const doing: Record<Care, (tx: Tx, actor: Actor, target: Target, note: Note) => Promise<void>> = {
  async enable(tx, actor, target, note) {
    if (isEnabled(target)) return note.nothing()
    // In other shops, whose customers these are too, it stays as it was there: disabled.
    if (!target.accountEnabled) {
      const elsewhere = and(eq(customerShops.customerId, target.id), ne(customerShops.shopId, actor.shop.id))
      await tx.update(customerShops).set({ enabled: false }).where(elsewhere)
      await tx.update(accounts).set({ enabled: true }).where(eq(accounts.id, target.accountId))
    }
    await letIn(tx, actor, target, 'customer-reactivation')
  },

  async disable(tx, actor, target, note) {
    if (!isEnabled(target)) return note.nothing()
    await shutOut(tx, actor, target, 'customer-deactivation')
  },

  /** What has been counted stays counted: the next wrong password locks again, and for longer. */
  async unlock(tx, actor, target, note) {
    if (!isEnabled(target)) throw new Refusal('notAvailable')
    if (!isLocked(target)) return note.nothing()
    const often = target.failedInRow >= MOST_IN_A_ROW || (await unlocksToday(tx, target)) >= UNLOCKS_A_DAY
    if (often) throw new Refusal('unlockedOften')
    await tx.update(accounts).set({ lockedUntil: now() }).where(eq(accounts.id, target.accountId))
    await tell(tx, actor, target, 'customer-unlocked')
  },

  async reset(tx, actor, target) {
    if (!isEnabled(target)) throw new Refusal('notAvailable')
    if (!(await hasRoomFor(tx, target.email, 'customer-reset'))) throw new Refusal('tooManyLetters')
    await writePasswordLetter(tx, actor.shop, target, target.hasPassword ? 'reset' : 'activate')
  },
}

/** Somebody whose place in a shop is opened or closed, and who is told. */
export type Cared = Told & { id: string; accountId: string; hasPassword: boolean }

/** Opens their place in this shop. Who has not chosen a password yet gets the letter to do so. */
export async function letIn(tx: Tx, actor: Actor, target: Cared, template: AccountTemplate) {
  await demandLetterRoom(tx, actor, target.email)
  await tx.update(customerShops).set({ enabled: true }).where(linkOf(actor, target))
  if (target.hasPassword) await tell(tx, actor, target, template)
  else await letInAs(tx, target.accountId, await writePasswordLetter(tx, actor.shop, target, 'activate'))
}

/** Closes it: their sessions here, the assists on them and the links on their way to them end at once. */
export async function shutOut(tx: Tx, actor: Actor, target: Cared, template: AccountTemplate) {
  await tx.update(customerShops).set({ enabled: false }).where(linkOf(actor, target))
  await withdrawLinks(tx, target.accountId, { shopId: actor.shop.id })
  const { accountId, shopId, revokedAt } = sessions
  const theirs = and(eq(accountId, target.accountId), eq(shopId, actor.shop.id), isNull(revokedAt))
  const open = await tx.select({ id: sessions.id }).from(sessions).where(theirs)
  for (const { id } of open) await endSession(tx, id, actor.requestId)
  await endAssistsFor(tx, target.id, 'customer-disabled', actor.requestId, actor.shop.id)
  await tell(tx, actor, target, template)
}

const linkOf = ({ shop }: Actor, { id }: { id: string }) =>
  and(eq(customerShops.customerId, id), eq(customerShops.shopId, shop.id))

/** In whichever shop: it is one account. */
async function unlocksToday(tx: Tx, { id }: Target) {
  const [row] = await tx
    .select({ times: count() })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.customerId, id),
        gt(auditEntries.at, later(-DAY)),
        eq(auditEntries.action, 'customers.unlock'),
        eq(auditEntries.outcome, 'ok'),
      ),
    )
  return row?.times ?? 0
}

type Told = { email: string; locale: Locale; salutation: string; firstname: string; lastname: string }

/** Tells somebody by letter what was done to their account. */
export async function tell(tx: Tx, { shop, requestId }: Actor, target: Told, template: AccountTemplate) {
  const reader = { shop, locale: target.locale, recipient: target.email }
  await queueMail(tx, accountLetter(template, { name: fullName(target), cause: requestId }, reader))
}
