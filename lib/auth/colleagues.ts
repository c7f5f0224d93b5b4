import 'server-only'
import {
  aliasedTable,
  and,
  asc,
  eq,
  exists,
  inArray,
  isNotNull,
  ne,
  notExists,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db, type Reader, type Scope, type Tx } from '@/db'
import { accounts, managerShops, managers, secondFactors } from '@/db/schema'
import { act, look, type Note } from '@/lib/audit/act'
import type { ActionName } from '@/lib/audit/actions'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { adminAccess } from '@/lib/people/admin-access'
import type { ResetSecondFactor } from '@/lib/people/password-input'
import { missing, Refusal } from '@/lib/refusal'
import { type Actor, may } from './actor'
import { checkedPassword } from './checked-password'
import { forgetSecondFactor } from './second-factor'
import { endSessions } from './sessions'

const others = aliasedTable(managerShops, 'other_shops')

/**
 * The managers whom this one administers: all whose every shop they look after. What is done about somebody's sign-in
 * holds in all of them.
 */
function administeredBy(actor: Actor): SQL | undefined {
  if (!may(actor, 'managers.open') || actor.assist || actor.oversees.length === 0) return sql`1 = 0`
  const ofTheirs = (which: SQL) =>
    db
      .select({ id: others.shopId })
      .from(others)
      .where(and(eq(others.managerId, managers.id), which))
  return and(
    exists(ofTheirs(inArray(others.shopId, actor.oversees))),
    notExists(ofTheirs(notInArray(others.shopId, [...actor.oversees]))),
  )
}

const MOST = 500

const select = (reader: Reader, actor: Actor, which?: SQL) =>
  reader
    .select({
      id: managers.id,
      firstname: managers.firstname,
      lastname: managers.lastname,
      email: accounts.email,
      enabled: accounts.enabled,
      passwordHash: accounts.passwordHash,
      factorSince: secondFactors.confirmedAt,
    })
    .from(managers)
    .innerJoin(accounts, eq(accounts.id, managers.id))
    .leftJoin(secondFactors, and(eq(secondFactors.accountId, managers.id), isNotNull(secondFactors.confirmedAt)))
    .where(and(administeredBy(actor), ne(managers.id, actor.account?.id ?? ''), which))
    .orderBy(asc(managers.lastname), asc(managers.firstname), asc(managers.id))
    .limit(MOST)

/** A manager, as who administers them sees one; never oneself. */
export type Colleague = Omit<Awaited<ReturnType<typeof select>>[number], 'passwordHash'> & { hasPassword: boolean }

export const colleaguesOf = async (actor: Actor): Promise<Colleague[]> => (await select(db, actor)).map(seen)

export const colleagueById = async (actor: Actor, id: string, reader: Reader = db): Promise<Colleague | undefined> =>
  (await select(reader, actor, eq(managers.id, id))).map(seen).at(0)

function seen({ passwordHash, ...colleague }: Awaited<ReturnType<typeof select>>[number]): Colleague {
  return { ...colleague, hasPassword: passwordHash !== null }
}

/** The shops a manager is assigned to: what is done about them stands in the ledger of each. */
export async function shopsOfManager(managerId: string, reader: Reader = db): Promise<string[]> {
  const assigned = await reader
    .select({ shopId: managerShops.shopId })
    .from(managerShops)
    .where(eq(managerShops.managerId, managerId))
  return assigned.map(({ shopId }) => shopId).sort()
}

type Administering<Rest extends unknown[], T> = (tx: Tx, note: Note, doer: Actor, ...rest: Rest) => Promise<T>

/**
 * What is done about managers is done one after the other, with the rights that its doer has by then: of two who disable
 * each other at once the second comes too late, and one always remains.
 */
const oneByOne = { managers: 'all' }

async function asOfNow(tx: Tx, actor: Actor): Promise<Actor> {
  const access = await adminAccess(actor.account?.id ?? '', tx)
  if (!access?.permissions.has('managers.open')) throw new Refusal('notAllowed', 'forbidden')
  const { permissions, oversees } = access
  return { ...actor, permissions, oversees }
}

/** Does something about the managers, one of whom may not be there yet. */
export const administer = <T>(actor: Actor, action: ActionName, scope: Scope, work: Administering<[], T>) =>
  act(actor, action, { ...scope, ...oneByOne }, async (tx, note) => work(tx, note, await asOfNow(tx, actor)))

/** Does something about a colleague who is there; it stands in the ledgers of all their shops. */
export const administerOne = (
  actor: Actor,
  action: ActionName,
  managerId: string,
  work: Administering<[colleague: Colleague], void>,
) =>
  act(actor, action, { account: managerId, ...oneByOne }, async (tx, note) => {
    note.about('manager', managerId)
    const doer = await asOfNow(tx, actor)
    const colleague = await colleagueById(doer, managerId, tx)
    if (!colleague) throw missing()
    note.standsIn(await shopsOfManager(managerId, tx))
    return work(tx, note, doer, colleague)
  })

/**
 * Takes away the second factor of a colleague who has lost it, for one's own password: they sign in with theirs alone
 * and set a new one up, their sessions end, and they are told. Nobody does that for themself.
 */
export async function resetSecondFactor(actor: Actor, { managerId, current }: ResetSecondFactor): Promise<void> {
  await look(actor, 'managers.resetSecondFactor', (note) => {
    note.about('manager', managerId)
    if (managerId === actor.account?.id) throw new Refusal('notYourselfFactor')
    return checkedPassword(actor.account!, current)
  })
  await administerOne(actor, 'managers.resetSecondFactor', managerId, async (tx, note, _doer, colleague) => {
    if (!colleague.factorSince) return note.nothing()
    await forgetSecondFactor(tx, managerId)
    await endSessions(tx, managerId, actor.requestId)
    note.changed({ secondFactor: true }, { secondFactor: false })
    const { shop, requestId: cause } = actor
    const reader = { shop, locale: shop.languages[0] ?? ('en' as const), recipient: colleague.email }
    const name = `${colleague.firstname} ${colleague.lastname}`
    await queueMail(tx, accountLetter('manager-second-factor-reset', { name, cause }, reader))
  })
}
